// Large plans as companies have them after years: an old export of Segment's, and a registry of several hundred schemas.
// Made by rule from a number, with every oddity that such files are known to hold.
import type { JsonValue, PlanSource } from '../../../generator/src/plan/model.js'

const WORDS =
  'Account Address Alert Article Banner Cart Checkout Comment Coupon Device Email Feature Filter Form Invite Invoice Item List Login Menu Message Modal Order Page Payment Plan Popup Price Product Profile Promo Push Query Rating Refund Report Review Search Session Share Signup Survey Tab Task Team Ticket Tour Trial Upload User Video Wizard'.split(
    ' ',
  )
const VERBS = 'Clicked Viewed Opened Closed Created Deleted Updated Submitted Failed Started Completed'.split(
  ' ',
)

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T

/** Names with colons, exclamation marks, slashes, spaces, capitals of all kinds; none twice. */
function eventName(number: number): string {
  const [noun, verb] = [pick(WORDS, number), pick(VERBS, Math.floor(number / WORDS.length) + number)]
  const styles = [
    `${noun} ${verb}`,
    `${noun}: ${verb}!`,
    `${noun.toLowerCase()}_${verb.toLowerCase()}`,
    `${noun}/${verb} (web)`,
    `${verb} "${noun}" & more`,
    `  ${noun} ${verb} `,
    `${number}. ${noun} – ${verb}`,
  ]
  return `${pick(styles, number * 5)}${number >= WORDS.length ? ` ${number}` : ''}`
}

function segmentProperty(number: number): JsonValue {
  const at = { id: `/properties/properties/properties/p${number}` }
  const kinds: JsonValue[] = [
    { ...at, type: ['string'] },
    { ...at, type: 'string', description: '' },
    { ...at, type: ['string', 'null'], pattern: '^(?:a|b).*$' },
    { ...at, type: ['number'], minimum: 0 },
    { ...at, type: ['integer'], minimum: 1, exclusiveMinimum: false },
    { ...at, type: ['boolean'], description: 'Yes */ or no.' },
    { ...at, type: ['array'], items: { type: ['string'], id: 'x' } },
    {
      ...at,
      type: ['array'],
      items: { type: ['object'], required: [], properties: { id: { type: ['string'] } } },
    },
    { ...at, type: ['object'], properties: {}, required: [] },
    { ...at, type: ['object'], properties: { deep: { type: ['object'], properties: { 'a b': {} } } } },
    { ...at, enum: ['a', 'b', ''], type: ['string'] },
    { ...at, type: ['string'], format: 'date-time', key: 'when' },
    { ...at },
    { ...at, type: ['string', 'number', 'null'], description: 'Line one.\nLine `two`.' },
    { ...at, type: ['any'].slice(1), description: 'anything' },
  ]
  const property = pick(kinds, number) as Record<string, JsonValue>
  const { type, ...rest } = property
  return Array.isArray(type) && type.length === 0 ? rest : property
}

/** `rules.events` of the Config API: every event has its own oddities. */
export function makeSegmentExport(count: number): PlanSource[] {
  const events = Array.from({ length: count }, (_, number): JsonValue => {
    const names = Array.from({ length: number % 9 }, (_, at) =>
      pick(
        ['user id', 'order_id', 'Total', 'e-mail', 'is:new', '1st', 'context', 'class', '$value', 'über'],
        at + number,
      ),
    )
    const properties = Object.fromEntries(names.map((name, at) => [name, segmentProperty(number * 3 + at)]))
    const section = {
      ...(number % 4 === 0 ? {} : { type: 'object' }),
      ...(number % 5 === 0 ? {} : { required: names.filter((_, at) => at % 2 === 0) }),
      properties,
    }
    return {
      name: eventName(number),
      ...(number % 3 === 0 ? { description: `What ${number} is about.` } : {}),
      version: 1,
      rules: {
        ...(number % 2 === 0 ? { $schema: 'http://json-schema.org/draft-07/schema#' } : {}),
        ...(number % 6 === 0 ? { labels: { team: pick(WORDS, number) } } : {}),
        type: 'object',
        ...(number % 7 === 0 ? {} : { required: ['properties'] }),
        properties: { context: {}, traits: {}, properties: section },
      },
    }
  })
  const plan = {
    name: 'workspaces/acme/tracking-plans/rs_1',
    display_name: 'Acme',
    create_time: '2018-01-01T00:00:00Z',
    update_time: '2022-01-01T00:00:00Z',
    rules: { events, identify_traits: [], group_traits: [] },
  }
  return [{ path: 'plan.json', text: JSON.stringify(plan, null, 2) }]
}

function igluProperty(number: number): JsonValue {
  const kinds: JsonValue[] = [
    { type: ['string', 'null'], maxLength: 255 },
    { type: 'string', format: 'uuid' },
    { type: 'string', format: 'uri', maxLength: 65535 },
    { type: ['integer', 'null'], minimum: 0, maximum: 2147483647 },
    { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false },
    { type: 'boolean', description: 'Whether it is.' },
    { enum: ['a', 'b', null] },
    { type: ['string', 'null'], enum: ['x', 'y', null] },
    { type: ['array', 'null'], items: { type: 'string', maxLength: 10 }, minItems: 1 },
    { type: 'object', properties: { id: { type: 'string' } }, additionalProperties: false, required: ['id'] },
    { type: 'array', items: { type: 'object', additionalProperties: { type: 'string' } } },
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    { type: 'number', multipleOf: 0.01 },
    { description: 'Nothing else is known.' },
    { type: 'string', pattern: '^[\\w\\-]{2,}$' },
  ]
  return pick(kinds, number)
}

/** A tree of Iglu, `versions` files on average a schema, of several vendors that share some names. */
export function makeIgluTree(count: number): PlanSource[] {
  const vendors = ['com.acme', 'com.acme.web', 'org.other', 'com.snowplowanalytics.snowplow']
  return Array.from({ length: count }, (_, number) => {
    const vendor = pick(vendors, number)
    const name = `${pick(WORDS, Math.floor(number / 3)).toLowerCase()}_${pick(VERBS, number).toLowerCase()}${number >= 150 ? number : ''}`
    const models = number % 17 === 0 ? [1, 2] : [1]
    const additions = (number % 4) + 1
    return models.flatMap((model) =>
      Array.from({ length: additions }, (_, addition): PlanSource => {
        const version = `${model}-0-${addition}`
        const names = Array.from(
          { length: (number + addition) % 8 },
          (_, at) => `${pick(WORDS, at + number)}_${at}`,
        )
        const properties = Object.fromEntries(names.map((each, at) => [each, igluProperty(number + at)]))
        const schema = {
          $schema: 'http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#',
          ...(number % 3 === 0 ? {} : { description: `Schema for ${name}.` }),
          self: { vendor, name, format: 'jsonschema', version },
          type: 'object',
          ...(number % 10 === 0 ? {} : { properties }),
          ...(number % 10 !== 0 && names.length > 1 ? { required: names.slice(0, 2) } : {}),
          ...(number % 6 === 0 ? {} : { additionalProperties: number % 11 === 0 }),
        }
        return {
          path: `schemas/${vendor}/${name}/jsonschema/${version}`,
          text: JSON.stringify(schema, null, number % 2 === 0 ? 4 : undefined),
        }
      }),
    )
  }).flat()
}
