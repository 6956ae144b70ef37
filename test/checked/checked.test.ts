// What a call with `Checked` accepts, and the sentence with which it refuses, under each supported compiler.
import { describe, expect, it } from 'vitest'
import { compileText, compileTextBy, type MessagesByLine } from './compile-text.js'
import { ORDER_EVENT } from './order-event.js'

interface Case {
  readonly name: string
  readonly given: string
  /** Parts of the message; none where the call compiles. */
  readonly want: readonly string[]
}

const ORDER = "order_id: 'ord_1', currency: 'EUR', total: 12.5, products: [{ sku: 'a', price: 5 }]"
const PLACE = (path: string): string => `(plan: Order Completed${path})`

const VALID: readonly Case[] = [
  { name: 'a literal', given: `trackOrderCompleted({ ${ORDER} })` },
  {
    name: 'optional properties',
    given: `trackOrderCompleted({ ${ORDER}, status: 'paid', address: { city: 'Berlin' } })`,
  },
  {
    name: 'an optional property that is undefined',
    given: `trackOrderCompleted({ ${ORDER}, email: undefined })`,
  },
  { name: 'a const', given: 'const valid = { ...order }; trackOrderCompleted(valid)' },
  { name: 'a const as const', given: `const fixed = { ${ORDER} } as const; trackOrderCompleted(fixed)` },
  { name: 'a variable of the interface', given: '(p: OrderCompletedProperties) => trackOrderCompleted(p)' },
  {
    name: 'a wrapper with other arguments',
    given: '(n: number, p: OrderCompletedProperties) => { if (n > 1) trackOrderCompleted(p) }',
  },
  { name: "a function's return", given: '(f: () => OrderCompletedProperties) => trackOrderCompleted(f())' },
  {
    name: 'spread of the interface',
    given: `(p: OrderCompletedProperties) => trackOrderCompleted({ ...p, currency: 'USD' })`,
  },
  { name: 'spread of a const', given: `trackOrderCompleted({ ...order, total: 3.25 })` },
  {
    name: 'wide variables',
    given:
      '(s: string, n: number) => trackOrderCompleted({ order_id: s, currency: s, total: n, products: [{ sku: s, price: n }] })',
  },
  {
    name: 'a text that is partly known',
    given: '(s: string) => trackOrderCompleted({ ...order, currency: `eur${s}` as const })',
  },
  {
    name: 'a branded text',
    given: '(s: string & { readonly brand: 1 }) => trackOrderCompleted({ ...order, currency: s })',
  },
  {
    name: 'a hint of texts beside any text',
    given: "(s: 'eur' | (string & {})) => trackOrderCompleted({ ...order, currency: s })",
  },
  {
    name: 'any',
    given:
      '(anything: any) => { trackOrderCompleted(anything); trackOrderCompleted({ ...order, currency: anything, total: anything }) }',
  },
  {
    name: 'a numeric enum',
    given:
      'enum Price { Low = 1, High = 5 }; (price: Price) => trackOrderCompleted({ ...order, products: [{ sku: "a", price }] })',
  },
  {
    name: 'an array variable',
    given: '(list: OrderCompletedProduct[]) => trackOrderCompleted({ ...order, products: list })',
  },
  {
    name: 'a readonly array variable',
    given: '(list: readonly OrderCompletedProduct[]) => trackOrderCompleted({ ...order, products: list })',
  },
  {
    name: 'a mapped array',
    given:
      '(skus: string[]) => trackOrderCompleted({ ...order, products: skus.map((sku) => ({ sku, price: 5 })) })',
  },
  {
    name: 'a tuple with spread',
    given:
      "(list: OrderCompletedProduct[]) => trackOrderCompleted({ ...order, products: [{ sku: 'a', price: 1 }, ...list] })",
  },
  {
    name: 'a class instance with methods',
    given:
      "class Order { order_id = 'ord_1'; currency = 'EUR'; total = 1; products = [{ sku: 'a', price: 1 }]; send(): void {} }; trackOrderCompleted(new Order())",
  },
  {
    name: 'an interface of its own',
    given:
      'interface Mine { order_id: string; currency: string; total: number; products: OrderCompletedProduct[] }; (mine: Mine) => trackOrderCompleted(mine)',
  },
  {
    name: 'an intersection',
    given: "(p: Omit<OrderCompletedProperties, 'total'> & { total: number }) => trackOrderCompleted(p)",
  },
  {
    name: 'a union',
    given:
      '(p: OrderCompletedProperties | (OrderCompletedProperties & { email: string })) => trackOrderCompleted(p)',
  },
  {
    name: 'Partial and Required',
    given: '(p: Required<OrderCompletedProperties>) => trackOrderCompleted(p)',
  },
  {
    name: 'a record where the type has one',
    given: '(record: Record<string, unknown>) => trackOrderCompleted({ ...order, extra: record })',
  },
  {
    name: 'a choice of two right literals',
    given:
      "(b: boolean) => trackOrderCompleted({ ...order, currency: b ? 'EUR' : 'USD', status: b ? 'open' : 'paid' })",
  },
  {
    name: 'a rule that hangs on what is not known',
    given: "(status: 'open' | 'paid') => trackOrderCompleted({ ...order, total: 0, status })",
  },
  { name: 'satisfies', given: `trackOrderCompleted({ ${ORDER} } satisfies OrderCompletedProperties)` },
  {
    name: 'a generic wrapper that says its type',
    given: '<P extends OrderCompletedProperties>(p: P) => trackOrderCompleted<OrderCompletedProperties>(p)',
  },
  { name: 'items that are told apart', given: "trackOrderCompleted({ ...order, tags: ['shop', 'new'] })" },
].map((each) => ({ ...each, want: [] }))

