// User and group properties that Avo lists event by event, as the traits of one identify and one group call.
import { joinPointer } from '../../json-pointer.js'
import { isObject, memberOf } from '../../json-value.js'
import type { JsonValue, PlanDocument } from '../../model.js'
import type { AvoEvent } from '../documents/avo-export-document.js'
import { saysSomething } from '../message-schema.js'
import type { DraftEvent, SchemaFile } from '../plan-format.js'
import { avoFile } from './avo-file.js'

export interface TraitSection {
  readonly event: AvoEvent
  readonly place: string
  readonly document: PlanDocument
}

/** Any event may set some of them, so that none is required. */
export function collectTraits(sections: readonly TraitSection[]): DraftEvent[] {
  return [
    ...traitsOf(sections, 'userProperties', 'identify'),
    ...traitsOf(sections, 'groupProperties', 'group'),
  ]
}

function traitsOf(
  sections: readonly TraitSection[],
  section: 'userProperties' | 'groupProperties',
  call: 'identify' | 'group',
): DraftEvent[] {
  const files = sections
    .filter(({ event }) => saysSomething(event.rules.properties[section] ?? {}))
    .map(({ event, place, document }) =>
      avoFile(document, joinPointer(place, 'rules'), event.rules, section, { name: '' }),
    )
  const [first] = files
  if (first === undefined) return []
  const file = { ...first, schema: { type: 'object', properties: mergeProperties(files) } }
  return [{ call, name: '', draft: file.draft, file, pointer: '', place: file.toDocument('') }]
}

/** A property that events describe in different ways may be any of them. */
function mergeProperties(files: readonly SchemaFile[]): JsonValue {
  const found = new Map<string, Map<string, JsonValue>>()
  for (const { schema } of files) {
    for (const [name, value] of Object.entries(memberOf(schema, 'properties') ?? {})) {
      found.set(name, (found.get(name) ?? new Map()).set(JSON.stringify(value), value))
    }
  }
  const merged = [...found].map(([name, schemas]): [string, JsonValue] => {
    const [only, ...others] = schemas.values()
    return [name, others.length === 0 && isObject(only) ? only : { anyOf: [...schemas.values()] }]
  })
  return Object.fromEntries(merged)
}
