// Every rule: what it finds, where, and what it leaves alone.
import { describe, expect, it } from 'vitest'
import type { LintConfig } from '../../generator/src/config/define-config.js'
import { lintPlan } from '../../generator/src/lint/lint-plan.js'
import { LINT_RULES } from '../../generator/src/lint/registry.js'
import { resolveRules } from '../../generator/src/lint/resolve-rules.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'

/** The head stands at the end, where it moves no line. */
const named = (text: string): string => `${text}name: Test\n`

/** Findings of one rule in a plan of one file, as `line:column message`. */
function find(rule: string, text: string, options?: object): string[] {
  const { plan, diagnostics } = loadPlan([{ path: 'plan.yaml', text: named(text) }])
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join())
  const config: LintConfig = {
    rules: { [rule]: options === undefined ? 'warning' : ['warning', options as never] },
  }
  const only = resolveRules(config).rules.filter((each) => each.rule.id === rule)
  return lintPlan(plan, only).findings.map(({ diagnostic: { location, message } }) => {
    expect(message.endsWith(` (${rule})`)).toBe(true)
    return `${location?.line}:${location?.column} ${message.slice(0, -rule.length - 3)}`
  })
}

/** A plan of events with these titles; each line is an event's. */
const events = (...titles: string[]): string =>
  `events:\n${titles.map((title) => `  - { title: ${title}, x-event: {} }\n`).join('')}`

/** A plan of one event with these properties; they begin at line 5. */
const properties = (...lines: string[]): string =>
  `events:\n  - title: Order Completed\n    x-event: {}\n    properties:\n${lines.map((line) => `      ${line}\n`).join('')}`

interface Case {
  readonly rule: string
  readonly name: string
  readonly given: string
  readonly options?: object
  readonly want: readonly string[]
}

