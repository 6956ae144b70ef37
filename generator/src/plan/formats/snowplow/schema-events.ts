// Self-describing schemas as events: which of their versions count, and what they are called.
import { joinPointer } from '../../json-pointer.js'
import { omit, textOf } from '../../json-value.js'
import type { JsonObject } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { cleanPayload } from '../clean-schema.js'
import type { DroppedThings } from '../dropped.js'
import { optional } from '../optional.js'
import type { DraftEvent, SchemaFile } from '../plan-format.js'
import { qualifyNames } from '../qualify-names.js'
import { statedDraft } from '../stated-draft.js'
import type { SchemaEntry } from './read-schemas.js'

/** What a registry writes beside the keywords. */
const NOTES = ['$schema', 'self', '$supersededBy', '$supersedes']

export function schemaEvents(schemas: readonly SchemaEntry[], dropped: DroppedThings): DraftEvent[] {
  const latest = latestOfEachModel(schemas, dropped)
  const names = qualifyNames(latest.map(({ vendor, name }) => ({ name, by: vendor })))
  return latest.map((entry, index): DraftEvent => {
    const name = names[index] ?? entry.name
    const description = textOf(entry.schema, 'description')
    const file = fileOf(entry, entry.schema, { name, description })
    return {
      call: 'track',
      name,
      id: entry.uri,
      version: entry.version,
      ...optional('description', description),
      draft: file.draft,
      file,
      pointer: '',
      place: entry.pointer,
    }
  })
}

/** @param schema the entry's own, or what an event specification makes of it */
export function fileOf(
  { document, pointer, schema: own }: Pick<SchemaEntry, 'document' | 'pointer' | 'schema'>,
  schema: JsonObject,
  event: { readonly name: string; readonly description: string | undefined },
): SchemaFile {
  // Iglu's meta-schema has the vocabulary of draft 4.
  const draft = statedDraft(own, '04')
  return {
    uri: `${uriOfPath(document.path)}${encodeURI(pointer)}`,
    schema: cleanPayload(omit(schema, NOTES), draft, event),
    draft,
    document,
    toDocument: (at) => pointer + at,
    isDefinitions: false,
  }
}

/** SchemaVer: whatever changes the meaning of old data raises MODEL, so that within one only the latest counts. */
function latestOfEachModel(schemas: readonly SchemaEntry[], dropped: DroppedThings): SchemaEntry[] {
  const latest = new Map<string, SchemaEntry>()
  for (const entry of [...schemas].sort((a, b) => compareVersions(b.version, a.version))) {
    const key = JSON.stringify([entry.vendor, entry.name, entry.version.split('-')[0]])
    if (!latest.has(key)) latest.set(key, entry)
    else
      dropped.add(
        'Schema versions that a later one of the same model replaces are',
        entry.document,
        joinPointer(entry.pointer, 'self', 'version'),
      )
  }
  return [...latest.values()]
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('-').map(Number))
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
