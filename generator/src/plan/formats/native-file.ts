// The native layout of one file: the plan's head and its events, and `$defs` that they share.

import { joinPointer } from '../json-pointer.js'
import { isArray, isObject, memberOf, omit, textOf } from '../json-value.js'
import type { JsonObject, JsonValue, PlanDocument } from '../model.js'
import { uriOfPath } from '../plan-uri.js'
import {
  draftOf,
  isEventSchema,
  readDefaults,
  readEventFields,
  readEventSchema,
  versionOf,
} from './native-event.js'
import { optional } from './optional.js'
import type { DraftEvent, DraftPlan, PlanFormat, SchemaFile } from './plan-format.js'

export const nativeFile: PlanFormat = {
  id: 'native-file',
  title: 'plan in one file',
  isNative: true,
  recognise: (documents) => {
    const plan = documents.find(isOnePlan)
    return plan === undefined ? undefined : `"events" with titles in ${plan.path}`
  },
  schemaOf: (document) =>
    isOnePlan(document)
      ? { schema: 'tracking-plan', definition: 'plan', noun: 'The plan' }
      : { schema: 'tracking-plan', definition: 'definitions', noun: 'The file' },
  parse: (documents) => {
    const plan = documents.find(isOnePlan)
    return plan === undefined || !isObject(plan.value)
      ? { name: '', events: [], files: [], diagnostics: [] }
      : parsePlanFile(plan, plan.value, documents)
  },
}

/** Events of other formats have a `name`, ours are JSON Schemas and have a `title`. */
function isOnePlan(document: PlanDocument): boolean {
  const events = memberOf(document.value, 'events')
  if (!isArray(events) || memberOf(document.value, 'rules') !== undefined) return false
  if (
    events.some(
      (event) => memberOf(event, 'eventType') !== undefined && memberOf(event, 'rules') !== undefined,
    )
  )
    return false
  return events.length === 0 || events.some(looksLikeEvent)
}

function looksLikeEvent(value: JsonValue): boolean {
  return (
    isEventSchema(value) ||
    memberOf(value, 'title') !== undefined ||
    memberOf(value, 'properties') !== undefined
  )
}

function parsePlanFile(
  document: PlanDocument,
  value: JsonObject,
  documents: readonly PlanDocument[],
): DraftPlan {
  const { defaults, diagnostics } = readDefaults(document)
  const given = (isArray(value.events) ? value.events : []).map((event) => (isObject(event) ? event : {}))
  const drafts = given.map((event, index) =>
    draftOf(event, defaults.draft, document, joinPointer('/events', index)),
  )
  const events = given.map((event, index) =>
    readEventSchema(event, drafts[index]?.draft ?? defaults.draft, defaults),
  )
  const definitions = omit(value, ['$schema', 'name', 'id', 'version', 'description', 'defaults'])
  const file = fileOf(document, { ...definitions, events }, defaults.draft)
  const others = documents
    .filter((other) => other !== document)
    .map((other) => readDefinitions(other, defaults.draft))
  return {
    name: textOf(value, 'name') ?? 'Tracking plan',
    ...optional('id', textOf(value, 'id')),
    ...optional('version', versionOf(value)),
    ...optional('description', textOf(value, 'description')),
    events: given.map((event, index): DraftEvent => {
      const pointer = joinPointer('/events', index)
      const draft = drafts[index]?.draft ?? defaults.draft
      return { ...readEventFields(event, draft, defaults), file, pointer, place: pointer }
    }),
    files: [file, ...others.map((other) => other.file)],
    diagnostics: [...diagnostics, ...[...drafts, ...others].flatMap((each) => each.diagnostics)],
  }
}

function readDefinitions(document: PlanDocument, planDraft: SchemaFile['draft']) {
  const { draft, diagnostics } = draftOf(document.value, planDraft, document, '')
  const schema = isObject(document.value) ? omit(document.value, ['$schema']) : {}
  return { file: { ...fileOf(document, schema, draft), isDefinitions: true }, diagnostics }
}

function fileOf(document: PlanDocument, schema: JsonObject, draft: SchemaFile['draft']): SchemaFile {
  const toDocument = (pointer: string) => pointer
  return { uri: uriOfPath(document.path), schema, draft, document, toDocument, isDefinitions: false }
}
