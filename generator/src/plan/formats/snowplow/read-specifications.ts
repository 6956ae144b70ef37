// The event specifications of data products as events: the schema at their source, narrowed.
import { createDiagnostic } from '../../../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../../../diagnostics/model.js'
import { joinPointer } from '../../json-pointer.js'
import { memberOf, omit, textOf } from '../../json-value.js'
import type { PlanDocument } from '../../model.js'
import { nearestWord } from '../../nearest-word.js'
import { documentAs } from '../document-as.js'
import type {
  SnowplowDataProduct,
  SnowplowEventSpecification,
  SnowplowSource,
} from '../documents/snowplow-document.js'
import type { DroppedThings } from '../dropped.js'
import { optional } from '../optional.js'
import type { DraftEvent } from '../plan-format.js'
import { qualifyNames } from '../qualify-names.js'
import { narrowSchema } from './narrow-schema.js'
import type { SchemaEntry } from './read-schemas.js'
import { fileOf } from './schema-events.js'

export interface ProductEvents {
  readonly names: readonly string[]
  readonly description: string | undefined
  readonly events: readonly DraftEvent[]
  /** URIs of the schemas that the specifications are based on. */
  readonly sources: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

interface Specification {
  readonly value: SnowplowEventSpecification
  readonly product: SnowplowDataProduct['data']
  readonly document: PlanDocument
  readonly pointer: string
}

export function readSpecifications(
  documents: readonly PlanDocument[],
  schemas: readonly SchemaEntry[],
  dropped: DroppedThings,
): ProductEvents {
  const found = documents.filter(({ value }) => memberOf(value, 'resourceType') === 'data-product')
  const products = found.map((document) => documentAs<SnowplowDataProduct>(document).data)
  const specifications = found.flatMap((document, index) => specificationsOf(document, products[index]))
  const names = qualifyNames(
    specifications.map(({ value, product }) => ({ name: value.name, by: product.name })),
  )
  const diagnostics: Diagnostic[] = []
  const sources = new Set<string>()
  const events = specifications.map((specification, index) => {
    noteDropped(specification, dropped)
    const source = sourceOf(specification.value)
    if (source !== undefined) sources.add(source.source)
    const base = source && schemas.find(({ uri }) => uri === source.source)
    if (source !== undefined && base === undefined)
      diagnostics.push(missingSource(source.source, specification, schemas))
    return eventOf(specification, names[index] ?? '', base, source)
  })
  return {
    names: products.map(({ name }) => name),
    description: products[0]?.description ?? undefined,
    events,
    sources,
    diagnostics,
  }
}

function specificationsOf(
  document: PlanDocument,
  product: SnowplowDataProduct['data'] | undefined,
): Specification[] {
  return (product?.eventSpecifications ?? []).map((value, index) => ({
    value,
    product: product ?? { name: '' },
    document,
    pointer: joinPointer('/data/eventSpecifications', index),
  }))
}

/** Beside the event itself, or under "tracked" as some documents have it. */
function sourceOf({ event }: SnowplowEventSpecification): SnowplowSource | undefined {
  if (!event) return undefined
  if ('source' in event) return event
  const { tracked } = event
  return (Array.isArray(tracked) ? tracked[0] : tracked) ?? undefined
}

function eventOf(
  { value, product, document, pointer }: Specification,
  name: string,
  base: SchemaEntry | undefined,
  source: SnowplowSource | undefined,
): DraftEvent {
  const narrowing = source?.schema ?? {}
  const schema = narrowSchema(base?.schema ?? {}, omit(narrowing, ['$schema']))
  const description = value.description || textOf(narrowing, 'description') || textOf(schema, 'description')
  const stated = base?.schema ?? narrowing
  const file = {
    ...fileOf({ document, pointer, schema: stated }, schema, { name, description }),
    toDocument: () => pointer,
  }
  return {
    call: 'track',
    name,
    ...optional('id', value.resourceName ?? source?.source),
    ...optional('description', description),
    ...optional('owner', product.owner),
    tags: [`product:${product.name}`, ...(product.domain ? [`domain:${product.domain}`] : [])].sort(),
    draft: file.draft,
    file,
    pointer: '',
    place: pointer,
  }
}

function missingSource(
  source: string,
  { value, document, pointer }: Specification,
  schemas: readonly SchemaEntry[],
): Diagnostic {
  const near = nearestWord(
    source,
    schemas.map(({ uri }) => uri),
  )
  const hint = near === undefined ? '' : ` Did you mean ${near}?`
  return createDiagnostic('TW126', {
    message: `${source}, which ${JSON.stringify(value.name)} is based on, is not among the files.${hint}`,
    location: document.locate(joinPointer(pointer, 'event')),
  })
}

function noteDropped({ value, document, pointer }: Specification, dropped: DroppedThings): void {
  const parts: [keyof SnowplowEventSpecification, string][] = [
    ['triggers', 'Triggers of event specifications are'],
    ['entities', 'Entities of event specifications are'],
    ['excludedSourceApplications', 'Excluded source applications are'],
  ]
  for (const [key, what] of parts) {
    if (Object.values(value[key] ?? {}).some(hasContent))
      dropped.add(what, document, joinPointer(pointer, key))
  }
}

function hasContent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}
