// An event's schema with everything that it refers to: other files of the plan have no place in a vendor's format.
import type { SchemaFile } from '../plan/formats/plan-format.js'
import { followPointer, splitPointer } from '../plan/json-pointer.js'
import { omit } from '../plan/json-value.js'
import type { Draft, JsonObject, JsonSchema, PlanEvent, TrackingPlan } from '../plan/model.js'
import { pathOfUri } from '../plan/plan-uri.js'
import { createRefResolver, type RefResolver, type SchemaPlace } from '../plan/resolve-ref.js'
import { isSchema, mapSchema } from '../plan/walk-schema.js'
import { filesOfResources } from '../plan-writing/resource-files.js'
import { convertSchema } from './convert-schema.js'
import { refToDefinition } from './definition-refs.js'
import type { BundledSchema } from './model.js'

/** What other parts are found by, and the parts that were copied: nothing refers to these any more. */
const LEFT_OUT = [
  '$schema',
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$defs',
  'definitions',
]

export interface Bundler {
  /** @param onLoss a keyword that the draft has not, nor another way to say it */
  readonly bundle: (event: PlanEvent, draft: Draft, onLoss: (keyword: string) => void) => BundledSchema
}

export function createBundler(plan: TrackingPlan): Bundler {
  const files = filesOfResources(plan.resources)
  const places = new Map(plan.events.map((event) => [event, placeOf(event, files)]))
  const resolver = createRefResolver([...files.values()], [...places.values()])
  return {
    bundle(event, draft, onLoss) {
      const root = places.get(event) ?? placeOf(event, files)
      return bundleFrom(root, event.draft, resolver, (schema, from) =>
        convertSchema(schema, from, draft, onLoss),
      )
    },
  }
}

function placeOf({ schemaUri }: PlanEvent, files: ReadonlyMap<string, SchemaFile>): SchemaPlace {
  const [uri = '', pointer = ''] = schemaUri.split('#')
  const file = files.get(uri)
  if (file === undefined) throw new Error(`There is no resource ${uri}`)
  return { file, pointer }
}

type Convert = (schema: JsonSchema, from: Draft) => JsonSchema

function bundleFrom(root: SchemaPlace, draft: Draft, resolver: RefResolver, convert: Convert): BundledSchema {
  const names = new Map<string, string>()
  const queue: { readonly name: string; readonly place: SchemaPlace }[] = []

  /** The name of a definition, which is made later: it may refer to itself. */
  function nameOf(place: SchemaPlace): string {
    const key = `${place.file.uri}#${place.pointer}`
    const known = names.get(key)
    if (known !== undefined) return known
    const name = freeName(place, new Set(names.values()))
    names.set(key, name)
    queue.push({ name, place })
    return name
  }

  function copy(place: SchemaPlace): JsonSchema {
    const schema = followPointer(place.file.schema, place.pointer)
    const copied = mapSchema(
      schema ?? true,
      (each, pointer) => withRef(omit(each, LEFT_OUT), { file: place.file, pointer }),
      place.pointer,
    )
    return isSchema(copied) ? copied : true
  }

  function withRef(schema: JsonObject, from: SchemaPlace): JsonObject {
    const { $ref } = schema
    const target = typeof $ref === 'string' ? resolver.resolve($ref, from) : undefined
    return target !== undefined && 'file' in target
      ? { ...schema, $ref: refToDefinition(nameOf(target)) }
      : schema
  }

  const schema = convert(copy(root), draft)
  const definitions = new Map<string, JsonSchema>()
  for (const { name, place } of queue) definitions.set(name, convert(copy(place), place.file.draft))
  return { schema, definitions }
}

/** As in the plan: the last part of its pointer, or the name of its file. */
function freeName({ file, pointer }: SchemaPlace, taken: ReadonlySet<string>): string {
  const ofFile = pathOfUri(file.uri).split('/').at(-1) ?? ''
  const wanted = (splitPointer(pointer).at(-1) ?? ofFile.replace(/\.\w+$/, '')) || 'definition'
  let name = wanted
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`
  return name
}
