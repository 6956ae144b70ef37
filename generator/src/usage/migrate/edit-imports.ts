// The imports of a file whose calls are rewritten: the ones that it needs, and the ones that nothing uses any more.
import { ts } from 'ts-morph'
import { chooseName, collectNames } from './file-names.js'
import type { ImportStyle } from './import-style.js'
import type { TextEdit } from './model.js'

export interface NeededImport {
  readonly functionName: string
  readonly specifier: string
  /** Whether an import that the file has already leads to the same module. */
  readonly isSameModule: (specifier: string) => boolean
}

export interface ImportEdits {
  readonly edits: readonly TextEdit[]
  /** What a function is called in this file. */
  readonly localName: (needed: NeededImport) => string
}

/** @param dropped the parts of calls that go: what is used only there is used no more */
export function editImports(
  file: ts.SourceFile,
  needed: readonly NeededImport[],
  dropped: readonly ts.Node[],
  style: ImportStyle,
  keepsEffects: (specifier: string) => boolean,
): ImportEdits {
  const names = collectNames(file)
  const taken = new Set(names.keys())
  const locals = new Map<string, string>()
  const added = new Map<string, { needed: NeededImport; specifiers: string[] }>()
  for (const each of needed) {
    const key = keyOf(each)
    if (locals.has(key)) continue
    const imported = findImported(file, each)
    const local = imported ?? chooseName(each.functionName, taken)
    locals.set(key, local)
    taken.add(local)
    if (imported !== undefined) continue
    const group = added.get(each.specifier) ?? { needed: each, specifiers: [] }
    group.specifiers.push(local === each.functionName ? local : writeAlias(each.functionName, local, style))
    added.set(each.specifier, group)
  }
  const groups = [...added.values()]
  const removals = removeUnused(file, names, dropped, keepsEffects, style)
  const edits = [
    ...groups.flatMap((group) => mergeImport(file, group) ?? []),
    ...insertImports(
      file,
      groups.filter((group) => mergeImport(file, group) === undefined),
      removals,
      style,
    ),
    ...removals,
  ]
  return { edits, localName: (each) => locals.get(keyOf(each)) ?? each.functionName }
}

interface ImportGroup {
  readonly needed: NeededImport
  readonly specifiers: readonly string[]
}

function keyOf({ specifier, functionName }: NeededImport): string {
  return `${specifier} ${functionName}`
}

function writeAlias(name: string, local: string, { form }: ImportStyle): string {
  return form === 'import' ? `${name} as ${local}` : `${name}: ${local}`
}

function importsOf(file: ts.SourceFile): ts.ImportDeclaration[] {
  return file.statements.filter(ts.isImportDeclaration)
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return (moduleSpecifier as ts.StringLiteral).text
}

function namedImports(declaration: ts.ImportDeclaration): ts.NamedImports | undefined {
  const { importClause } = declaration
  const bindings = importClause?.phaseModifier === undefined ? importClause?.namedBindings : undefined
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings : undefined
}

function findImported(file: ts.SourceFile, { functionName, isSameModule }: NeededImport): string | undefined {
  return importsOf(file)
    .filter((declaration) => isSameModule(specifierOf(declaration)))
    .flatMap((declaration) => namedImports(declaration)?.elements ?? [])
    .find(({ name, propertyName, isTypeOnly }) => !isTypeOnly && (propertyName ?? name).text === functionName)
    ?.name.text
}

/** Into an import that is there; undefined where there is none. */
function mergeImport(file: ts.SourceFile, { needed, specifiers }: ImportGroup): TextEdit[] | undefined {
  const bindings = importsOf(file)
    .filter((declaration) => needed.isSameModule(specifierOf(declaration)))
    .map(namedImports)
    .find((each) => each !== undefined && each.elements.length > 0)
  const last = bindings?.elements.at(-1)
  if (last === undefined) return undefined
  const before = /\r?\n[ \t]*$/.exec(file.text.slice(last.pos, last.getStart()))?.[0] ?? ' '
  return [{ start: last.end, end: last.end, text: specifiers.map((each) => `,${before}${each}`).join('') }]
}

