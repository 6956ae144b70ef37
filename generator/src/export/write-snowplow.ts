// Snowplow: a tree of self-describing schemas as Iglu registries have it. Where names or owners of events would be lost
// in it, data products stand beside it, with an event specification each.
import { createHash } from 'node:crypto'
import { isObject } from '../plan/json-value.js'
import type { JsonObject, JsonValue, PlanEvent, PlanSource, TrackingPlan } from '../plan/model.js'
import { printYaml } from '../plan-writing/print-yaml.js'
import { type Bundler, createBundler } from './bundle-schema.js'
import { selectEvents } from './carry-fields.js'
import type { Losses } from './collect-losses.js'
import type { WritePlan } from './model.js'
import { createSlugs } from './slug.js'

const META_SCHEMA = 'http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#'

const IGLU_URI = /^iglu:([^/]+)\/([^/]+)\/jsonschema\/(\d+-\d+-\d+)$/
const SCHEMA_VERSION = /^\d+-\d+-\d+$/

interface NamedSchema {
  readonly event: PlanEvent
  readonly vendor: string
  readonly name: string
  readonly version: string
}

/** The events that need a vendor from elsewhere. */
export function eventsWithoutVendor({ events }: TrackingPlan): PlanEvent[] {
  return events.filter(({ call, id }) => call === 'track' && !IGLU_URI.test(id ?? ''))
}

export const writeSnowplow: WritePlan = (plan, losses, { vendor = '' }) => {
  const title = 'Snowplow'
  const tracked = selectEvents(plan.events, { title, calls: ['track'], without: ['deprecated'] }, losses)
  const isTree = tracked.every(({ id, name, owner, tags }) => {
    const [, , own] = IGLU_URI.exec(id ?? '') ?? []
    return name === own && owner === undefined && tags === undefined
  })
  // Specifications have no versions of their own.
  const events = isTree
    ? tracked
    : selectEvents(tracked, { title, calls: ['track'], without: ['version'] }, losses)
  const schemas = nameSchemas(events, vendor)
  if (plan.version !== undefined) losses.add(`The version of the plan has no place in ${title}`)
  const bundler = createBundler(plan)
  const tree = schemas.map((schema) => schemaFile(schema, bundler, losses))
  return isTree ? tree : [...tree, ...productFiles(plan, schemas, losses)]
}

function nameSchemas(events: readonly PlanEvent[], vendor: string): NamedSchema[] {
  const own = events.map(({ id }) => IGLU_URI.exec(id ?? '')?.[2] ?? '')
  const slug = createSlugs('_', own)
  return events.map((event) => {
    const [, ownVendor, ownName, ownVersion] = IGLU_URI.exec(event.id ?? '') ?? []
    if (ownVendor !== undefined && ownName !== undefined && ownVersion !== undefined)
      return { event, vendor: ownVendor, name: ownName, version: ownVersion }
    const version = SCHEMA_VERSION.test(event.version ?? '') ? (event.version ?? '') : '1-0-0'
    return { event, vendor, name: slug(event.name, 'event'), version }
  })
}

function schemaFile(
  { event, vendor, name, version }: NamedSchema,
  bundler: Bundler,
  losses: Losses,
): PlanSource {
  const { schema, definitions } = bundler.bundle(event, '04', (keyword) =>
    losses.add(`${keyword} cannot be said in draft 4, which Iglu reads`, event),
  )
  const defs = [...definitions].map(([key, each]): [string, JsonValue] => [key, each])
  const value: JsonObject = {
    $schema: META_SCHEMA,
    ...(event.description === undefined ? {} : { description: event.description }),
    self: { vendor, name, format: 'jsonschema', version },
    ...(isObject(schema) ? schema : {}),
    ...(defs.length === 0 ? {} : { definitions: Object.fromEntries(defs) }),
  }
  return {
    path: `schemas/${vendor}/${name}/jsonschema/${version}`,
    text: `${JSON.stringify(value, null, 2).replaceAll('"#/$defs/', '"#/definitions/')}\n`,
  }
}

function productFiles(plan: TrackingPlan, schemas: readonly NamedSchema[], losses: Losses): PlanSource[] {
  const products = new Map<string, NamedSchema[]>()
  for (const schema of schemas) {
    const { tags = [], owner = '' } = schema.event
    const name = tagOf(tags, 'product') ?? plan.name
    if (tagOf(tags, 'product') === undefined)
      losses.add(`Events without a tag "product" become those of ${JSON.stringify(plan.name)}`, schema.event)
    if (tags.some((tag) => !/^(product|domain):/.test(tag)))
      losses.add('Tags other than "product" and "domain" have no place in Snowplow', schema.event)
    const key = JSON.stringify([name, tagOf(tags, 'domain') ?? '', owner])
    products.set(key, [...(products.get(key) ?? []), schema])
  }
  const slug = createSlugs('-')
  return [...products].map(([key, members]) => {
    const [name, domain, owner] = JSON.parse(key) as [string, string, string]
    const data = {
      name,
      ...(domain === '' ? {} : { domain }),
      ...(products.size === 1 && plan.description !== undefined ? { description: plan.description } : {}),
      ...(owner === '' ? {} : { owner }),
      eventSpecifications: members.map((each) => specification(each, losses)),
    }
    const value = { apiVersion: 'v1', resourceType: 'data-product', resourceName: uuidOf(key), data }
    return { path: `data-products/${slug(name, 'product')}.yaml`, text: printYaml(value) }
  })
}

function specification({ event, vendor, name, version }: NamedSchema, losses: Losses): JsonObject {
  if (event.id === undefined) losses.add('Events without an id get one', event)
  return {
    resourceName: event.id ?? uuidOf(event.name),
    name: event.name,
    ...(event.description === undefined ? {} : { description: event.description }),
    event: { source: `iglu:${vendor}/${name}/jsonschema/${version}` },
  }
}

function tagOf(tags: readonly string[], key: string): string | undefined {
  return tags.find((tag) => tag.startsWith(`${key}:`))?.slice(key.length + 1)
}

/** Snowplow names things by UUIDs; the same name gives the same one, so that a second export changes nothing. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
