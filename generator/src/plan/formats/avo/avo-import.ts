// The neutral form that Avo imports: { schema: { events: { "Event Name": a JSON Schema of its properties } } }.
import { joinPointer } from '../../json-pointer.js'
import { isArray, isObject, memberOf, omit, textOf } from '../../json-value.js'
import type { JsonValue } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { cleanPayload } from '../clean-schema.js'
import { documentAs } from '../document-as.js'
import type { AvoImportDocument } from '../documents/avo-import-document.js'
import { optional } from '../optional.js'
import type { DraftEvent, PlanFormat } from '../plan-format.js'
import { statedDraft } from '../stated-draft.js'

export const avoImport: PlanFormat = {
  id: 'avo-import',
  title: "Avo's import form",
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => isImport(value))
    return found && `"schema.events" by name in ${found.path}`
  },
  schemaOf: ({ value }) => (isImport(value) ? { schema: 'formats/avo-import', noun: 'The plan' } : undefined),
  parse: (documents) => {
    const plans = documents.map((document) => ({ document, plan: documentAs<AvoImportDocument>(document) }))
    const events = plans.flatMap(({ document, plan }) =>
      Object.entries(plan.schema.events).map(([name, given]): DraftEvent => {
        const place = joinPointer('/schema/events', name)
        const draft = statedDraft(given, '07')
        const description = textOf(given, 'description')
        const file = {
          uri: `${uriOfPath(document.path)}${encodeURI(place)}`,
          schema: cleanPayload(omit(given, ['$schema']), draft, { name, description }),
          draft,
          document,
          toDocument: (pointer: string) => place + pointer,
          isDefinitions: false,
        }
        return {
          call: 'track',
          name,
          ...optional('description', description),
          draft,
          file,
          pointer: '',
          place,
        }
      }),
    )
    const head = plans[0]?.plan
    return {
      name: head?.name || 'Tracking plan',
      ...optional('description', head?.description),
      events,
      files: events.map(({ file }) => file),
      diagnostics: [],
    }
  },
}

function isImport(value: JsonValue): boolean {
  const events = memberOf(memberOf(value, 'schema'), 'events')
  return isObject(events) && !isArray(events)
}
