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

type Concern = 'ref' | 'in place' | 'pattern' | 'unknown'

/** What is looked for by keyword; each of these is known by some draft. */
const CONCERNS: ReadonlyMap<string, Concern> = new Map([
  ...REF_KEYWORDS.map((keyword) => [keyword, 'ref'] as const),
  ...IN_PLACE_KEYWORDS.map((keyword) => [keyword, 'in place'] as const),
  ...(['pattern', 'patternProperties'] as const).map((keyword) => [keyword, 'pattern'] as const),
])

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
  const lists = { ref: withRefs, 'in place': withInPlace, pattern: withPatterns, unknown: withUnknown }
  walkSchema(root, '', (schema, pointer) => {
    schemas.add(schema)
    let surveyed: SurveyedSchema | undefined
    const note = (concern: Concern): void => {
      surveyed ??= { schema, pointer }
      if (lists[concern].at(-1) !== surveyed) lists[concern].push(surveyed)
    }
    for (const keyword in schema) {
      const concern = CONCERNS.get(keyword)
      if (concern !== undefined && (concern !== 'ref' || typeof schema[keyword] === 'string')) note(concern)
      if (!isKnownKeyword(keyword, draft)) note('unknown')
    }
  })
  return { schemas, withRefs, withInPlace, withPatterns, withUnknown }
}
