// Small texts that ask for a lot: each a plan by name, and the finding that it ends in (or `generated`).

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index))
const members = (count, make) => Object.fromEntries(times(count, make))
const event = (schema, more = {}) =>
  json({ name: 'P', events: [{ title: 'A', 'x-event': {}, type: 'object', ...schema }], ...more })
const json = (value) => [{ path: 'plan.json', text: JSON.stringify(value) }]
const yaml = (...lines) => [{ path: 'plan.yaml', text: lines.join('\n') }]
const ref = (index) => ({ $ref: `#/$defs/d${index}` })
/** A chain of definitions, each by `make` of the next; the last is `{ type: 'object' }`. */
const chain = (count, make) =>
  members(count, (index) => [
    `d${index}`,
    index === count - 1 ? { type: 'object', required: ['z'] } : make(index),
  ])

export const BOMBS = {
  'YAML aliases, a billion laughs': {
    want: 'TW113',
    sources: () =>
      yaml(
        'name: P',
        'x-a0: &a0 [x, x]',
        ...times(60, (i) => `x-a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
        'events: []',
      ),
  },
  'YAML aliases within the count of aliases, but of a large node': {
    want: 'TW113',
    sources: () =>
      yaml('name: P', `x-a: &a [${'x,'.repeat(30_000)}]`, `x-b: [${times(90, () => '*a')}]`, 'events: []'),
  },
  'YAML brackets 100,000 deep': { want: 'TW113', sources: () => yaml(`name: ${'['.repeat(100_000)}`) },
  'JSON brackets a million deep': {
    want: 'TW113',
    sources: () => [{ path: 'plan.json', text: `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}` }],
  },
  'JSON of 3 million values': {
    want: 'TW113',
    sources: () => [{ path: 'plan.json', text: `[${'1,'.repeat(3_000_000)}1]` }],
  },
  'files that are too much together': {
    want: 'TW113',
    sources: () => times(30, (i) => ({ path: `f${i}.json`, text: `[${'1,'.repeat(100_000)}1]` })),
  },
  'more text than is read': {
    want: 'TW113',
    sources: () => times(4, (i) => ({ path: `f${i}.json`, text: ' '.repeat(20_000_000) })),
  },
  '50,001 events': {
    want: 'TW113',
    sources: () => json({ name: 'P', events: times(50_001, (i) => ({ title: `E${i}` })) }),
  },
  'allOf that doubles 60 times': {
    want: 'TW144',
    sources: () =>
      event({ allOf: [ref(0)] }, { $defs: chain(60, (i) => ({ allOf: [ref(i + 1), ref(i + 1)] })) }),
  },
  'anyOf that doubles 60 times': {
    want: 'TW144',
    sources: () =>
      event(
        { allOf: [ref(0)] },
        { $defs: chain(60, (i) => ({ anyOf: [ref(i + 1), { required: [`a${i}`], ...ref(i + 1) }] })) },
      ),
  },
  'oneOf that doubles 60 times': {
    want: 'TW144',
    sources: () =>
      event(
        { allOf: [ref(0)] },
        { $defs: chain(60, (i) => ({ oneOf: [ref(i + 1), { required: [`a${i}`], ...ref(i + 1) }] })) },
      ),
  },
  'if, then and else that double 60 times': {
    want: 'TW144',
    sources: () =>
      event(
        { allOf: [ref(0)] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema has a keyword by that name
        { $defs: chain(60, (i) => ({ if: { required: [`a${i}`] }, then: ref(i + 1), else: ref(i + 1) })) },
      ),
  },
  'dependentSchemas that double 60 times': {
    want: 'TW144',
    sources: () =>
      event(
        { allOf: [ref(0)] },
        { $defs: chain(60, (i) => ({ dependentSchemas: { a: ref(i + 1), b: ref(i + 1) } })) },
      ),
  },
  'properties that double 60 times': {
    want: 'generated',
    sources: () =>
      event(
        { properties: { x: ref(0) } },
        { $defs: chain(60, (i) => ({ properties: { a: ref(i + 1), b: ref(i + 1) } })) },
      ),
  },
  'definitions that all combine with all': {
    want: 'TW145',
    sources: () =>
      event(
        { properties: { a: ref(0) } },
        {
          $defs: members(20, (i) => [
            `d${i}`,
            {
              type: 'object',
              properties: members(20, (j) => [
                `q${j}`,
                { allOf: [ref((i + j) % 20), ref((i + j + 1) % 20)] },
              ]),
            },
          ]),
        },
      ),
  },
  'a chain of 5,000 references': {
    want: 'TW113',
    sources: () => event({ allOf: [ref(0)] }, { $defs: chain(5000, (i) => ref(i + 1)) }),
  },
  'a product of 40 unions of 20': {
    want: 'generated',
    sources: () =>
      event({ allOf: times(40, (i) => ({ anyOf: times(20, (j) => ({ required: [`a${i}_${j}`] })) })) }),
  },
  'an enum of 100,000 values': {
    want: 'generated',
    sources: () => event({ properties: { a: { enum: times(100_000, (i) => `value ${i}`) } } }),
  },
  'a pattern of 100,000 alternatives': {
    want: 'TW143',
    sources: () =>
      event({ properties: { a: { pattern: `^(${times(100_000, (i) => `x${i}`).join('|')})$` } } }),
  },
  'a pattern nested 9,000 deep': {
    want: 'TW142',
    sources: () => event({ properties: { a: { pattern: `${'('.repeat(9000)}a*${')'.repeat(9000)}` } } }),
  },
  'a pattern whose automaton has 2^30 states': {
    want: 'generated',
    sources: () => event({ properties: { a: { pattern: '^(a|b)*a(a|b){30}$' } } }),
  },
  'a pattern of counts of counts': {
    want: 'TW142',
    sources: () => event({ properties: { a: { pattern: '^(((a{9}){9}){9}){9}$' } } }),
  },
  '15 patterns that are hard to judge': {
    want: 'TW142',
    sources: () =>
      event({
        properties: members(15, (i) => [`p${i}`, { pattern: `^${'([a-z]*|[0-9]*|b)x?'.repeat(50)}${i}$` }]),
      }),
  },
  '20,000 references to nothing': {
    want: 'TW110',
    sources: () =>
      event(
        { properties: members(20_000, (i) => [`p${i}`, ref(`x${i}`)]) },
        { $defs: members(2000, (i) => [`dy${i}`, true]) },
      ),
  },
  '20,000 types that are none': {
    want: 'TW108',
    sources: () => event({ properties: members(20_000, (i) => [`p${i}`, { type: 'strng' }]) }),
  },
  '20,000 keywords that are none': {
    want: 'TW116',
    sources: () => event(members(20_000, (i) => [`propertes${i}`, 1])),
  },
  'counts of a billion': {
    want: 'generated',
    sources: () =>
      event({
        minProperties: 1e9,
        properties: {
          a: { type: 'array', minItems: 1e9, maxItems: 2e9 },
          b: { type: 'string', minLength: 1e9 },
        },
      }),
  },
  'a name of a million characters': {
    want: 'generated',
    sources: () => event({ title: 'x'.repeat(1e6), properties: { ['y'.repeat(1e6)]: { type: 'string' } } }),
  },
  '1,000 names that are one identifier': {
    want: 'TW301',
    sources: () =>
      json({
        name: 'P',
        events: times(1000, (i) => ({ title: `E${'!'.repeat(i % 60)}${'?'.repeat(i / 60)}`, 'x-event': {} })),
      }),
  },
}
