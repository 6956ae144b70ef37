// A plan that is edited at random, written in several layouts: what a watcher sees in a day, broken states included.
import type { JsonObject, PlanSource } from '../../generator/src/plan/model.js'

export interface EditedPlan {
  readonly layout: 'folder' | 'file' | 'yaml' | 'foreign'
  readonly events: readonly EditedEvent[]
  readonly definitions: JsonObject
  readonly sources: () => PlanSource[]
}

interface EditedEvent {
  readonly id: number
  readonly title: string
  readonly schema: JsonObject
  /** Text that no parser takes, in the place of the file; for layouts with a file an event. */
  readonly isBroken: boolean
}

type Random = () => number
type PlanData = Pick<EditedPlan, 'layout' | 'events' | 'definitions'>

export function makeEditedPlan(layout: EditedPlan['layout'], count: number): EditedPlan {
  const random = seededRandom(count)
  const events = Array.from({ length: count }, (_, id) => makeEvent(id, random))
  return withSources({ layout, events, definitions: DEFINITIONS })
}

/** mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One edit, as a person makes them; a broken plan is soon mended. */
export function arbitraryEdit(plan: EditedPlan, random: Random): EditedPlan {
  const broken = plan.events.findIndex((event) => event.isBroken)
  if (broken >= 0) return changeEvent(plan, broken, (event) => ({ ...event, isBroken: false }))
  const edit = EDITS[Math.floor(random() * EDITS.length)] ?? addEvent
  return edit(plan, random)
}

