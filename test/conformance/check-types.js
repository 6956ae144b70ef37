// Asks the compiler which instances a type refuses: one program for many schemas, each in a file of its own.
import ts from 'typescript'

/** @typedef {{ id: string, declarations: string, statements: string[] }} Unit what is checked: a file with one statement per instance */
/** @typedef {{ kind: 'crash', reason: string } | { kind: 'checked', refused: boolean[] }} Verdict */

/** The checker gave up: no verdict, and an error in the user's editor. */
const GAVE_UP = new Set([2589, 2590, 2321])

/** @type {import('typescript').CompilerOptions} */
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
}

/**
 * @param {readonly Unit[]} units
 * @param {string} folder where the files would lie, for what they import
 * @returns {Map<string, Verdict>} by id
 */
export function checkUnits(units, folder) {
  const files = new Map(units.map((unit, index) => [`${folder}/unit${index}.mts`, unit]))
  const host = ts.createCompilerHost(OPTIONS)
  const { getSourceFile, fileExists, readFile } = host
  const textOf = (unit) => [`export {}`, ...unit.statements.map(oneLine), unit.declarations].join('\n')
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => (files.has(path) ? textOf(files.get(path)) : readFile(path))
  host.getSourceFile = (path, ...rest) => {
    const unit = files.get(path)
    return unit === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, textOf(unit), ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...files.keys()], OPTIONS, host)
  return new Map(
    [...files].map(([path, unit]) => [unit.id, judge(program, program.getSourceFile(path), unit)]),
  )
}

/** @returns {Verdict} */
function judge(program, file, unit) {
  const refused = unit.statements.map(() => false)
  for (const diagnostic of [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]) {
    const line = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line - 1
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    if (line >= unit.statements.length || GAVE_UP.has(diagnostic.code)) {
      return { kind: 'crash', reason: `TS${diagnostic.code}: ${text}` }
    }
    refused[line] = true
  }
  return { kind: 'checked', refused }
}

function oneLine(text) {
  return text.replaceAll('\n', ' ')
}

/** JSON as an expression: `__proto__` as a plain property. */
export function writeInstance(value) {
  if (Array.isArray(value)) return `[${value.map(writeInstance).join(', ')}]`
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  const members = Object.entries(value).map(([key, member]) => {
    const name = JSON.stringify(key)
    return `${key === '__proto__' ? `[${name}]` : name}: ${writeInstance(member)}`
  })
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