const REFUSED: readonly Case[] = [
  {
    name: 'pattern',
    given: `trackOrderCompleted({ ...order, currency: 'usd' })`,
    want: [`\\"usd\\" does not match ^[A-Z]{3}$ ${PLACE('.currency')}`],
  },
  {
    name: 'pattern, in a const',
    given: "const wrong = { ...order, currency: 'usd' } as const; trackOrderCompleted(wrong)",
    want: [`\\"usd\\" does not match ^[A-Z]{3}$ ${PLACE('.currency')}`],
  },
  {
    name: 'a choice with a wrong literal',
    given: "(b: boolean) => trackOrderCompleted({ ...order, currency: b ? 'EUR' : 'usd' })",
    want: [`\\"usd\\" does not match ^[A-Z]{3}$ ${PLACE('.currency')}`],
  },
  {
    name: 'minLength',
    given: "trackOrderCompleted({ ...order, order_id: 'x' })",
    want: [`\\"x\\" is shorter than 2 characters ${PLACE('.order_id')}`],
  },
  {
    name: 'maxLength',
    given: "trackOrderCompleted({ ...order, order_id: 'ord_1234567' })",
    want: [`\\"ord_1234567\\" is longer than 10 characters ${PLACE('.order_id')}`],
  },
  {
    name: 'minimum',
    given: 'trackOrderCompleted({ ...order, total: -1 })',
    want: [`-1 is less than 0 ${PLACE('.total')}`],
  },
  {
    name: 'multipleOf',
    given: 'trackOrderCompleted({ ...order, total: 1.005 })',
    want: [`1.005 is not a multiple of 0.01 ${PLACE('.total')}`],
  },
  {
    name: 'exclusiveMinimum',
    given: "trackOrderCompleted({ ...order, products: [{ sku: 'a', price: 0 }] })",
    want: [`0 is not greater than 0 ${PLACE('.products[0].price')}`],
  },
  {
    name: 'exclusiveMaximum',
    given: "trackOrderCompleted({ ...order, products: [{ sku: 'a', price: 1e6 }] })",
    want: [`1000000 is not less than 1000000 ${PLACE('.products[0].price')}`],
  },
  {
    name: 'integer',
    given: "trackOrderCompleted({ ...order, products: [{ sku: 'a', price: 1, quantity: 1.5 }] })",
    want: [`1.5 is not an integer ${PLACE('.products[0].quantity')}`],
  },
  {
    name: 'maximum',
    given:
      "trackOrderCompleted({ ...order, products: [{ sku: 'a', price: 1 }, { sku: 'b', price: 1, quantity: 100 }] })",
    want: [`100 is greater than 99 ${PLACE('.products[1].quantity')}`],
  },
  {
    name: 'minItems',
    given: 'trackOrderCompleted({ ...order, products: [] })',
    want: [`this array has fewer than 1 item ${PLACE('.products')}`],
  },
  {
    name: 'maxItems',
    given: "trackOrderCompleted({ ...order, tags: ['shop', 'a', 'b', 'c'] })",
    want: [`this array has more than 3 items ${PLACE('.tags')}`],
  },
  {
    name: 'uniqueItems',
    given: "trackOrderCompleted({ ...order, tags: ['shop', 'a', 'a'] })",
    want: [`this array has the same item twice ${PLACE('.tags')}`],
  },
  {
    name: 'contains',
    given: "trackOrderCompleted({ ...order, tags: ['a'] })",
    want: [`this array has too few or too many of the items that the plan asks for ${PLACE('.tags')}`],
  },
  {
    name: 'format',
    given: "trackOrderCompleted({ ...order, email: 'me' })",
    want: [`\\"me\\" is not a valid email ${PLACE('.email')}`],
  },
  {
    name: 'not const',
    given: "trackOrderCompleted({ ...order, address: { city: 'x', zip: '00000' } })",
    want: [`\\"00000\\" is what the plan rules out ${PLACE('.address.zip')}`],
  },
  {
    name: 'minProperties',
    given: 'trackOrderCompleted({ ...order, extra: {} })',
    want: [`this object has fewer than 1 key ${PLACE('.extra')}`],
  },
  {
    name: 'maxProperties',
    given: 'trackOrderCompleted({ ...order, extra: { a: 1, b: 2, c: 3 } })',
    want: [`this object has more than 2 keys ${PLACE('.extra')}`],
  },
  {
    name: 'propertyNames',
    given: 'trackOrderCompleted({ ...order, extra: { colours: 1 } })',
    want: [`the name \\"colours\\" is not one that the plan allows ${PLACE('.extra')}`],
  },
  {
    name: 'dependentRequired',
    given: "trackOrderCompleted({ ...order, card: 'visa' })",
    want: [`\\"email\\" is missing ${PLACE('')}`],
  },
  {
    name: 'if and then',
    given: "trackOrderCompleted({ ...order, status: 'paid', total: 0 })",
    want: [`0 is not greater than 0 ${PLACE('.total')}`],
  },
  {
    name: 'an unknown property',
    given: "trackOrderCompleted({ ...order, curency: 'EUR' })",
    want: [`unknown property \\"curency\\" ${PLACE('')}`],
  },
  {
    name: 'an unknown property in a variable',
    given: 'const typo = { ...order, curency: 1 }; trackOrderCompleted(typo)',
    want: [`unknown property \\"curency\\" ${PLACE('')}`],
  },
  {
    name: 'an unknown property within',
    given: "const address = { city: 'x', street: 'y' }; trackOrderCompleted({ ...order, address })",
    want: [`unknown property \\"street\\" ${PLACE('.address')}`],
  },
  {
    name: 'an unknown property of an item',
    given:
      "const list = [{ sku: 'a', price: 1, colour: 'red' }]; trackOrderCompleted({ ...order, products: list })",
    want: [`unknown property \\"colour\\" ${PLACE('.products[]')}`],
  },
  {
    name: 'two of them',
    given: "trackOrderCompleted({ ...order, currency: 'usd', total: -1 })",
    want: [
      `\\"usd\\" does not match ^[A-Z]{3}$ ${PLACE('.currency')}`,
      `-1 is less than 0 ${PLACE('.total')}`,
    ],
  },
  {
    name: 'what is missing, in the words of the compiler',
    given: "trackOrderCompleted({ order_id: 'x', currency: 'EUR', total: 1 })",
    want: ["Property 'products' is missing"],
  },
  {
    name: 'a wrong type, in the words of the compiler',
    given: "trackOrderCompleted({ ...order, total: '5' })",
    want: ["Type 'string' is not assignable to type 'number'"],
  },
  {
    name: 'a wrong enum value, in the words of the compiler',
    given: "trackOrderCompleted({ ...order, status: 'shipped' })",
    want: ['"open" | "paid"'],
  },
]

