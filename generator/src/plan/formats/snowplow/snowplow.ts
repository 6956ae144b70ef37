// Snowplow: trees and answers of Iglu registries, and the files of snowplow-cli (data structures, data products).
import { isArray, isObject, memberOf, textOf } from '../../json-value.js'
import type { JsonValue, PlanDocument } from '../../model.js'
import { collectDropped, type DroppedThings } from '../dropped.js'
import { optional } from '../optional.js'
import type { DocumentSchema, DraftPlan, PlanFormat } from '../plan-format.js'
import { readSchemas, type SchemaEntry } from './read-schemas.js'
import { type ProductEvents, readSpecifications } from './read-specifications.js'
import { schemaEvents } from './schema-events.js'

const RESOURCES: Readonly<Record<string, Omit<DocumentSchema, 'schema'>>> = {
  'data-structure': { definition: 'dataStructure', noun: 'The data structure' },
  'data-product': { definition: 'dataProduct', noun: 'The data product' },
  'source-application': { definition: 'sourceApplication', noun: 'The source application' },
}

export const snowplow: PlanFormat = {
  id: 'snowplow',
  title: 'Snowplow',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => schemaOf(value) !== undefined)
    if (found === undefined) return undefined
    const type = textOf(found.value, 'resourceType')
    return `${type === undefined ? '"self" with a vendor and a name' : `"resourceType: ${type}"`} in ${found.path}`
  },
  schemaOf: ({ value }) => schemaOf(value),
  parse: parseSnowplow,
}

function schemaOf(value: JsonValue): DocumentSchema | undefined {
  const of = (definition: string, noun: string) => ({ schema: 'formats/snowplow', definition, noun }) as const
  const resource = Object.entries(RESOURCES).find(([type]) => memberOf(value, 'resourceType') === type)?.[1]
  if (resource !== undefined) return { schema: 'formats/snowplow', ...resource }
  if (isSelfDescribing(value)) return of('schema', 'The schema')
  if (isArray(value) && value.some(isSelfDescribing)) return of('list', 'The list')
  const list = memberOf(value, 'eventSchemas')
  return isArray(list) && list.some(isSelfDescribing) ? of('export', 'The export') : undefined
}

function isSelfDescribing(value: JsonValue): boolean {
  const self = memberOf(value, 'self')
  return isObject(self) && textOf(self, 'vendor') !== undefined && textOf(self, 'name') !== undefined
}

function parseSnowplow(documents: readonly PlanDocument[]): DraftPlan {
  const dropped = collectDropped()
  const schemas = documents.flatMap(readSchemas)
  const products = readSpecifications(documents, schemas, dropped)
  noteApplications(documents, dropped)
  const events = [...products.events, ...schemaEvents(eventSchemas(schemas, products, dropped), dropped)]
  const [vendor, ...others] = [...new Set(schemas.map((schema) => schema.vendor))].sort()
  const ofVendor = others.length === 0 ? vendor : undefined
  return {
    name: products.names.join(', ') || ofVendor || 'Snowplow schemas',
    ...optional('description', products.names.length === 1 ? products.description : undefined),
    events,
    files: events.map(({ file }) => file),
    diagnostics: [...products.diagnostics, ...dropped.report()],
  }
}

/**
 * What is an event by itself. A registry does not say which of its schemas are; where there are event specifications,
 * these are the events, and of the rest only what a data structure calls one.
 */
function eventSchemas(
  schemas: readonly SchemaEntry[],
  { sources }: ProductEvents,
  dropped: DroppedThings,
): SchemaEntry[] {
  return schemas.filter((schema) => {
    if (sources.has(schema.uri)) return false
    if (schema.role === 'event' || (schema.role === 'unknown' && sources.size === 0)) return true
    const what =
      schema.role === 'entity'
        ? 'Entities, which describe what events carry along, are'
        : 'Schemas that no event specification is based on are'
    dropped.add(what, schema.document, schema.pointer)
    return false
  })
}

function noteApplications(documents: readonly PlanDocument[], dropped: DroppedThings): void {
  for (const document of documents) {
    if (memberOf(document.value, 'resourceType') === 'source-application')
      dropped.add('Source applications are', document, '')
  }
}
