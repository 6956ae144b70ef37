// Reads a plan's files from the disk: the only file of the plan stages that does. What is in them is for later stages.
import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { PlanSource } from './model.js'
import { createTextReader, type ReadText } from './read-text.js'

export interface ReadPlanResult {
  /** The plan's folder, absolute and without symbolic links; the given path where there is no plan. */
  readonly root: string
  /** Sorted by path. */
  readonly sources: readonly PlanSource[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface ReadPlanLimits {
  /** @default 33554432 (32 MiB) */
  readonly maxFileBytes?: number
  /** Of all files together. @default 67108864 (64 MiB) */
  readonly maxTotalBytes?: number
  /** @default 20000 */
  readonly maxFiles?: number
}

const MAX_FILE_BYTES = 32 * 1024 * 1024
const MAX_TOTAL_BYTES = 64 * 1024 * 1024

const PLAN_FILE = /\.(json|ya?ml|csv)$/i
/** Schemas in a tree of Iglu are named by their version alone; beside them may lie those of other languages. */
const IGLU_FILE = /\/jsonschema\/\d+-\d+-\d+$/
/** Other tables than plans may lie in the same folder; the columns of a plan say so in the first line. */
const PLAN_TABLE = /^[^\r\n]*\b(object|property) (name|type)\b/i
/** The project's own files may lie in the same folder. */
const OWN_FILE = /^trackwright\./

/**
 * Reads a folder (every .json, .yaml and .yml file below it, tables of plans and schemas of an Iglu tree; none in dot
 * folders and node_modules) or a file with the files that it refers to. Nothing outside the plan's folder is read,
 * links included.
 */
export async function readPlan(planPath: string, limits?: ReadPlanLimits): Promise<ReadPlanResult> {
  return readPlanBy(createTextReader().start(), planPath, limits)
}

export type ReadPlan = (planPath: string) => Promise<ReadPlanResult>

/**
 * @param changed the absolute paths of all that changed since the last time, where that is known: where they are files
 * of the plan, no other is looked at. @default every file is looked at
 */
export type ReadChangedPlan = (planPath: string, changed?: ReadonlySet<string>) => Promise<ReadPlanResult>

/** For one who reads a plan again and again: gives what `readPlan` gives, and reads only files that changed. */
export function createPlanReader(): ReadChangedPlan {
  const texts = createTextReader()
  let readText = texts.start()
  let last: { readonly planPath: string; readonly result: ReadPlanResult } | undefined
  return async (planPath, changed) => {
    let result =
      changed !== undefined && last?.planPath === planPath
        ? readChanged(readText, last.result, changed)
        : undefined
    if (result === undefined) {
      readText = texts.start()
      result = readPlanBy(readText, planPath)
    }
    last = { planPath, result }
    return result
  }
}

/** Undefined where more than the texts of files may have changed: which files there are, or what was told of them. */
function readChanged(
  readText: ReadText,
  { root, sources, diagnostics }: ReadPlanResult,
  changed: ReadonlySet<string>,
): ReadPlanResult | undefined {
  if (diagnostics.length > 0) return undefined
  const next = [...sources]
  for (const file of changed) {
    const path = shown(root, file)
    const index = next.findIndex((source) => source.path === path)
    const { text } = index === -1 ? {} : readText(file, MAX_FILE_BYTES)
    // Other files belong to the plan where it refers to others, and a table is none of a plan by its first line.
    if (text === undefined || /\.csv$/i.test(path) || hasOtherRefs(text, sources[index]?.text))
      return undefined
    next[index] = { path, text }
  }
  const characters = next.reduce((sum, { text }) => sum + text.length, 0)
  return characters * MOST_BYTES > MAX_TOTAL_BYTES ? undefined : { root, sources: next, diagnostics }
}

/** Of a character in UTF-8. */
const MOST_BYTES = 3

function hasOtherRefs(text: string, before = ''): boolean {
  return refsIn(text).join('\n') !== refsIn(before).join('\n')
}

/** With texts from elsewhere: for one who asks more of a file than its text, or less. */
export function readPlanBy(
  readText: ReadText,
  planPath: string,
  limits: ReadPlanLimits = {},
): ReadPlanResult {
  let path: string
  try {
    path = realpathSync(planPath)
  } catch {
    const message = `There is no plan at ${planPath}.`
    return { root: planPath, sources: [], diagnostics: [createDiagnostic('TW101', { message })] }
  }
  const isFolder = statSync(path).isDirectory()
  const reader = createReader(isFolder ? path : dirname(path), limits, readText)
  if (isFolder) reader.readFolder(path)
  else reader.readWithRefs(path)
  const sources = [...reader.sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { root: reader.root, sources, diagnostics: reader.diagnostics }
}

interface Reader {
  readonly root: string
  readonly sources: ReadonlyMap<string, PlanSource>
  readonly diagnostics: readonly Diagnostic[]
  readonly readFolder: (folder: string) => void
  readonly readWithRefs: (path: string) => void
}

function createReader(
  root: string,
  { maxFileBytes = MAX_FILE_BYTES, maxTotalBytes = MAX_TOTAL_BYTES, maxFiles = 20_000 }: ReadPlanLimits,
  readText: ReadText,
): Reader {
  const sources = new Map<string, PlanSource>()
  const diagnostics: Diagnostic[] = []
  const foldersRead = new Set<string>()
  let isFull = false
  let bytes = 0

  const report = (code: 'TW112' | 'TW113' | 'TW120', message: string, path: string) => {
    diagnostics.push(
      createDiagnostic(code, { message, location: { file: shown(root, path), line: 1, column: 1 } }),
    )
  }

  const stop = (message: string): undefined => {
    report('TW113', message, root)
    isFull = true
  }

  const readFile = (path: string): PlanSource | undefined => {
    if (isFull) return undefined
    if (sources.size >= maxFiles) return stop(`The plan has more than ${maxFiles} files.`)
    const { text, problem } = readText(path, maxFileBytes)
    if (problem !== undefined) report(problem.code, problem.message, path)
    if (text === undefined) return undefined
    bytes += Buffer.byteLength(text)
    if (bytes > maxTotalBytes)
      return stop(`The files of the plan have more than ${maxTotalBytes} bytes together.`)
    const source = { path: shown(root, path), text }
    sources.set(path, source)
    return source
  }

  /** The real path, or undefined where that lies outside, which is told. */
  const follow = (path: string): string | undefined => {
    try {
      const real = realpathSync(path)
      if (isInside(root, real)) return real
      report('TW112', `${shown(root, path)} leads out of the plan's folder, and is not read.`, path)
    } catch {
      report('TW120', `${shown(root, path)} is a link to nothing.`, path)
    }
    return undefined
  }

  const readFolder = (folder: string): void => {
    const real = realpathSync(folder)
    if (foldersRead.has(real)) return
    foldersRead.add(real)
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (isHidden(entry.name) || OWN_FILE.test(entry.name)) continue
      const target = entry.isSymbolicLink() ? follow(path) : path
      if (target === undefined) continue
      const isFolder = entry.isSymbolicLink() ? statSync(target).isDirectory() : entry.isDirectory()
      if (isFolder) readFolder(path)
      else if (isPlanFile(target) && !sources.has(path)) readFile(path)
    }
  }

  const readWithRefs = (path: string): void => {
    const queue = [path]
    for (const next of queue) {
      if (sources.has(next)) continue
      const source = readFile(next)
      if (source === undefined) continue
      for (const ref of refsIn(source.text)) {
        const target = join(dirname(next), ref)
        // What is missing or out of the plan is told where the reference stands, by a later stage.
        if (isInside(root, target) && isFile(target) && follow(target) !== undefined) queue.push(target)
      }
    }
  }

  return { root, sources, diagnostics, readFolder, readWithRefs }
}

function isPlanFile(path: string): boolean {
  return PLAN_FILE.test(path) ? !isOtherTable(path) : IGLU_FILE.test(path.split(sep).join('/'))
}

/** Decided by its beginning: such a table may be large. */
function isOtherTable(path: string): boolean {
  if (!/\.csv$/i.test(path)) return false
  const beginning = Buffer.alloc(4096)
  try {
    const file = openSync(path, 'r')
    readSync(file, beginning, 0, beginning.length, 0)
    closeSync(file)
    return !PLAN_TABLE.test(beginning.toString('utf8'))
  } catch {
    // That it cannot be read is told when it is.
    return false
  }
}

/** By the text and not by parsing, which is a later stage's work: a string too many costs a look at the disk. */
function refsIn(text: string): string[] {
  const refs = [...text.matchAll(/\$ref["']?\s*:\s*(?:"([^"#]+)|'([^'#]+)|([^\s"'#,}\]]+))/g)]
  return [...new Set(refs.map((match) => decode(match[1] ?? match[2] ?? match[3] ?? '')))].filter(
    (ref) => ref !== '' && !/^[a-z][\w+.-]*:/i.test(ref),
  )
}

function decode(ref: string): string {
  try {
    return decodeURIComponent(ref)
  } catch {
    return ref
  }
}

/** A name that no disk takes, such as one with a NUL in it, is none of a file. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  } catch {
    return false
  }
}

/** Whether a path is the folder, or lies in it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** Whether files and folders of that name are passed over. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/** Relative to the plan's folder, with forward slashes. */
function shown(root: string, path: string): string {
  // Faster than `relative` where it is what it nearly always is: a path below the root.
  const below = path.startsWith(root + sep) ? path.slice(root.length + 1) : relative(root, path)
  return below.split(sep).join('/') || '.'
}