function insertImports(
  file: ts.SourceFile,
  groups: readonly ImportGroup[],
  removals: readonly TextEdit[],
  style: ImportStyle,
): TextEdit[] {
  if (groups.length === 0) return []
  const { form, quote, semicolon, newLine } = style
  const lines = groups.map(({ needed, specifiers }) => {
    const names = `{ ${specifiers.join(', ')} }`
    const path = `${quote}${needed.specifier}${quote}`
    return form === 'import'
      ? `import ${names} from ${path}${semicolon}`
      : `const ${names} = require(${path})${semicolon}`
  })
  const imports = file.statements.filter(isImport)
  const kept = imports.filter(
    ({ pos, end }) => !removals.some((edit) => pos <= edit.start && end <= edit.end),
  )
  const after = kept.at(-1)?.end
  if (after !== undefined)
    return [{ start: after, end: after, text: lines.map((line) => newLine + line).join('') }]
  const start = imports[0]?.getStart() ?? headerEnd(file)
  const text = lines.map((line) => line + newLine).join('')
  return [{ start, end: start, text: imports.length > 0 ? text : text + newLine }]
}

function isImport(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return true
  return ts.isVariableStatement(statement) && /^[^\n]*\brequire\(/.test(statement.getText())
}

/** Behind `#!`, directives such as 'use client', and a comment that stands apart. */
function headerEnd(file: ts.SourceFile): number {
  const { statements, text } = file
  const code = statements.findIndex(
    (statement) => !(ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)),
  )
  const directive = statements[(code < 0 ? statements.length : code) - 1]
  if (directive !== undefined) return lineEnd(text, directive.end)
  const shebang = ts.getShebang(text)?.length ?? 0
  const start = shebang === 0 ? 0 : lineEnd(text, shebang)
  const apart = (ts.getLeadingCommentRanges(text, start) ?? [])
    .map(({ end }) => end + (/^[ \t]*(?:\r?\n[ \t]*){2,}/.exec(text.slice(end))?.[0].length ?? Number.NaN))
    .filter((end) => !Number.isNaN(end))
  return apart.at(-1) ?? start
}

function lineEnd(text: string, position: number): number {
  return position + (/^[^\n]*(?:\n|$)/.exec(text.slice(position))?.[0].length ?? 0)
}

/** Imports whose names stood only in what goes. */
function removeUnused(
  file: ts.SourceFile,
  names: ReadonlyMap<string, readonly ts.Identifier[]>,
  dropped: readonly ts.Node[],
  keepsEffects: (specifier: string) => boolean,
  { quote, semicolon }: ImportStyle,
): TextEdit[] {
  const isGone = (node: ts.Node) => dropped.some((each) => each.pos <= node.pos && node.end <= each.end)
  const losesUse = (name: ts.Identifier) => {
    const others = (names.get(name.text) ?? []).filter((each) => each !== name)
    return others.length > 0 && others.every(isGone)
  }
  return importsOf(file).flatMap((declaration): TextEdit[] => {
    const bound = boundNames(declaration)
    const unused = bound.filter(losesUse)
    if (unused.length === 0) return []
    const specifier = specifierOf(declaration)
    if (unused.length === bound.length)
      return keepsEffects(specifier)
        ? [
            {
              start: declaration.getStart(),
              end: declaration.end,
              text: `import ${quote}${specifier}${quote}${semicolon}`,
            },
          ]
        : [wholeLine(file.text, declaration)]
    return removeSpecifiers(new Set(unused.map((name) => name.parent)))
  })
}

function boundNames({ importClause }: ts.ImportDeclaration): ts.Identifier[] {
  const { name, namedBindings } = importClause ?? {}
  const named =
    namedBindings === undefined
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name]
        : namedBindings.elements.map((element) => element.name)
  return name === undefined ? named : [name, ...named]
}

function wholeLine(text: string, node: ts.Node): TextEdit {
  const rest = /^[ \t]*\r?\n/.exec(text.slice(node.end))
  return { start: node.getStart(), end: node.end + (rest?.[0].length ?? 0), text: '' }
}

/** Some of several in braces; a default beside others stays. */
function removeSpecifiers(removed: ReadonlySet<ts.Node>): TextEdit[] {
  const [first] = [...removed].filter(ts.isImportSpecifier)
  const elements = first?.parent.elements ?? []
  const lastKept = elements.findLastIndex((element) => !removed.has(element))
  const behind = elements.slice(lastKept + 1)
  const end = behind.at(-1)?.end
  const start = elements[lastKept]?.end ?? behind[0]?.getStart()
  const tail = end === undefined || start === undefined ? [] : [{ start, end, text: '' }]
  const inner = elements.slice(0, Math.max(0, lastKept)).flatMap((element, index) => {
    const next = elements[index + 1]
    return removed.has(element) && next !== undefined
      ? [{ start: element.getStart(), end: next.getStart(), text: '' }]
      : []
  })
  return [...inner, ...tail]
}