const TITLES = ['Order Completed', 'order_completed', 'Cart Viewed', 'Money', 'Item Added', 'Track Viewed']
const NAMES = ['amount', 'money', 'items', 'address', 'note', 'constructor', 'Price', 'price', 'tags']
const SHAPES: readonly JsonObject[] = [
  { type: 'string', pattern: '^[a-z]+$' },
  { type: 'string', format: 'date-time', description: 'When.' },
  { type: 'integer', minimum: 1 },
  { enum: ['a', 'b', null] },
  { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
  { type: 'object', additionalProperties: false, properties: { city: { type: 'string', minLength: 1 } } },
  {
    oneOf: [{ type: 'string' }, { type: 'object', required: ['id'], properties: { id: { type: 'number' } } }],
  },
  { $ref: 'money' },
  { $ref: 'price' },
  { $ref: 'tree' },
  { type: 'array', items: { $ref: 'price' } },
  { anyOf: [{ $ref: 'state' }, { type: 'null' }] },
  { enum: Array.from({ length: 20 }, (_, index) => `long ${index}`) },
  { $ref: 'nothing' },
  { type: 'strin' },
  {},
]
/** How many of them, from the first on, break nothing. */
const SOUND_SHAPES = 13

const DEFINITIONS: JsonObject = {
  price: { description: 'What it costs.', allOf: [{ $ref: 'money' }, { required: ['currency'] }] },
  state: { enum: Array.from({ length: 20 }, (_, index) => `state ${index}`) },
  money: {
    type: 'object',
    additionalProperties: false,
    required: ['value'],
    properties: {
      value: { type: 'number', minimum: 0 },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    },
  },
  tree: {
    type: 'object',
    properties: { label: { type: 'string' }, children: { type: 'array', items: { $ref: 'tree' } } },
  },
}

const EDITS: readonly ((plan: EditedPlan, random: Random) => EditedPlan)[] = [
  addEvent,
  (plan, random) =>
    withSources({
      ...plan,
      events: plan.events.filter((_, index) => index !== pickIndex(plan.events, random)),
    }),
  (plan, random) => changeAny(plan, random, (event) => ({ ...event, title: pick(TITLES, random) })),
  (plan, random) => changeAny(plan, random, (event) => ({ ...event, isBroken: true })),
  (plan, random) => changeAny(plan, random, (event) => withDescription(event, `About ${random()}`)),
  (plan, random) => changeAny(plan, random, (event) => withDescription(event, `About ${random()}`)),
  (plan, random) => changeAny(plan, random, (event) => changeProperty(event, random)),
  (plan, random) => changeAny(plan, random, (event) => changeProperty(event, random)),
  (plan, random) => changeAny(plan, random, (event) => changeProperty(event, random)),
  (plan, random) =>
    changeAny(plan, random, (event) => ({
      ...event,
      schema: { ...event.schema, additionalProperties: random() < 0.5 },
    })),
  (plan, random) =>
    withSources({
      ...plan,
      definitions: {
        ...plan.definitions,
        money: { ...pick(SHAPES.slice(0, 7), random), title: `Edit ${random()}` },
      },
    }),
  (plan, random) => withSources({ ...plan, events: [...plan.events].sort(() => random() - 0.5) }),
]

function addEvent(plan: EditedPlan, random: Random): EditedPlan {
  const id = Math.max(-1, ...plan.events.map((event) => event.id)) + 1
  const events = [...plan.events]
  events.splice(pickIndex(plan.events, random), 0, makeEvent(id, random))
  return withSources({ ...plan, events })
}

function makeEvent(id: number, random: Random): EditedEvent {
  let event: EditedEvent = {
    id,
    title: `Thing Happened ${id}`,
    schema: { type: 'object', properties: {} },
    isBroken: false,
  }
  for (let count = 0; count < 3; count += 1) event = changeProperty(event, random, SOUND_SHAPES)
  return random() < 0.2 ? { ...event, title: `${pick(TITLES, random)} ${id}` } : event
}

export function withDescription(event: EditedEvent, description: string): EditedEvent {
  return { ...event, schema: { ...event.schema, description } }
}

/** Mostly from the sound shapes: the last ones break a plan. */
function changeProperty(event: EditedEvent, random: Random, shapes = SHAPES.length): EditedEvent {
  const name = pick(NAMES, random)
  const { [name]: _, ...others } = event.schema.properties as JsonObject
  const sound = random() < 0.85 ? SOUND_SHAPES : shapes
  const shape = pick(SHAPES.slice(0, Math.min(shapes, sound)), random)
  const properties = random() < 0.2 ? others : { ...others, [name]: shape }
  return { ...event, schema: { ...event.schema, properties, required: Object.keys(properties).slice(0, 2) } }
}

function changeAny(
  plan: EditedPlan,
  random: Random,
  change: (event: EditedEvent) => EditedEvent,
): EditedPlan {
  return changeEvent(plan, pickIndex(plan.events, random), change)
}

export function changeEvent(
  plan: EditedPlan,
  at: number,
  change: (event: EditedEvent) => EditedEvent,
): EditedPlan {
  return withSources({
    ...plan,
    events: plan.events.map((event, index) => (index === at ? change(event) : event)),
  })
}

export function withSources(plan: PlanData): EditedPlan {
  return { ...plan, sources: () => WRITERS[plan.layout](plan) }
}

const WRITERS: Readonly<Record<EditedPlan['layout'], (plan: PlanData) => PlanSource[]>> = {
  folder: (plan) => writeFolder(plan, 'json'),
  // JSON is YAML, and its flow style is what a fast reader is most likely to get wrong.
  yaml: (plan) => writeFolder(plan, 'yaml'),
  file: ({ events, definitions }) => {
    const refs = (name: string) => `#/$defs/${name}`
    const list = events.map(({ title, schema }) => ({ title, ...withRefs(schema, refs) }))
    return [
      {
        path: 'plan.json',
        text: write({ name: 'Edited', $defs: withRefs(definitions, refs), events: list }),
      },
    ]
  },
  foreign: ({ events, definitions }) => {
    const refs = (name: string) => `#/definitions/${name}`
    const rules = events.map(({ id, title, schema }) => ({
      id: `ev_${id}`,
      name: title,
      eventType: 'track',
      rules: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        definitions: withRefs(definitions, refs),
        properties: { properties: withRefs(schema, refs) },
      },
    }))
    return [{ path: 'plan.json', text: write({ name: 'Edited', version: 1, rules: { events: rules } }) }]
  },
}

function writeFolder({ events, definitions }: PlanData, extension: string): PlanSource[] {
  const outside = (name: string) => `../definitions.${extension}#/$defs/${name}`
  const inside = (name: string) => `#/$defs/${name}`
  return [
    { path: `plan.${extension}`, text: write({ name: 'Edited' }) },
    { path: `definitions.${extension}`, text: write({ $defs: withRefs(definitions, inside) }) },
    ...events.map(({ id, title, schema, isBroken }) => ({
      path: `events/${id}.${extension}`,
      text: isBroken ? '{ "title": ' : write({ 'x-event': {}, title, ...withRefs(schema, outside) }),
    })),
  ]
}

/** Gives every reference to a definition the address that it has in a layout. */
function withRefs<T>(value: T, refTo: (name: string) => string): T {
  return JSON.parse(JSON.stringify(value), (key, member) => (key === '$ref' ? refTo(member) : member))
}

function write(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[pickIndex(list, random)]
  if (found === undefined) throw new Error('There is nothing to pick from.')
  return found
}

function pickIndex(list: readonly unknown[], random: Random): number {
  return Math.floor(random() * list.length)
}
