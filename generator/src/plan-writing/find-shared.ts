// The schemas that events refer to outside of themselves: what has to be written beside the events' own files.
import type { SchemaFile } from '../plan/formats/plan-format.js'
import { followPointer, joinPointer, splitPointer } from '../plan/json-pointer.js'
import { isArray, memberOf } from '../plan/json-value.js'
import type { JsonValue } from '../plan/model.js'
import type { RefResolver, SchemaPlace } from '../plan/resolve-ref.js'
import { walkSchema } from '../plan/walk-schema.js'

export interface SharedDefinitions {
  readonly file: SchemaFile
  /** Pointers into the file, each with the one that it gets in the new file; '' is the whole. */
  readonly parts: ReadonlyMap<string, string>
}

/** Sorted by URI. */
export function findShared(events: readonly SchemaPlace[], resolver: RefResolver): SharedDefinitions[] {
  const ofEvents = groupByFile(events)
  const shared: SchemaPlace[] = []
  const seen = new Set<string>()
  const queue: SchemaPlace[] = [...events]
  // The queue grows while it is read.
  for (const { file, pointer: root } of queue) {
    walkSchema(followPointer(file.schema, root) ?? true, root, ({ $ref }, pointer) => {
      const target = typeof $ref === 'string' ? resolver.resolve($ref, { file, pointer }) : undefined
      if (target === undefined || !('file' in target)) return
      const key = `${target.file.uri}#${target.pointer}`
      if (seen.has(key) || isWithin(target.pointer, ofEvents.get(target.file) ?? [])) return
      seen.add(key)
      shared.push(target)
      queue.push(target)
    })
  }
  return [...groupByFile(shared)]
    .map(([file, pointers]) => ({ file, parts: nameParts(file, pointers) }))
    .sort((a, b) => (a.file.uri < b.file.uri ? -1 : 1))
}

function groupByFile(places: readonly SchemaPlace[]): Map<SchemaFile, string[]> {
  const groups = new Map<SchemaFile, string[]>()
  for (const { file, pointer } of places) {
    const group = groups.get(file)
    if (group === undefined) groups.set(file, [pointer])
    else group.push(pointer)
  }
  return groups
}

function isWithin(pointer: string, roots: readonly string[]): boolean {
  return roots.some((root) => pointer === root || pointer.startsWith(`${root}/`))
}

/** Only what is referred to, each under a name of its own; the whole where names in it depend on where they stand. */
function nameParts(file: SchemaFile, pointers: readonly string[]): Map<string, string> {
  if (pointers.includes('') || hasBases(file.schema)) return new Map([['', '']])
  const taken = new Set<string>()
  const outermost = pointers.filter(
    (pointer) => !pointers.some((other) => other !== pointer && pointer.startsWith(`${other}/`)),
  )
  return new Map(
    outermost.sort().map((pointer) => {
      const wanted = splitPointer(pointer).at(-1) ?? ''
      let name = wanted
      for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`
      taken.add(name)
      return [pointer, joinPointer('/$defs', name)]
    }),
  )
}

const BASES = ['$id', 'id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef']

/** By member names alone: a property that is called `id` costs no more than a file that is kept whole. */
export function hasBases(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isArray(value)) return value.some(hasBases)
  return BASES.some((key) => isBase(memberOf(value, key))) || Object.values(value).some(hasBases)
}

function isBase(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || value === true
}

/** An absolute URI at the root of a file: what is in it is found by that, wherever the file lies. */
export function hasOwnId({ schema, draft }: SchemaFile): boolean {
  const id = schema[draft === '04' ? 'id' : '$id']
  return typeof id === 'string' && /^[a-z][a-z\d+.-]*:/i.test(id)
}
