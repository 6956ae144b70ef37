// Follows every `$ref` of the events: what they reach, and which of them point nowhere, out of the plan, or in circles.
// The schemas stay as they are: the typing stage resolves references through `TrackingPlan.resources`.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic, SourceLocation } from '../diagnostics/model.js'
import { findEndlessRefs } from './find-endless-refs.js'
import type { SchemaFile } from './formats/plan-format.js'
import { followPointer, joinPointer } from './json-pointer.js'
import { isObject } from './json-value.js'
import { MAX_FINDINGS } from './max-findings.js'
import type { Draft, JsonObject, JsonValue } from './model.js'
import { createRefResolver, type RefProblem, type RefResolver, type SchemaPlace } from './resolve-ref.js'
import { IN_PLACE_KEYWORDS } from './schemas-in-place.js'
import { REF_KEYWORDS, type SchemaSurvey, surveySchema } from './survey-schema.js'

/** A schema that is used: an event's, or one that a reference points to from outside of it. */
export interface ReachedSchema extends SchemaPlace {
  readonly draft: Draft
}

export interface ResolvedRefs {
  /** The given roots first. */
  readonly reached: readonly ReachedSchema[]
  /** Everything in those, itself included, that has further subschemas judge the value that it judges. */
  readonly withInPlace: readonly SchemaPlace[]
  readonly resolver: RefResolver
  /** Absolute URIs of documents on servers that references want and that are not there. */
  readonly missingRemote: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export function resolveRefs(files: readonly SchemaFile[], roots: readonly ReachedSchema[]): ResolvedRefs {
  const resolver = createRefResolver(files, roots)
  const diagnostics: Diagnostic[] = []
  const missingRemote = new Set<string>()
  const queue = [...roots]
  const seen = new Set<JsonValue | undefined>(roots.map(schemaAt))
  const surveyed = createSurveyedPlaces()
  const chained: SchemaPlace[] = []
  const withInPlace: SchemaPlace[] = []
  const report = (problem: RefProblem, location: () => SourceLocation): void => {
    if (problem.remoteUri !== undefined) missingRemote.add(problem.remoteUri)
    diagnostics.push(createDiagnostic(problem.code, { ...problem.details, location: location() }))
  }
  // The queue grows while it is read.
  for (const place of queue) {
    const survey = surveySchema(schemaAt(place), place.draft)
    for (const { pointer } of survey.withInPlace)
      withInPlace.push({ file: place.file, pointer: place.pointer + pointer })
    surveyed.add(place, survey)
    for (const { schema: subschema, pointer } of survey.withRefs) {
      if (diagnostics.length >= MAX_FINDINGS) break
      const from = { file: place.file, pointer: place.pointer + pointer }
      for (const target of checkRefs(subschema, from, resolver, report)) {
        const schema = schemaAt(target)
        if (leadsOn(schema)) chained.push(from)
        // true and false are equal everywhere, and have nothing to walk; what counts is that their file is used.
        const isKnown = isObject(schema) && (seen.has(schema) || surveyed.have(target, schema))
        if (!isKnown) queue.push({ ...target, draft: target.file.draft })
        seen.add(schema)
      }
    }
  }
  if (diagnostics.length === 0) diagnostics.push(...findEndlessRefs(chained, resolver))
  return { reached: queue, withInPlace, resolver, missingRemote: [...missingRemote], diagnostics }
}

/** Whether a reference to this schema can be one of a chain: others are judged in its place, too. */
function leadsOn(schema: JsonValue | undefined): boolean {
  return isObject(schema) && ['$ref', ...IN_PLACE_KEYWORDS].some((keyword) => keyword in schema)
}

/** Which schemas were looked through as parts of others. */
function createSurveyedPlaces() {
  const surveys = new Map<SchemaFile, Map<string, SchemaSurvey>>()
  return {
    add({ file, pointer }: SchemaPlace, survey: SchemaSurvey): void {
      const ofFile = surveys.get(file) ?? new Map<string, SchemaSurvey>()
      surveys.set(file, ofFile.set(pointer, survey))
    },
    have({ file, pointer }: SchemaPlace, schema: JsonObject): boolean {
      const ofFile = surveys.get(file)
      for (let above = pointer; ; above = above.slice(0, above.lastIndexOf('/'))) {
        if (ofFile?.get(above)?.schemas.has(schema)) return true
        if (above === '') return false
      }
    },
  }
}

function checkRefs(
  schema: JsonObject,
  place: SchemaPlace,
  resolver: RefResolver,
  report: (problem: RefProblem, location: () => SourceLocation) => void,
): SchemaPlace[] {
  const targets: SchemaPlace[] = []
  for (const keyword of REF_KEYWORDS) {
    const ref = schema[keyword]
    if (typeof ref !== 'string') continue
    const found = resolver.resolve(ref, place)
    if ('file' in found) targets.push(found)
    else {
      const { document, toDocument } = place.file
      report(found, () => document.locate(toDocument(joinPointer(place.pointer, keyword))))
    }
  }
  return targets
}

function schemaAt({ file, pointer }: SchemaPlace): JsonValue | undefined {
  return followPointer(file.schema, pointer)
}