const cases: readonly Case[] = [
  {
    rule: 'event-name-case',
    name: 'a name in another style than most',
    given: events('Order Completed', 'Cart Viewed', 'Product Added to Cart', 'order_refunded'),
    want: ['5:5 The track event "order_refunded" is not in Title Case, such as "Order Refunded".'],
  },
  {
    rule: 'event-name-case',
    name: 'nothing where no style prevails',
    given: events('Order Completed', 'cart_viewed', 'orderRefunded'),
    want: [],
  },
  {
    rule: 'event-name-case',
    name: 'a name in another style than the given one',
    given: events('Order Completed', 'cart_viewed'),
    options: { style: 'snake_case' },
    want: ['2:5 The track event "Order Completed" is not in snake_case, such as "order_completed".'],
  },
  {
    rule: 'event-name-object-action',
    name: 'a name without an action, or with it in front',
    given: events(
      'Order Completed',
      'Checkout',
      'Completed Order',
      'Product Added to Cart',
      'Signed In',
      'Invoice Sent',
    ),
    want: [
      '3:5 The track event "Checkout" does not say an object and then what happened to it.',
      '4:5 The track event "Completed Order" does not say an object and then what happened to it.',
    ],
  },
  {
    rule: 'event-name-object-action',
    name: 'an action of the options',
    given: events('Order Klart'),
    options: { actions: ['Klart'] },
    want: [],
  },
  {
    rule: 'property-name-case',
    name: 'a name in another style than most',
    given: properties('order_id: {}', 'user_name: {}', 'is_gift: {}', 'total: {}', 'couponCode: {}'),
    want: ['9:7 The property "couponCode" is not in snake_case, such as "coupon_code".'],
  },
  {
    rule: 'reserved-name',
    name: 'columns of the warehouse, in any form and from within objects',
    given: properties(
      'userId: {}',
      'order_id: {}',
      'context: { properties: { ip: {} } }',
      'item: { properties: { id: {} } }',
    ),
    want: [
      '5:7 The property "userId" becomes the column user_id, which a warehouse has already.',
      '7:32 The property "context.ip" becomes the column context_ip, which a warehouse has already.',
    ],
  },
  {
    rule: 'reserved-name',
    name: 'allowed names',
    given: properties('id: {}'),
    options: { allow: ['id'] },
    want: [],
  },
  {
    rule: 'missing-event-description',
    name: 'an event without words',
    given: 'events:\n  - { title: A, x-event: {}, description: Sent. }\n  - { title: B, x-event: {} }\n',
    want: ['3:5 The track event "B" has no description.'],
  },
  {
    rule: 'missing-property-description',
    name: 'a property without words, and not one that refers',
    given: `${properties('a: { description: A. }', 'b: {}', 'c: { $ref: "#/$defs/c" }')}$defs: { c: {} }\n`,
    want: ['6:7 The property "b" has no description.'],
  },
  {
    rule: 'missing-owner',
    name: 'an event without one in a plan that has some',
    given: 'events:\n  - { title: A, x-event: { owner: web } }\n  - { title: B, x-event: {} }\n',
    want: ['3:5 The track event "B" has no owner.'],
  },
  { rule: 'missing-owner', name: 'nothing in a plan without owners', given: events('A'), want: [] },
  {
    rule: 'missing-owner',
    name: 'every event without one, if asked',
    given: events('A'),
    options: { always: true },
    want: ['2:5 The track event "A" has no owner.'],
  },
  {
    rule: 'required-without-property',
    name: 'a slip, with a hint, and conditions on declared ones left alone',
    given: `${properties('total: {}', 'coupon: {}')}    required: [totl]\n    if: { required: [coupon] }\n`,
    want: ['7:16 "totl" is required and not declared: did you mean "total"?'],
  },
  {
    rule: 'required-without-property',
    name: 'nothing where a reference may declare it',
    given: `${properties('total: {}')}    allOf: [{ $ref: "#/$defs/a" }]\n    required: [x]\n$defs: { a: { properties: { x: {} } } }\n`,
    want: [],
  },
  {
    rule: 'unbounded-string',
    name: 'texts that promise to be one of a few',
    given: properties(
      'order_status: { type: string }',
      'currency: { type: string, pattern: "^[A-Z]{3}$" }',
      'size: { type: string, description: "One of S, M, L." }',
      'status: { type: integer }',
    ),
    want: [
      '5:7 The property "order_status" admits any text, though its name promises one of a few.',
      '7:7 The property "size" admits any text, though its description promises one of a few.',
    ],
  },
  {
    rule: 'near-duplicate-event',
    name: 'another form, another order, a slip; not a plural, not a number',
    given: events(
      'Order Completed',
      'order_completed',
      'Completed Order',
      'Order Complted',
      'Step 1 Viewed',
      'Step 2 Viewed',
      'Orders Listed',
    ),
    want: [
      '2:5 The track event "Order Completed" is "Completed Order" with its words in another order.',
      '3:5 The track event "order_completed" is "Order Completed" in another form.',
      '5:5 The track event "Order Complted" is "Order Completed" but for one letter.',
    ],
  },
  {
    rule: 'near-duplicate-property',
    name: 'another form and a slip; not a plural',
    given: properties(
      'order_id: {}',
      'orderId: {}',
      'shipping: {}',
      'shiping: {}',
      'product: {}',
      'products: {}',
    ),
    want: [
      '6:7 The property "orderId" is "order_id" in another form.',
      '8:7 The property "shiping" is "shipping" but for one letter.',
    ],
  },
  {
    rule: 'personal-data',
    name: 'by the end of the name, where no mark says that somebody looked',
    given: properties('billingEmail: {}', 'email: { x-pii: true }', 'ip: { x-pii: false }', 'equip: {}'),
    want: ['5:7 The property "billingEmail" looks like personal data, and is not marked.'],
  },
  {
    rule: 'personal-data',
    name: 'marks, where none may be',
    given: properties('nick: { x-pii: true }', 'ip: { x-pii: false }'),
    options: { forbid: true },
    want: ['5:7 The property "nick" is marked as personal data.'],
  },
  {
    rule: 'inconsistent-type',
    name: 'one name of two types; null does not count',
    given: properties(
      'a: { type: string }',
      'b: { properties: { a: { type: number } } }',
      'c: { properties: { a: { type: [string, "null"] } } }',
    ),
    want: ['6:26 The property "a" is number here and string elsewhere.'],
  },
  {
    rule: 'unused-definition',
    name: 'what nothing refers to, neither to it nor to a part of it',
    given: `${properties('a: { $ref: "#/$defs/used" }', 'b: { $ref: "#/$defs/part/items" }')}$defs:\n  used: {}\n  part: { items: {} }\n  spare: {}\n`,
    want: ['10:3 Nothing refers to the definition "spare".'],
  },
  {
    rule: 'keyword-without-effect',
    name: 'keywords of another type, and bounds that everything keeps',
    given: properties(
      'a: { type: integer, maxLength: 3 }',
      'b: { type: string, minLength: 0 }',
      'c: { type: [string, integer], minimum: 1 }',
      'd: { minimum: 1 }',
    ),
    want: [
      '5:27 "maxLength" has no effect: the type is integer.',
      '6:26 "minLength" has no effect: every value satisfies it.',
    ],
  },
]

