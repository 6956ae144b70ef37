// Plans of any size, the same for the same number: events of 5 to 25 properties with nested objects, arrays, enums,
// nullables, formats and references to shared definitions, as real tracking plans have them.

const WORDS = [
  'account',
  'address',
  'amount',
  'cart',
  'category',
  'channel',
  'city',
  'color',
  'coupon',
  'currency',
  'device',
  'discount',
  'duration',
  'email',
  'feature',
  'filter',
  'height',
  'language',
  'list',
  'locale',
  'method',
  'order',
  'origin',
  'page',
  'payment',
  'plan',
  'position',
  'price',
  'product',
  'quantity',
  'query',
  'rating',
  'reason',
  'referrer',
  'region',
  'result',
  'role',
  'score',
  'section',
  'session',
  'shipping',
  'source',
  'status',
  'step',
  'store',
  'tax',
  'theme',
  'total',
  'user',
  'variant',
  'version',
  'width',
]
const ACTIONS = [
  'Added',
  'Clicked',
  'Closed',
  'Completed',
  'Created',
  'Failed',
  'Opened',
  'Removed',
  'Started',
  'Viewed',
]

/** What the events of a plan share. */
const DEFINITIONS = {
  money: {
    type: 'object',
    description: 'An amount in a currency.',
    additionalProperties: false,
    required: ['value', 'currency'],
    properties: {
      value: { type: 'number', minimum: 0 },
      currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217.' },
    },
  },
  campaign: {
    type: 'object',
    description: 'Where the visitor came from.',
    properties: {
      name: { type: 'string' },
      source: { type: 'string' },
      medium: { enum: ['cpc', 'email', 'organic', 'social'] },
    },
  },
}

/**
 * @param {number} index of the event
 * @param {string} definitions what a `$ref` to a definition begins with
 */
export function makeEvent(index, definitions) {
  const random = randomOf(index)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const properties = {}
  const count = 5 + Math.floor(random() * 20.9)
  while (Object.keys(properties).length < count) {
    const name = `${pick(WORDS)}_${pick(WORDS)}`
    properties[name] ??= makeProperty(name, random, pick, definitions, 0)
  }
  const required = Object.keys(properties).filter(() => random() < 0.4)
  return {
    title: `${capitalised(pick(WORDS))} ${capitalised(pick(WORDS))} ${pick(ACTIONS)} ${index}`,
    description: `Sent when a ${pick(WORDS)} of the ${pick(WORDS)} was ${pick(ACTIONS).toLowerCase()}, whatever the ${pick(WORDS)} is.`,
    type: 'object',
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    properties,
  }
}

function makeProperty(name, random, pick, definitions, depth) {
  const description = `The ${name.replace('_', ' ')} of the ${pick(WORDS)} as the ${pick(WORDS)} states it.`
  const chance = random()
  if (chance < 0.3) return { type: 'string', description }
  if (chance < 0.42) return { type: random() < 0.5 ? 'number' : 'integer', minimum: 0, description }
  if (chance < 0.5) return { type: 'boolean', description }
  if (chance < 0.6) return { enum: [pick(WORDS), `${pick(WORDS)}_2`, `${pick(WORDS)}_3`], description }
  if (chance < 0.68) return { type: ['string', 'null'], description }
  if (chance < 0.76)
    return { type: 'string', format: pick(['date-time', 'date', 'email', 'uri', 'uuid']), description }
  if (chance < 0.82) return { $ref: `${definitions}${pick(['money', 'campaign'])}`, description }
  if (chance < 0.91 || depth >= 2)
    return { type: 'array', items: { type: pick(['string', 'number']) }, description }
  const members = Object.fromEntries(
    Array.from({ length: 3 + Math.floor(random() * 4) }, () => {
      const member = pick(WORDS)
      return [member, makeProperty(member, random, pick, definitions, depth + 1)]
    }),
  )
  const object = {
    type: 'object',
    additionalProperties: false,
    required: [Object.keys(members)[0]],
    properties: members,
  }
  return random() < 0.5 ? { ...object, description } : { type: 'array', description, items: object }
}

/** The files of a plan: `plan.json` alone, or a folder with a file an event. */
export function makePlan(count, layout) {
  const format = (value) => `${JSON.stringify(value, undefined, 2)}\n`
  if (layout === 'file') {
    const events = Array.from({ length: count }, (_, index) => makeEvent(index, '#/$defs/'))
    return [{ path: 'plan.json', text: format({ name: 'Bench', $defs: DEFINITIONS, events }) }]
  }
  const write = layout === 'yaml' ? writeYaml : format
  const extension = layout === 'yaml' ? 'yaml' : 'json'
  const events = Array.from({ length: count }, (_, index) => ({
    path: `events/event-${String(index).padStart(5, '0')}.${extension}`,
    text: write({ 'x-event': { call: 'track' }, ...makeEvent(index, `../definitions.${extension}#/$defs/`) }),
  }))
  return [
    { path: `plan.${extension}`, text: write({ name: 'Bench' }) },
    { path: `definitions.${extension}`, text: write({ $defs: DEFINITIONS }) },
    ...events,
  ]
}

/** As people write it: block style, plain where plain is safe. */
export function writeYaml(value) {
  return `${blockOf(value, '').replace(/^\n/, '')}\n`
}

function blockOf(value, indent) {
  if (Array.isArray(value))
    return value.map((each) => `\n${indent}- ${blockOf(each, `${indent}  `).trimStart()}`).join('')
  if (typeof value !== 'object' || value === null) return ` ${scalarOf(value)}`
  return Object.entries(value)
    .map(([key, each]) => {
      const inner = typeof each === 'object' && each !== null ? `${indent}  ` : ''
      return `\n${indent}${scalarOf(key)}:${blockOf(each, inner)}`
    })
    .join('')
}

function scalarOf(value) {
  if (typeof value !== 'string') return String(value)
  return /^[A-Za-z][\w .-]*[\w.]$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value)
}

function capitalised(word) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** mulberry32: small, and the same everywhere. */
function randomOf(seed) {
  let state = (seed + 1) * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
