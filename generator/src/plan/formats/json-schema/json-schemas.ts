// A folder of plain JSON Schemas, one an event, without anything that says so: a file that others refer to is no event.

import { DEFAULT_DRAFT, readDraft } from '../../draft.js'
import { isObject, memberOf, omit, textOf } from '../../json-value.js'
import type { JsonValue, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { walkSchema } from '../../walk-schema.js'
import { cleanSchema } from '../clean-schema.js'
import { versionOf } from '../native-event.js'
import { optional } from '../optional.js'
import { asPayload } from '../payload-schema.js'
import type { DraftEvent, PlanFormat, SchemaFile } from '../plan-format.js'
import { statedDraft } from '../stated-draft.js'

export const jsonSchemas: PlanFormat = {
  id: 'json-schemas',
  title: 'plain JSON Schemas',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => isJsonSchema(value))
    return found && `a JSON Schema in ${found.path}, with nothing that says what else it is`
  },
  schemaOf: ({ value }) =>
    isJsonSchema(value) || isDefinitions(value)
      ? { schema: 'formats/json-schemas', noun: 'The schema' }
      : undefined,
  parse: (documents) => {
    const read = documents.map(fileOf)
    const used = referredTo(read)
    const isEvent = (file: SchemaFile) => !used.has(file.uri) && !isDefinitions(file.document.value)
    const files = read.map((file) =>
      isEvent(file) ? { ...file, schema: asPayload(file.schema, file.draft) } : file,
    )
    return {
      name: 'JSON Schemas',
      events: files.filter(isEvent).map(eventOf),
      files,
      diagnostics: [],
    }
  },
}

/** By a known `$schema`, or by the look of an object's schema. */
function isJsonSchema(value: JsonValue): boolean {
  const draft = readDraft(textOf(value, '$schema') ?? '')
  if (draft !== 'unknown' && draft !== 'unstated') return true
  const looksLikeOne = isObject(memberOf(value, 'properties')) && textOf(value, 'name') === undefined
  return looksLikeOne && (memberOf(value, 'type') === 'object' || textOf(value, '$schema') !== undefined)
}

const SAYING_NOTHING = /^(\$schema|\$id|id|\$comment|title|description|\$defs|definitions|x-.*)$/

function isDefinitions(value: JsonValue): boolean {
  const hasSome = isObject(memberOf(value, '$defs')) || isObject(memberOf(value, 'definitions'))
  return hasSome && Object.keys(value ?? {}).every((key) => SAYING_NOTHING.test(key))
}

function fileOf(document: PlanDocument): SchemaFile {
  const value = isObject(document.value) ? document.value : {}
  const draft = statedDraft(value, DEFAULT_DRAFT)
  const schema = omit(cleanSchema(value, draft, { ids: 'kept' }), ['$schema'])
  return {
    uri: uriOfPath(document.path),
    schema,
    draft,
    document,
    toDocument: (pointer) => pointer,
    isDefinitions: false,
  }
}

function eventOf(file: SchemaFile): DraftEvent {
  return {
    call: 'track',
    name: textOf(file.schema, 'title') ?? nameOf(file.document.path),
    ...optional('version', versionOf(file.document.value)),
    ...optional('description', textOf(file.schema, 'description')),
    ...(file.schema.deprecated === true ? { deprecated: true } : {}),
    draft: file.draft,
    file,
    pointer: '',
    place: '',
  }
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/(\.schema)?\.(json|ya?ml)$/i, '')
}

/** The URIs of the files that others refer to, by the path or by the id. */
function referredTo(files: readonly SchemaFile[]): Set<string> {
  const byId = new Map(files.map((file) => [idOf(file), file.uri]))
  const used = new Set<string>()
  for (const file of files) {
    const base = idOf(file)
    walkSchema(file.schema, '', ({ $ref }) => {
      if (typeof $ref !== 'string' || !URL.canParse($ref, base)) return
      const target = new URL($ref, base).href.replace(/#.*$/s, '')
      const uri = byId.get(target) ?? target
      if (uri !== file.uri) used.add(uri)
    })
  }
  return used
}

function idOf({ schema, draft, uri }: SchemaFile): string {
  const id = textOf(schema, draft === '04' ? 'id' : '$id') ?? ''
  return URL.canParse(id, uri) ? new URL(id, uri).href.replace(/#.*$/s, '') : uri
}
