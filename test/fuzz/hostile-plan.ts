// Plans whose every text is hostile and whose structure is mostly sound, so that most of them come out as code.
import fc from 'fast-check'
import type { PlanSource } from '../../generator/src/plan/model.js'
import { hostileText } from './hostile-text.js'

export interface HostileEvent {
  readonly call: 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias'
  readonly name: string
  readonly version: string | undefined
  readonly propertyNames: readonly string[]
}

export interface HostilePlan {
  readonly sources: readonly PlanSource[]
  /** What the output has to send, and to declare. */
  readonly events: readonly HostileEvent[]
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const scalar: fc.Arbitrary<Json> = fc.oneof(
  hostileText,
  fc.constantFrom<Json>(null, true, 0, -0, 1.5, 1e21, -1e-7, 9_007_199_254_740_992),
)
const value: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: scalar, weight: 4 },
  { arbitrary: fc.array(scalar, { maxLength: 2 }), weight: 1 },
  { arbitrary: keyed(scalar, 2), weight: 1 },
)

/** Own keys, `__proto__` too. */
function keyed(values: fc.Arbitrary<Json>, maxKeys: number): fc.Arbitrary<{ [key: string]: Json }> {
  return fc
    .uniqueArray(fc.tuple(hostileText, values), { maxLength: maxKeys, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries))
}

const pattern = hostileText.map((text) => `^${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`)
const words: fc.Arbitrary<{ [key: string]: Json }> = fc.record(
  {
    title: hostileText,
    description: hostileText,
    default: value,
    examples: fc.array(value, { maxLength: 2 }),
    $comment: hostileText,
    deprecated: fc.constant(true),
  },
  { requiredKeys: [] },
)

function schemas(definitions: readonly string[]): fc.Arbitrary<{ [key: string]: Json }> {
  const refs = definitions.map((name) => ({ $ref: `#/$defs/${pointerSegment(name)}` }))
  return fc.letrec<{ schema: { [key: string]: Json } }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'xsmall', withCrossShrink: true },
      fc.constantFrom<{ [key: string]: Json }>({ type: 'string' }, { type: 'integer' }, {}, ...refs),
      fc
        .uniqueArray(value, { minLength: 1, maxLength: 4, selector: (each) => JSON.stringify(each) })
        .map((list) => ({ enum: list })),
      value.map((constant) => ({ const: constant })),
      pattern.map((source) => ({ type: 'string', pattern: source })),
      hostileText.map((format) => ({ type: 'string', format })),
      fc
        .tuple(pattern, tie('schema'))
        .map(([source, schema]) => ({ type: 'object', patternProperties: { [source]: schema } })),
      tie('schema').map((items) => ({ type: 'array', items })),
      fc.tuple(tie('schema'), tie('schema')).map((anyOf) => ({ anyOf })),
      objects(tie('schema')),
      fc.tuple(tie('schema'), words).map(([schema, said]) => ({ ...schema, ...said })),
    ),
  })).schema
}

/** `Object.fromEntries` and spreads keep `__proto__` as a key of its own. */
function objects(schema: fc.Arbitrary<Json>): fc.Arbitrary<{ [key: string]: Json }> {
  return fc.tuple(keyed(schema, 3), fc.boolean(), fc.boolean()).map(([properties, closed, required]) => ({
    type: 'object',
    properties,
    ...(required ? { required: Object.keys(properties) } : {}),
    ...(closed ? { additionalProperties: false } : {}),
  }))
}

function pointerSegment(name: string): string {
  return encodeURIComponent(
    name
      .replace(/\p{Cs}/gu, '\ufffd')
      .replaceAll('~', '~0')
      .replaceAll('/', '~1'),
  )
}

const calls = fc.constantFrom<HostileEvent['call']>(
  'track',
  'track',
  'track',
  'page',
  'screen',
  'identify',
  'group',
  'alias',
)
const about = fc.record(
  {
    version: hostileText,
    deprecated: fc.oneof(fc.constant(true), hostileText),
    owner: hostileText,
    tags: fc.array(hostileText, { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

interface DraftedEvent {
  readonly schema: { [key: string]: Json }
  readonly event: HostileEvent
}

function eventsWith(definitions: readonly string[]): fc.Arbitrary<DraftedEvent> {
  const payload = fc.oneof(
    objects(schemas(definitions)),
    objects(schemas(definitions)),
    fc.constant({ type: 'object' }),
  )
  return fc.tuple(calls, hostileText, about, payload, words).map(([call, name, more, schema, said]) => ({
    schema: { ...schema, ...said, title: name, 'x-event': { ...more, call } },
    event: {
      call,
      name,
      version: more.version,
      propertyNames: Object.keys((schema as { properties?: object }).properties ?? {}),
    },
  }))
}

export const hostilePlan: fc.Arbitrary<HostilePlan> = fc
  .uniqueArray(hostileText, { maxLength: 2 })
  .chain((definitions) =>
    fc.record({
      head: fc.record(
        { name: hostileText, version: hostileText, description: hostileText },
        { requiredKeys: ['name'] },
      ),
      events: fc.uniqueArray(eventsWith(definitions), {
        minLength: 1,
        maxLength: 4,
        selector: ({ event }) => JSON.stringify([event.call, event.name, event.version]),
      }),
      defs: fc.tuple(...definitions.map((name) => fc.tuple(fc.constant(name), schemas([])))),
      layout: fc.constantFrom<'file' | 'yaml' | 'folder'>('file', 'file', 'yaml', 'folder'),
    }),
  )
  .map(({ head, events, defs, layout }) => ({
    sources: layOut(
      head,
      events.map(({ schema }) => schema),
      Object.fromEntries(defs),
      layout,
    ),
    events: events.map(({ event }) => event),
  }))

/** JSON is YAML, but for what the one escapes and the other does not know. */
function layOut(
  head: object,
  schemas: readonly object[],
  $defs: object,
  layout: 'file' | 'yaml' | 'folder',
): PlanSource[] {
  if (layout !== 'folder') {
    const path = layout === 'yaml' ? 'plan.yaml' : 'plan.json'
    return [{ path, text: JSON.stringify({ ...head, events: schemas, $defs }, null, 1) }]
  }
  const files = schemas.map((schema, index) => ({
    path: `e${index}.json`,
    text: JSON.stringify({ ...schema, $defs }),
  }))
  return [{ path: 'plan.json', text: JSON.stringify(head) }, ...files]
}
