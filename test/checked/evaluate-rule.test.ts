// The three verdicts of each keyword: all in one program, a line for each.
import { expect, it } from 'vitest'
import { compileText, EVALUATE_MODULE } from './compile-text.js'

interface Case {
  readonly rule: string
  readonly ok?: readonly string[]
  readonly bad?: readonly string[]
  readonly maybe?: readonly string[]
}

const CODE =
  '["^a+$", { 0: { do: "one"; of: { a: 1 }; end: "bad" }; 1: { do: "run"; of: "a"; to: 2 }; 2: { do: "end"; end: "ok" } }]'
const LINKED = '{ properties: { next: { again: Linked } }; required: "id" }'

const CASES: readonly Case[] = [
  { rule: '{}', ok: ['1', '"x"', 'string', 'null'] },
  { rule: '{ nothing: true }', ok: ['undefined'], bad: ['1', 'null', '{}'], maybe: ['unknown', 'any'] },
  { rule: '{ doubt: true }', maybe: ['1', '{}'] },
  {
    rule: '{ type: "string" | "null" }',
    ok: ['"x"', 'string', 'null'],
    bad: ['1', 'true', '[]', '{ a: 1 }'],
    maybe: ['string | number', 'Date', 'unknown'],
  },
  { rule: '{ type: "array" }', ok: ['[]', 'readonly [1]', 'string[]'], bad: ['{}', '"x"'] },
  {
    rule: '{ const: 1 | "a" | null }',
    ok: ['1', '"a"', 'null', '1 | "a"'],
    bad: ['2', '"b"', 'true', '{ a: 1 }', '2 | "b"'],
    maybe: ['string', 'number', '1 | 2', '`a${string}`'],
  },
  {
    rule: '{ minimum: 5 }',
    ok: ['5', '5.01', '10', '1e21', '"x"', 'null'],
    bad: ['4', '4.99', '-10', '0', '1e-9', '3 | 4'],
    maybe: ['number', '3 | 7'],
  },
  { rule: '{ minimum: -1.5 }', ok: ['-1.5', '-1', '0', '-1e-9'], bad: ['-1.51', '-2', '-10', '-1e21'] },
  { rule: '{ minimum: 0 }', ok: ['0', '-0', '1', '1e-7'], bad: ['-1', '-1e-7'], maybe: ['number'] },
  { rule: '{ minimum: 1e21 }', ok: ['1e21', '1.5e21', '1e22', '1e100'], bad: ['5', '9e20', '-1e22'] },
  { rule: '{ minimum: 1e-7 }', ok: ['1e-7', '2e-7', '1e-6', '1'], bad: ['0', '9e-8', '1e-10', '-1'] },
  {
    rule: '{ maximum: 99.5 }',
    ok: ['99.5', '99.49', '9', '-1000'],
    bad: ['99.51', '100', '1e21'],
    maybe: ['number'],
  },
  { rule: '{ above: 0 }', ok: ['1', '0.1', '1e-9'], bad: ['0', '-1'] },
  { rule: '{ below: 10 }', ok: ['9.99', '-10'], bad: ['10', '11'] },
  {
    rule: '{ multipleOf: 0.01 }',
    ok: ['19.99', '5', '0', '-0.5', '"x"'],
    bad: ['19.999', '0.001'],
    maybe: ['number', '1e-7'],
  },
  { rule: '{ multipleOf: 7 }', ok: ['0', '7', '-14', '700'], bad: ['1', '8', '7.5'] },
  { rule: '{ multipleOf: 1.5 }', ok: ['0', '4.5', '3'], bad: ['4', '1.6'] },
  { rule: '{ multipleOf: 250 }', ok: ['0', '1000', '250'], bad: ['100', '255'] },
  { rule: '{ multipleOf: 12345 }', maybe: ['1', '12345'] },
  {
    rule: '{ integer: true }',
    ok: ['1', '-5', '1e21', '1.5e30', '"1.5"'],
    bad: ['1.5', '1e-7'],
    maybe: ['number', '1 | 1.5'],
  },
  {
    rule: '{ minLength: 2 }',
    ok: ['"ab"', '"abc"', '"\\u{1f4a9}\\u{1f4a9}"', '5'],
    bad: ['""', '"a"', '"\\u{1f4a9}"'],
    maybe: ['string', '"a" | "ab"', '`a${string}`'],
  },
  { rule: '{ minLength: 12 }', ok: ['"abcdefghijkl"'], bad: ['"abcdefghijk"'] },
  {
    rule: '{ maxLength: 2 }',
    ok: ['""', '"ab"'],
    bad: ['"abc"', '"größer"'],
    maybe: ['string', '`a${string}`', '"\\u{1f4a9}\\u{1f4a9}"', '"\\u6771\\u4eac\\u90fd"'],
  },
  { rule: '{ maxLength: 12 }', ok: ['"abcdefghijkl"'], bad: ['"abcdefghijklm"'] },
  {
    rule: `{ pattern: ${CODE} }`,
    ok: ['"a"', '"aaaaaaaaa"', '5'],
    bad: ['""', '"b"', '"aaaaaab"'],
    maybe: ['string', '`a${string}`', 'string & { readonly brand: 1 }'],
  },
  {
    rule: '{ minItems: 2 }',
    ok: ['[1, 2]', '"x"'],
    bad: ['[]', 'readonly [1]'],
    maybe: ['number[]', '[1, 2?]', '[1, ...2[]]'],
  },
  { rule: '{ maxItems: 1 }', ok: ['[]', '[1]'], bad: ['[1, 2]'], maybe: ['number[]'] },
  {
    rule: '{ uniqueItems: true }',
    ok: ['[]', '[1, 2]', '[1, true]', '[{ a: 1 }, { a: 2 }]'],
    bad: ['[1, 1]', '[{ a: 1; b: [2] }, { b: [2]; a: 1 }]', '["a", 1, "a"]'],
    maybe: ['number[]', '[number, 1]', '[string, string]', '[boolean, true]'],
  },
  {
    rule: '{ contains: [{ minimum: 5 }, 1, 2] }',
    ok: ['[5]', '[1, 6, 7]', '"x"'],
    bad: ['[]', '[1]', '[5, 6, 7]'],
    maybe: ['number[]', '[number]', '[number, 5, 6]'],
  },
  {
    rule: '{ items: { minimum: 0 } }',
    ok: ['[]', '[0, 1]', '"x"'],
    bad: ['[-1]', '[1, -1]'],
    maybe: ['number[]', '[1 | -1]'],
  },
  { rule: '{ prefix: { "0": { minimum: 0 } } }', ok: ['[]', '[0, -1]'], bad: ['[-1]'], maybe: ['number[]'] },
  {
    rule: '{ rest: [{ keys: "0" }, { minimum: 0 }] }',
    ok: ['[]', '[-1, 1]'],
    bad: ['[1, -1]'],
    maybe: ['number[]'],
  },
  {
    rule: '{ rest: [{ keys: never; where: [{ type: "string" }] }, { nothing: true }] }',
    ok: ['[]', '["a"]'],
    bad: ['["a", 1]'],
    maybe: ['unknown[]'],
  },
  {
    rule: '{ properties: { a: { minimum: 0 } } }',
    ok: ['{}', '{ a: 1 }', '{ b: -1 }', '{ a?: 1 }', '"x"', '[]'],
    bad: ['{ a: -1 }', '{ readonly a: -1 }'],
    maybe: ['{ a: number }', '{ a?: -1 }', '{ a: unknown }', '{ a: 1 | -1 }'],
  },
  {
    rule: '{ others: [{ keys: "a" }, { nothing: true }] }',
    ok: ['{}', '{ a: 1 }', '{ b?: undefined }', '{ a: 1; send(): void }', '5'],
    bad: ['{ b: 1 }', '{ 1: 2 }'],
    maybe: ['{ b?: 1 }', 'Record<string, unknown>', '{ [k: `x${string}`]: 1 }'],
  },
  {
    rule: `{ others: [{ keys: never; patterns: [${CODE.slice(8, -1)}] }, { minimum: 0 }] }`,
    ok: ['{ aa: -1 }', '{ b: 1 }'],
    bad: ['{ b: -1 }'],
    maybe: ['{ b: number }'],
  },
  {
    rule: '{ others: [{ keys: "a"; when: [[{ required: "a" }, { keys: "b" }]] }, { nothing: true }] }',
    ok: ['{ a: 1; b: 1 }', '{ a: 1 }'],
    bad: ['{ b: 1 }', '{ a: 1; c: 1 }'],
    maybe: ['{ a?: 1; b: 1 }'],
  },
  {
    rule: `{ patterns: [[${CODE.slice(8, -1)}, { minimum: 0 }]] }`,
    ok: ['{ aa: 1 }', '{ b: -1 }'],
    bad: ['{ aa: -1 }'],
    maybe: ['Record<string, number>'],
  },
  {
    rule: '{ names: { maxLength: 2 } }',
    ok: ['{}', '{ ab: 1 }', '"abc"'],
    bad: ['{ abc: 1 }'],
    maybe: ['Record<string, 1>', '{ abc?: 1 }'],
  },
  {
    rule: '{ required: "a" | "b" }',
    ok: ['{ a: 1; b: 2 }', '[]', '"x"'],
    bad: ['{}', '{ a: 1 }', '{ a: 1; b: undefined }'],
    maybe: ['{ a?: 1; b: 1 }', 'Record<string, 1>', '{ a: 1 | undefined; b: 1 }'],
  },
  {
    rule: '{ minProperties: 2 }',
    ok: ['{ a: 1; b: 2 }', '[]'],
    bad: ['{}', '{ a: 1 }', '{ a: 1; b: undefined }'],
    maybe: ['{ a: 1; b?: 2 }', 'Record<string, 1>'],
  },
  {
    rule: '{ maxProperties: 1 }',
    ok: ['{}', '{ a: 1 }'],
    bad: ['{ a: 1; b: 2 }'],
    maybe: ['{ a: 1; b?: 2 }'],
  },
  {
    rule: '{ dependent: { a: { required: "b" } } }',
    ok: ['{}', '{ b: 1 }', '{ a: 1; b: 1 }'],
    bad: ['{ a: 1 }'],
    maybe: ['{ a?: 1 }', '{ a: 1; b?: 1 }'],
  },
  {
    rule: '{ allOf: [{ minimum: 0 }, { maximum: 9 }] }',
    ok: ['5', '"x"'],
    bad: ['-1', '10'],
    maybe: ['number'],
  },
  {
    rule: '{ anyOf: [{ type: "string" }, { minimum: 5 }] }',
    ok: ['"x"', '5', 'string', 'null'],
    bad: ['4'],
    maybe: ['number', 'string | 4'],
  },
  {
    rule: '{ oneOf: [{ minimum: 5 }, { multipleOf: 2 }] }',
    ok: ['5', '4', '7'],
    bad: ['6', '3', '"x"'],
    maybe: ['number', '6 | 5'],
  },
  { rule: '{ not: { minimum: 5 } }', ok: ['4'], bad: ['5', '"x"'], maybe: ['number', '4 | 5', 'unknown'] },
  {
    rule: '{ if: [{ required: "a" }, { required: "b" }, { required: "c" }] }',
    ok: ['{ a: 1; b: 1 }', '{ c: 1 }'],
    bad: ['{ a: 1 }', '{ b: 1 }'],
    maybe: ['{ a?: 1; b: 1 }', '{ a?: 1; c: 1 }'],
  },
  {
    rule: 'Linked',
    ok: ['{ id: 1 }', '{ id: 1; next: { id: 2; next: { id: 3 } } }'],
    bad: ['{}', '{ id: 1; next: { id: 2; next: {} } }'],
    maybe: ['WideList'],
  },
]

const LINES = CASES.flatMap(({ rule, ok = [], bad = [], maybe = [] }) => [
  ...ok.map((type) => ({ rule, type, verdict: 'ok' })),
  ...bad.map((type) => ({ rule, type, verdict: 'bad' })),
  ...maybe.map((type) => ({ rule, type, verdict: 'maybe' })),
])

const HEAD = `import type { Verdict } from '${EVALUATE_MODULE}'; type Linked = ${LINKED}; interface WideList { id: number; next?: WideList }; type Is<A, B> = [A] extends [B] ? [B] extends [A] ? 'yes' : A : A`

it('gives each keyword its three verdicts', () => {
  const text = [
    HEAD,
    ...LINES.map(
      ({ rule, type, verdict }, index) =>
        `export const v${index}: Is<Verdict<${type}, ${rule}>, '${verdict}'> = 'yes'`,
    ),
  ].join('\n')
  const messages = compileText(text)
  const wrong = LINES.flatMap((line, index) => {
    const message = messages.get(index + 2)
    return message === undefined ? [] : [{ ...line, message }]
  })
  expect(wrong).toEqual([])
  expect(messages.get(1)).toBeUndefined()
})
