// The native layout of many files: a JSON Schema a file, with `x-event` where it is an event, and a plan.yaml.
import type { Diagnostic } from '../../diagnostics/model.js'
import { Derived } from '../../memory/derived.js'
import { isObject, memberOf, omit, textOf } from '../json-value.js'
import type { JsonObject, PlanDocument } from '../model.js'
import { uriOfPath } from '../plan-uri.js'
import {
  draftOf,
  isEventSchema,
  type PlanDefaults,
  readDefaults,
  readEventFields,
  readEventSchema,
  versionOf,
} from './native-event.js'
import { optional } from './optional.js'
import type { DraftEvent, DraftPlan, PlanFormat, SchemaFile } from './plan-format.js'

const HEAD_PATH = /^plan\.(json|ya?ml)$/

export const nativeFolder: PlanFormat = {
  id: 'native-folder',
  title: 'folder of JSON Schemas',
  isNative: true,
  recognise: (documents) => {
    const event = documents.find((document) => isEventSchema(document.value))
    return event === undefined ? undefined : `"x-event" in ${event.path}`
  },
  schemaOf: (document) => {
    if (isEventSchema(document.value))
      return { schema: 'tracking-plan', definition: 'event', noun: 'The event' }
    return isPlanHead(document)
      ? { schema: 'tracking-plan', definition: 'head', noun: 'The plan' }
      : { schema: 'tracking-plan', definition: 'definitions', noun: 'The file' }
  },
  parse: parseFolder,
}

/** `plan.yaml` at the root, with what the head of a plan has. */
export function isPlanHead({ path, value }: PlanDocument): boolean {
  return HEAD_PATH.test(path) && isObject(value) && !isEventSchema(value)
}

function parseFolder(documents: readonly PlanDocument[]): DraftPlan {
  const head = documents.find(isPlanHead)
  const { defaults, diagnostics } = readDefaults(head)
  const events: DraftEvent[] = []
  const files: SchemaFile[] = []
  for (const document of documents) {
    if (document === head || !isObject(document.value)) continue
    const { value } = document
    // What an event states besides, the head of the plan does.
    const read = known.of(document, [head], () => readFile(document, value, defaults))
    files.push(read.file)
    diagnostics.push(...read.diagnostics)
    if (read.event !== undefined) events.push(read.event)
  }
  return {
    name: textOf(head?.value, 'name') ?? 'Tracking plan',
    ...optional('id', textOf(head?.value, 'id')),
    ...optional('version', versionOf(head?.value)),
    ...optional('description', textOf(head?.value, 'description')),
    events,
    files,
    diagnostics,
  }
}

interface ReadFile {
  readonly file: SchemaFile
  readonly event?: DraftEvent
  readonly diagnostics: readonly Diagnostic[]
}

/** So that an event of a document that did not change is the same one. */
const known = new Derived<PlanDocument, ReadFile>()

function readFile(document: PlanDocument, value: JsonObject, defaults: PlanDefaults): ReadFile {
  const { draft, diagnostics } = draftOf(value, defaults.draft, document, '')
  const isEvent = memberOf(value, 'x-event') !== undefined
  const schema = isEvent ? readEventSchema(value, draft, defaults) : omit(value, ['$schema'])
  const file = {
    uri: uriOfPath(document.path),
    schema,
    draft,
    document,
    toDocument: (pointer: string) => pointer,
    isDefinitions: !isEvent,
  }
  if (!isEvent) return { file, diagnostics }
  return {
    file,
    event: { ...readEventFields(value, draft, defaults), file, pointer: '', place: '' },
    diagnostics,
  }
}
