// All files of a rudder-cli project as one catalog in which references are looked up. Says where a reference leads nowhere.
import { createDiagnostic } from '../../../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../../../diagnostics/model.js'
import { joinPointer } from '../../json-pointer.js'
import type { PlanDocument } from '../../model.js'
import { nearestWord } from '../../nearest-word.js'
import { documentAs } from '../document-as.js'
import type {
  RudderCliCategory,
  RudderCliCustomType,
  RudderCliDocument,
  RudderCliEvent,
  RudderCliProperty,
  RudderCliTrackingPlan,
} from '../documents/rudder-cli-document.js'
import type { DroppedThings } from '../dropped.js'

/** A thing that has an id, and where it stands. */
export interface Entry<Value> {
  readonly value: Value
  readonly document: PlanDocument
  readonly pointer: string
  /** `metadata.name` of its file, which legacy references name. */
  readonly group: string
}

export interface Site {
  readonly document: PlanDocument
  readonly pointer: string
}

type Find<Value> = (ref: string, site: Site) => Entry<Value> | undefined

export interface Project {
  readonly plans: readonly Entry<RudderCliTrackingPlan>[]
  readonly customTypes: readonly Entry<RudderCliCustomType>[]
  readonly event: Find<RudderCliEvent>
  readonly property: Find<RudderCliProperty>
  readonly customType: Find<RudderCliCustomType>
  readonly category: Find<RudderCliCategory>
  /** The name of a custom type among the definitions of its file. */
  readonly definitionName: (type: Entry<RudderCliCustomType>) => string
  /** Grows while references are looked up. */
  readonly diagnostics: Diagnostic[]
  /** To be called when everything was looked up. */
  readonly noteUnused: (dropped: DroppedThings) => void
}

export function readProject(documents: readonly PlanDocument[]): Project {
  const diagnostics: Diagnostic[] = []
  const files = documents.map((document) => ({ document, file: documentAs<RudderCliDocument>(document) }))
  /** The entries of one kind of file, from the list in its spec. */
  const entriesOf = <Value>(
    name: string,
    listOf: (file: RudderCliDocument) => readonly Value[] | undefined,
  ) =>
    files.flatMap(({ document, file }) =>
      (listOf(file) ?? []).map(
        (value, index): Entry<Value> => ({
          value,
          document,
          pointer: joinPointer('/spec', name, index),
          group: file.metadata?.name ?? '',
        }),
      ),
    )
  const events = index(
    'event',
    entriesOf('events', (file) => (file.kind === 'events' ? file.spec.events : undefined)),
    diagnostics,
  )
  const properties = index(
    'property',
    entriesOf('properties', (file) => (file.kind === 'properties' ? file.spec.properties : undefined)),
    diagnostics,
  )
  const categories = index(
    'category',
    entriesOf('categories', (file) => (file.kind === 'categories' ? file.spec.categories : undefined)),
    diagnostics,
  )
  const customTypes = entriesOf('types', (file) =>
    file.kind === 'custom-types' ? file.spec.types : undefined,
  )
  const types = index('custom type', customTypes, diagnostics)
  return {
    plans: files.flatMap(({ document, file }): Entry<RudderCliTrackingPlan>[] =>
      file.kind === 'tp' || file.kind === 'tracking-plan'
        ? [{ value: file.spec, document, pointer: '/spec', group: file.metadata?.name ?? '' }]
        : [],
    ),
    customTypes,
    definitionName: nameDefinitions(customTypes),
    event: events.find,
    property: properties.find,
    category: categories.find,
    customType: types.find,
    diagnostics,
    noteUnused: (dropped) => {
      events.noteUnused('Events', dropped)
      properties.noteUnused('Properties', dropped)
      types.noteUnused('Custom types', dropped)
    },
  }
}

/** By their names, as in RudderStack's own schemas; by their ids where a name stands twice. */
function nameDefinitions(
  types: readonly Entry<RudderCliCustomType>[],
): (type: Entry<RudderCliCustomType>) => string {
  const counts = new Map<string, number>()
  for (const { value } of types) counts.set(value.name, (counts.get(value.name) ?? 0) + 1)
  return ({ value }) => (counts.get(value.name) === 1 ? value.name : value.id)
}

/** `#/properties/common/user_id` and `#property:user_id` both end in the id, which is unique among things of a kind. */
function idOf(ref: string): string {
  return ref.replace(/^#(\/[^/]+\/[^/]+\/|[^:/]+:)/, '')
}

interface Index<Value> {
  readonly find: Find<Value>
  readonly noteUnused: (what: string, dropped: DroppedThings) => void
}

function index<Value extends { readonly id: string }>(
  noun: string,
  entries: readonly Entry<Value>[],
  diagnostics: Diagnostic[],
): Index<Value> {
  const byId = new Map<string, Entry<Value>>()
  for (const entry of entries) if (!byId.has(entry.value.id)) byId.set(entry.value.id, entry)
  const used = new Set<Entry<Value>>()
  return {
    find: (ref, { document, pointer }) => {
      const id = idOf(ref)
      const found = byId.get(id)
      if (found !== undefined) used.add(found)
      else {
        const near = nearestWord(id, byId.keys())
        const hint = near === undefined ? '' : `: did you mean ${JSON.stringify(near)}?`
        const message = `${JSON.stringify(ref)} leads to no ${noun} of the project${hint || '.'}`
        diagnostics.push(createDiagnostic('TW125', { message, location: document.locate(pointer) }))
      }
      return found
    },
    noteUnused: (what, dropped) => {
      for (const entry of byId.values()) {
        if (!used.has(entry)) dropped.add(`${what} that no rule uses are`, entry.document, entry.pointer)
      }
    },
  }
}
