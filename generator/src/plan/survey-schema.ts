// One look at a schema and all within it, for everything that is checked of it; kept for as long as the schema lives.
import { isObject } from './json-value.js'
import type { Draft, JsonObject, JsonValue } from './model.js'
import { isKnownKeyword } from './schema-keywords.js'
import { IN_PLACE_KEYWORDS } from './schemas-in-place.js'
import { walkSchema } from './walk-schema.js'

/** A subschema. */
export interface SurveyedSchema {
  readonly schema: JsonObject
  /** From the schema that was surveyed. */
  readonly pointer: string
}

export interface SchemaSurvey {
  /** The schema and everything below it, from the outside in. */
  readonly schemas: ReadonlySet<JsonObject>
  readonly withRefs: readonly SurveyedSchema[]
  /** With subschemas that judge the very same value. */
  readonly withInPlace: readonly SurveyedSchema[]
  readonly withPatterns: readonly SurveyedSchema[]
  /** With a keyword that their draft does not know. */
  readonly withUnknown: readonly SurveyedSchema[]
}

export const REF_KEYWORDS = ['$ref', '$dynamicRef', '$recursiveRef'] as const

const surveys = new WeakMap<JsonObject, { readonly draft: Draft; readonly survey: SchemaSurvey }>()
const NOTHING: SchemaSurvey = {
  schemas: new Set(),
  withRefs: [],
  withInPlace: [],
  withPatterns: [],
  withUnknown: [],
}

export function surveySchema(schema: JsonValue | undefined, draft: Draft): SchemaSurvey {
  if (!isObject(schema)) return NOTHING
  const known = surveys.get(schema)
  if (known?.draft === draft) return known.survey
  const survey = lookThrough(schema, draft)
  surveys.set(schema, { draft, survey })
  return survey
}

function lookThrough(root: JsonObject, draft: Draft): SchemaSurvey {
  const schemas = new Set<JsonObject>()
  const withRefs: SurveyedSchema[] = []
  const withInPlace: SurveyedSchema[] = []
  const withPatterns: SurveyedSchema[] = []
  const withUnknown: SurveyedSchema[] = []
  walkSchema(root, '', (schema, pointer) => {
    schemas.add(schema)
    if (REF_KEYWORDS.some((keyword) => typeof schema[keyword] === 'string'))
      withRefs.push({ schema, pointer })
    if (IN_PLACE_KEYWORDS.some((keyword) => keyword in schema)) withInPlace.push({ schema, pointer })
    if ('pattern' in schema || 'patternProperties' in schema) withPatterns.push({ schema, pointer })
    for (const keyword in schema) {
      if (isKnownKeyword(keyword, draft)) continue
      withUnknown.push({ schema, pointer })
      break
    }
  })
  return { schemas, withRefs, withInPlace, withPatterns, withUnknown }
}
