// The plan stages in a row: sources in, a checked tracking plan out. Pure; read-plan.ts is the one that touches the disk.
import { addFrames } from '../diagnostics/add-frames.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { detectFormat, takeFormat } from './detect-format.js'
import type { PlanSource, TrackingPlan } from './model.js'
import { parseDocument } from './parse-document.js'
import { parsePlan } from './parse-plan.js'
import { validateDocuments } from './validate-documents.js'

export interface LoadedPlan {
  /** Undefined where there is an error. */
  readonly plan?: TrackingPlan
  /** The id of the format, such as `native-folder`; undefined where none was recognised. */
  readonly format?: string
  /** A sentence that says as what a foreign plan was read, and why; undefined for the native layouts. */
  readonly recognition?: string
  /** Sorted by place, with code frames. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface LoadPlanOptions {
  /** The id of the format that the plan is in. @default what its content says */
  readonly format?: string
}

/** The order of the sources never shows. */
export function loadPlan(sources: readonly PlanSource[], options: LoadPlanOptions = {}): LoadedPlan {
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const sorted = [...sources].sort((a, b) => compare(a.path, b.path))
  const loaded = loadDocuments(sorted, options.format)
  return { ...loaded, diagnostics: addFrames(tidy(loaded.diagnostics), (file) => texts.get(file)) }
}

function loadDocuments(sources: readonly PlanSource[], formatId: string | undefined): LoadedPlan {
  const parsed = sources.map(parseDocument)
  const documents = parsed.map(({ document }) => document).filter((document) => document !== undefined)
  const syntax = parsed.flatMap(({ diagnostics }) => diagnostics)
  // Half a plan would only give diagnostics about what is missing.
  if (hasErrors(syntax)) return { diagnostics: syntax }
  const detected = formatId === undefined ? detectFormat(documents) : takeFormat(formatId)
  if (!('format' in detected)) return detected
  const { format, recognition } = detected
  const about = { format: format.id, ...(format.isNative ? {} : { recognition }) }
  const valid = validateDocuments(documents, format)
  if (hasErrors(valid.diagnostics)) return { ...about, diagnostics: valid.diagnostics }
  const { plan, diagnostics } = parsePlan(format.parse(valid.documents), format)
  return {
    ...(plan === undefined ? {} : { plan }),
    ...about,
    diagnostics: [...valid.diagnostics, ...diagnostics],
  }
}

/** By place, each finding once: two events may reach the same definition. */
function tidy(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(
    diagnostics.map((each) => [JSON.stringify([each.code, each.location, each.message]), each]),
  )
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.location?.file ?? '', b.location?.file ?? '') ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0),
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
