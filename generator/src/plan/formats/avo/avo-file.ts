// One section of an event's rules in Avo's export as a schema of properties, with what the export leaves out put back.
import { joinPointer } from '../../json-pointer.js'
import { isArray, isObject, memberOf, omit } from '../../json-value.js'
import type { JsonObject, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { mapSchema } from '../../walk-schema.js'
import { cleanPayload } from '../clean-schema.js'
import type { AvoRules } from '../documents/avo-export-document.js'
import type { SchemaFile } from '../plan-format.js'
import { statedDraft } from '../stated-draft.js'

export type AvoSection = 'properties' | 'userProperties' | 'groupProperties'

/** What the export writes beside the keywords of a property, and nobody needs to read. */
const BOOKKEEPING = ['index', 'isSystemProperty', 'nameMapping']

export function avoFile(
  document: PlanDocument,
  place: string,
  rules: AvoRules,
  section: AvoSection,
  event: { readonly name: string; readonly description?: string | null },
): SchemaFile {
  const at = joinPointer(place, 'properties', section)
  const draft = statedDraft({ $schema: rules.$schema ?? null }, '06')
  const repaired = mapSchema(rules.properties[section] ?? {}, (schema, pointer) =>
    repair(schema, pointer === ''),
  )
  return {
    uri: `${uriOfPath(document.path)}${encodeURI(at)}`,
    schema: cleanPayload(isObject(repaired) ? repaired : {}, draft, event),
    draft,
    document,
    toDocument: (pointer) => at + pointer,
    isDefinitions: false,
  }
}

function repair(schema: JsonObject, isRoot: boolean): JsonObject {
  return withPii(isRoot ? schema : withNull(opened(omit(schema, BOOKKEEPING))))
}

/** Objects are exported without their fields, and closed. */
function opened(schema: JsonObject): JsonObject {
  const isEmpty = isObject(schema.properties) && Object.keys(schema.properties).length === 0
  return isEmpty && schema.additionalProperties === false
    ? omit(schema, ['properties', 'additionalProperties'])
    : schema
}

/** The values of a property that may be null are exported without null. */
function withNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema
  const lacksNull = isArray(type) && type.includes('null') && isArray(values) && !values.includes(null)
  return lacksNull ? { ...schema, enum: [...values, null] } : schema
}

/** Whether a value is personal data is kept as `x-pii`: its kind, or `true`. */
function withPii(schema: JsonObject): JsonObject {
  const { pii } = schema
  if (!isObject(pii)) return schema
  const kind = memberOf(pii, 'piiType')
  return { ...omit(schema, ['pii']), ...(pii.isPii === true ? { 'x-pii': kind || true } : {}) }
}