describe('lintPlan', () => {
  it.each(cases)('$rule finds $name', ({ rule, given, options, want }) => {
    expect(find(rule, given, options)).toEqual(want)
  })

  it('has a case that finds something for every rule', () => {
    const tried = new Set(cases.filter(({ want }) => want.length > 0).map(({ rule }) => rule))
    expect(LINT_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
  })

  it('heeds x-lint-ignore, for all rules or for those listed', () => {
    const given = properties(
      'email: { x-lint-ignore: true }',
      'phone: { x-lint-ignore: [personal-data] }',
      'dob: { x-lint-ignore: [other] }',
    )
    expect(find('personal-data', given)).toEqual([
      '7:7 The property "dob" looks like personal data, and is not marked.',
    ])
  })

  it('reports at the level of the config, and nothing when off', () => {
    const { plan } = loadPlan([{ path: 'plan.yaml', text: named(events('A')) }])
    const found = (rules: LintConfig['rules']) =>
      plan &&
      lintPlan(plan, resolveRules({ rules: rules ?? {} }).rules).findings.map(
        ({ diagnostic }) => `${diagnostic.severity} ${diagnostic.code}`,
      )
    expect(found({ 'event-name-object-action': 'off' })).toEqual(['warning TW704'])
    expect(found({ 'event-name-object-action': 'error', 'missing-event-description': 'off' })).toEqual([
      'error TW701',
    ])
  })
})

describe('resolveRules', () => {
  const broken: { name: string; rules: LintConfig['rules']; want: string }[] = [
    {
      name: 'a mistyped rule',
      rules: { 'event-name-cas': 'off' },
      want: 'No rule is called "event-name-cas"; did you mean "event-name-case"?',
    },
    {
      name: 'a mistyped option',
      rules: { 'personal-data': ['info', { forbi: true }] },
      want: 'The rule "personal-data" has no option "forbi"; did you mean "forbid"?',
    },
    {
      name: 'an option of another type',
      rules: { 'personal-data': ['info', { forbid: 1 }] },
      want: 'The option "forbid" of the rule "personal-data" is a boolean.',
    },
    {
      name: 'a list of other things',
      rules: { 'reserved-name': ['info', { allow: [1] }] },
      want: 'The option "allow" of the rule "reserved-name" is a list of texts.',
    },
    {
      name: 'an unknown style',
      rules: { 'event-name-case': ['info', { style: 'loud' }] },
      want: 'The option "style" of the rule "event-name-case" is one of "auto", "Title Case", "Sentence case", "lower case", "snake_case", "SCREAMING_SNAKE_CASE", "kebab-case", "camelCase", "PascalCase".',
    },
  ]
  it.each(broken)('refuses $name as TW740', ({ rules, want }) => {
    const { diagnostics } = resolveRules({ rules: rules ?? {} })
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([`TW740 ${want}`])
  })
})
