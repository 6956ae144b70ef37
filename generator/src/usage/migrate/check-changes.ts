// Whether changed files compile as they did before, by the project's own compiler options: each new error is laid to the
// call that it stands in. Judges as well what the compiler cannot: a payload of type any.
import { ts } from 'ts-morph'
import type { FileChange, PlacedRewrite, Rewrite } from './model.js'
import type { Compiler } from './open-compiler.js'

export interface Refusal {
  readonly rewrite: Rewrite
  readonly kind: 'does-not-compile' | 'unknown-type'
  readonly reason: string
}

/**
 * Rewrites that must not stay; none where every file compiles as it did before.
 * @param changes the files as they would be, all of them, so that each sees the others changed
 */
export function checkChanges(changes: readonly FileChange[], compiler: Compiler): Refusal[] {
  const program = compiler.compile(new Map(changes.map(({ path, after }) => [path, after])))
  const checker = program.getTypeChecker()
  const errorsBefore = once(() => readErrorsBefore(changes, compiler))
  return changes.flatMap((change) => {
    const file = program.getSourceFile(change.path)
    if (file === undefined) return []
    const errors = readErrors(program, file)
    const added = errors.length === 0 ? [] : subtract(errors, errorsBefore().get(change.path) ?? [])
    const refused = blame(change, added)
    return refused.length > 0 ? refused : change.rewrites.flatMap((each) => judgePayload(each, file, checker))
  })
}

/** Read only where a changed file has an error: most have none, before and after. */
function readErrorsBefore(changes: readonly FileChange[], compiler: Compiler): Map<string, ts.Diagnostic[]> {
  const program = compiler.compile(new Map(changes.map(({ path, before }) => [path, before])))
  return new Map(
    changes.map(({ path }) => {
      const file = program.getSourceFile(path)
      return [path, file === undefined ? [] : readErrors(program, file)]
    }),
  )
}

function readErrors(program: ts.Program, file: ts.SourceFile): ts.Diagnostic[] {
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].filter(
    ({ category }) => category === ts.DiagnosticCategory.Error,
  )
}

/** What is in the first list more often than in the second. */
function subtract(errors: readonly ts.Diagnostic[], known: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  const counts = new Map<string, number>()
  for (const each of known) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1)
  return errors.filter((each) => {
    const count = counts.get(keyOf(each)) ?? 0
    counts.set(keyOf(each), count - 1)
    return count <= 0
  })
}

function keyOf({ code, messageText }: ts.Diagnostic): string {
  return `${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
}

/** An error outside of every call is laid to the ones that used what it names; where there is none, to all. */
function blame({ rewrites, after }: FileChange, errors: readonly ts.Diagnostic[]): Refusal[] {
  const inside = (error: ts.Diagnostic) =>
    rewrites.filter(({ start, end }) => start <= (error.start ?? -1) && (error.start ?? -1) < end)
  const users = (error: ts.Diagnostic) => {
    const named = after.slice(error.start, (error.start ?? 0) + (error.length ?? 0))
    return rewrites.filter(({ rewrite }) => rewrite.dropped.some((node) => mentions(node, named)))
  }
  const refused = new Map<Rewrite, Refusal>()
  for (const error of errors) {
    const [blamed = rewrites] = [inside(error), users(error)].filter((each) => each.length > 0)
    for (const { rewrite } of blamed)
      if (!refused.has(rewrite))
        refused.set(rewrite, { rewrite, kind: 'does-not-compile', reason: describe(error) })
  }
  return [...refused.values()]
}

/** @param text a name, or a statement that holds some */
function mentions(node: ts.Node, text: string): boolean {
  if (ts.isIdentifier(node))
    return new RegExp(`(?<![\\w$])${node.text.replaceAll('$', '\\$')}(?![\\w$])`).test(text)
  return ts.forEachChild(node, (child) => mentions(child, text) || undefined) ?? false
}

const MAX_REASON = 300

function describe({ code, messageText, reportsUnnecessary }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ')
  const shown = text.length <= MAX_REASON ? text : `${text.slice(0, MAX_REASON)} …`
  return reportsUnnecessary
    ? `It would leave something unused, which the tsconfig takes for an error: ${shown} (TS${code})`
    : `It would not compile: ${shown} (TS${code})`
}

function judgePayload(
  { rewrite, start }: PlacedRewrite,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): Refusal[] {
  const call = callAt(file, start)
  const isAny = (node: ts.Expression) => (checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) !== 0
  const unknown = call?.arguments.flatMap(wholes).find(isAny)
  if (unknown === undefined) return []
  const reason = `The type of ${unknown.getText()} is any, so that the compiler cannot say whether it fits the plan.`
  return [{ rewrite, kind: 'unknown-type', reason }]
}

/** Expressions that stand for properties which are not written out. */
function wholes(argument: ts.Expression): ts.Expression[] {
  if (!ts.isObjectLiteralExpression(argument)) return ts.isStringLiteralLike(argument) ? [] : [argument]
  return argument.properties.flatMap((member) => {
    if (ts.isSpreadAssignment(member)) return [member.expression]
    return ts.isPropertyAssignment(member) && ts.isObjectLiteralExpression(member.initializer)
      ? wholes(member.initializer)
      : []
  })
}

function callAt(file: ts.SourceFile, position: number): ts.CallExpression | undefined {
  const find = (node: ts.Node): ts.CallExpression | undefined => {
    if (position < node.pos || position >= node.end) return undefined
    if (ts.isCallExpression(node) && node.getStart() === position) return node
    return ts.forEachChild(node, find)
  }
  return find(file)
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