const CASES = [...VALID, ...REFUSED]
const HEAD_LINES = ORDER_EVENT.split('\n').length
const TEXT = `${ORDER_EVENT}\n${CASES.map(({ given }) => (given.startsWith('(') || given.startsWith('<') ? `void (${given})` : `{ ${given} }`)).join('\n')}\n`

/** For every case the parts of its message that are there, or the whole message where none should be. */
function told(messages: MessagesByLine): Pick<Case, 'name' | 'want'>[] {
  return CASES.map(({ name, want }, index) => {
    const message = messages.get(HEAD_LINES + 1 + index)
    if (message === undefined) return { name, want: [] }
    const found = want.filter((part) => message.includes(part))
    return { name, want: found.length === 0 ? [message] : found }
  })
}

const WANTED = CASES.map(({ name, want }) => ({ name, want }))

describe('Checked', () => {
  it('accepts every form of a valid event and refuses with a sentence, under TypeScript 6', () => {
    expect(told(compileText(TEXT))).toEqual(WANTED)
  })

  it.each(['typescript-5.9', 'typescript-7'])('does the same under %s', async (compiler) => {
    expect(told(await compileTextBy(compiler, TEXT))).toEqual(WANTED)
  })

  it('shows a wrong call in its own place', () => {
    const text = `${ORDER_EVENT}\ntrackOrderCompleted({\n  ...order,\n  products: [\n    { sku: 'a', price: 1 },\n    { sku: 'b',\n      price: -1 },\n  ],\n})\n`
    expect([...compileText(text).keys()]).toEqual([HEAD_LINES + 6])
  })
})
