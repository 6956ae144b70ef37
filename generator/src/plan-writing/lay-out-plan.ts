// Where every event and every shared definition of a plan goes in the native layout, with its references made to fit.

import type { SchemaFile } from '../plan/formats/plan-format.js'
import { followPointer } from '../plan/json-pointer.js'
import type { Draft, JsonSchema, JsonValue, PlanEvent, TrackingPlan } from '../plan/model.js'
import { createRefResolver, type RefResolver, type SchemaPlace } from '../plan/resolve-ref.js'
import { isSchema, mapSchema } from '../plan/walk-schema.js'
import { findShared, hasBases, hasOwnId, type SharedDefinitions } from './find-shared.js'
import { placeDefinitions, placeEvents } from './place-files.js'
import { filesOfResources } from './resource-files.js'
import { type NewPlace, writeRef } from './write-ref.js'

export interface FileOfEvent {
  readonly path: string
  readonly event: PlanEvent
  readonly schema: JsonSchema
}

export interface FileOfDefinitions {
  readonly path: string
  readonly draft: Draft
  readonly schema: JsonSchema
}

export interface PlanLayout {
  readonly events: readonly FileOfEvent[]
  readonly definitions: readonly FileOfDefinitions[]
}

/** An event where it stood, and the file that it gets. */
interface MovedEvent extends SchemaPlace {
  readonly path: string
  readonly event: PlanEvent
}

interface MovedDefinitions extends SharedDefinitions {
  readonly path: string
}

type Rewrite = (place: SchemaPlace, path: string) => JsonSchema

export function layOutPlan(plan: TrackingPlan): PlanLayout {
  const files = filesOfResources(plan.resources)
  const events = moveEvents(plan.events, files)
  const resolver = createRefResolver([...files.values()], events)
  const shared = findShared(events, resolver)
  const paths = placeDefinitions(shared.map(({ file }) => file.uri))
  const definitions = shared.map((each, index) => ({ ...each, path: paths[index] ?? '' }))
  const rewrite = createRewrite(resolver, createRelocation(events, definitions))
  return {
    events: events.map((place) => ({
      path: place.path,
      event: place.event,
      schema: rewrite(place, place.path),
    })),
    definitions: definitions.map((each) => ({
      path: each.path,
      draft: each.file.draft,
      schema: definitionsOf(each, rewrite),
    })),
  }
}

function moveEvents(events: readonly PlanEvent[], files: ReadonlyMap<string, SchemaFile>): MovedEvent[] {
  const paths = placeEvents(events)
  return events.map((event, index) => {
    const [uri = '', pointer = ''] = event.schemaUri.split('#')
    const file = files.get(uri)
    if (file === undefined) throw new Error(`There is no resource ${uri}`)
    return { path: paths[index] ?? '', event, file, pointer }
  })
}

/** Where a schema of the plan stands in the new files. */
function createRelocation(
  events: readonly MovedEvent[],
  definitions: readonly MovedDefinitions[],
): (place: SchemaPlace) => NewPlace | undefined {
  const parts = new Map<string, { pointer: string; path: string; prefix: string }[]>()
  const add = (uri: string, part: { pointer: string; path: string; prefix: string }) =>
    parts.set(uri, [...(parts.get(uri) ?? []), part])
  for (const { file, pointer, path } of events) add(file.uri, { pointer, path, prefix: '' })
  for (const { file, path, parts: named } of definitions) {
    for (const [pointer, prefix] of named) add(file.uri, { pointer, path, prefix })
  }
  return ({ file, pointer }) => {
    const part = parts
      .get(file.uri)
      ?.find((each) => pointer === each.pointer || pointer.startsWith(`${each.pointer}/`))
    return part && { path: part.path, pointer: part.prefix + pointer.slice(part.pointer.length) }
  }
}

function createRewrite(
  resolver: RefResolver,
  relocate: (place: SchemaPlace) => NewPlace | undefined,
): Rewrite {
  const basesKnown = new Map<SchemaFile, boolean>()
  return ({ file, pointer: root }, path) => {
    const withBases = basesKnown.get(file) ?? hasBases(file.schema)
    basesKnown.set(file, withBases)
    const site = { path, hasBases: withBases, isWhole: root === '' }
    const changed = mapSchema(
      schemaAt({ file, pointer: root }),
      (schema, pointer) => {
        const { $ref } = schema
        if (typeof $ref !== 'string') return schema
        const target = resolver.resolve($ref, { file, pointer })
        const place = 'file' in target ? relocate(target) : undefined
        if (!('file' in target) || place === undefined) return schema
        const isPlaceless = hasOwnId(file) && hasOwnId(target.file)
        return { ...schema, $ref: writeRef($ref, { ...site, isPlaceless }, place) }
      },
      root,
    )
    return isSchema(changed) ? changed : true
  }
}

function definitionsOf({ file, path, parts }: MovedDefinitions, rewrite: Rewrite): JsonSchema {
  if (parts.has('')) return rewrite({ file, pointer: '' }, path)
  const named = [...parts].map(([pointer, prefix]): [string, JsonValue] => [
    prefix,
    rewrite({ file, pointer }, path),
  ])
  return { $defs: Object.fromEntries(named.map(([prefix, schema]) => [nameOf(prefix), schema])) }
}

function nameOf(prefix: string): string {
  return prefix.slice('/$defs/'.length).replaceAll('~1', '/').replaceAll('~0', '~')
}

function schemaAt({ file, pointer }: SchemaPlace): JsonSchema {
  const schema = followPointer(file.schema, pointer)
  return isSchema(schema) ? schema : true
}
