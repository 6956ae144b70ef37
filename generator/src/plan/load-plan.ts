// The plan stages in a row: sources in, a checked tracking plan out. Pure; read-plan.ts is the one that touches the disk.
import { addFrames } from '../diagnostics/add-frames.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { checkTexts, createPlanCounter } from './check-size.js'
import { detectFormat, takeFormat } from './detect-format.js'
import type { PlanDocument, PlanSource, TrackingPlan } from './model.js'
import { createDocumentParser, type ParseDocument } from './parse-changed.js'
import { parsePlan } from './parse-plan.js'
import { isRemote } from './plan-uri.js'
import { readRemoteFiles } from './remote-file.js'
import { validateDocuments } from './validate-documents.js'

export interface LoadedPlan {
  /** Undefined where there is an error. */
  readonly plan?: TrackingPlan
  /** The id of the format, such as `native-folder`; undefined where none was recognised. */
  readonly format?: string
  /** A sentence that says as what a foreign plan was read, and why; undefined for the native layouts. */
  readonly recognition?: string
  /** Absolute URIs of documents on servers that references want and that are not among the sources. */
  readonly missingRemote?: readonly string[]
  /** Sorted by place, with code frames. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface LoadPlanOptions {
  /** The id of the format that the plan is in. @default what its content says */
  readonly format?: string
}

/** For one who loads a plan again and again: holds the documents of the last time, and parses only what changed. */
export interface PlanLoader {
  /** What `loadPlan` gives for the same sources. Hand over all of them each time. */
  readonly load: (sources: readonly PlanSource[], options?: LoadPlanOptions) => LoadedPlan
}

/** The order of the sources never shows. */
export function loadPlan(sources: readonly PlanSource[], options: LoadPlanOptions = {}): LoadedPlan {
  return createPlanLoader().load(sources, options)
}

export function createPlanLoader(): PlanLoader {
  const parser = createDocumentParser()
  return {
    load(sources, options = {}) {
      const texts = new Map(sources.map(({ path, text }) => [path, text]))
      const sorted = [...sources].sort((a, b) => compare(a.path, b.path))
      const loaded = loadDocuments(sorted, options.format, parser.start())
      return { ...loaded, diagnostics: addFrames(tidy(loaded.diagnostics), (file) => texts.get(file)) }
    },
  }
}

function loadDocuments(
  sources: readonly PlanSource[],
  formatId: string | undefined,
  parse: ParseDocument,
): LoadedPlan {
  const { documents, diagnostics: syntax } = parseDocuments(sources, parse)
  // Half a plan would only give diagnostics about what is missing.
  if (hasErrors(syntax)) return { diagnostics: syntax }
  const remote = readRemoteFiles(documents.filter(({ path }) => isRemote(path)))
  const own = documents.filter(({ path }) => !isRemote(path))
  const detected = formatId === undefined ? detectFormat(own) : takeFormat(formatId)
  if (!('format' in detected)) return detected
  const { format, recognition } = detected
  const about = { format: format.id, ...(format.isNative ? {} : { recognition }) }
  const valid = validateDocuments(own, format)
  if (hasErrors(valid.diagnostics)) return { ...about, diagnostics: valid.diagnostics }
  const draft = format.parse(valid.documents)
  const parsed = parsePlan({ ...draft, files: [...draft.files, ...remote.files] }, format)
  const diagnostics = [...valid.diagnostics, ...remote.diagnostics, ...parsed.diagnostics]
  return { ...about, ...parsed, diagnostics }
}

function parseDocuments(
  sources: readonly PlanSource[],
  parse: ParseDocument,
): {
  readonly documents: readonly PlanDocument[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics = checkTexts(sources)
  const documents: PlanDocument[] = []
  const count = createPlanCounter()
  for (const source of diagnostics.length > 0 ? [] : sources) {
    const parsed = parse(source)
    diagnostics.push(...parsed.diagnostics)
    if (parsed.document === undefined) continue
    documents.push(parsed.document)
    const tooMany = count(parsed.document, parsed.values)
    if (tooMany.length > 0) return { documents, diagnostics: [...diagnostics, ...tooMany] }
  }
  return { documents, diagnostics }
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
