// What may stand in an output: the kinds of syntax node, the comments and directives, and what its functions send.
import * as codegen from '@trackwright/runtime/codegen'
import { createRecordingClient } from '@trackwright/runtime/testing'
import * as validation from '@trackwright/runtime/validation'
import ts from 'typescript'
import type { OutputFile } from '../../generator/src/emit/model.js'
import type { HostileEvent } from './hostile-plan.js'

/** By the name of a file; a file that no line fits is a mistake. */
const ALLOWED_NODES: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [
    /^index\.js$/,
    kinds(
      'SourceFile ImportDeclaration ImportClause NamedImports ImportSpecifier Identifier StringLiteral FirstStatement VariableDeclarationList VariableDeclaration CallExpression ObjectLiteralExpression PropertyAssignment FunctionDeclaration ExportKeyword Parameter Block ExpressionStatement EndOfFileToken ' +
        'NamespaceImport PropertyAccessExpression ReturnStatement',
    ),
  ],
  [
    /^validators\.js$/,
    kinds(
      'SourceFile ImportDeclaration ImportClause NamedImports ImportSpecifier Identifier StringLiteral ExportKeyword ' +
        'FunctionDeclaration Block ReturnStatement CallExpression ArrayLiteralExpression ' +
        'FirstLiteralToken NullKeyword TrueKeyword FalseKeyword Parameter NewExpression PrefixUnaryExpression ' +
        'PropertyAccessExpression EndOfFileToken',
    ),
  ],
  [
    /^index\.d\.ts$/,
    kinds(
      'SourceFile ImportDeclaration ImportClause TypeKeyword NamedImports ImportSpecifier Identifier StringLiteral FunctionDeclaration ' +
        'ExportKeyword DeclareKeyword Parameter UnionType TypeReference UndefinedKeyword VoidKeyword InterfaceDeclaration ' +
        'PropertySignature QuestionToken StringKeyword NumberKeyword BooleanKeyword AnyKeyword UnknownKeyword NeverKeyword FirstLiteralToken ' +
        'NullKeyword LiteralType NumericLiteral PrefixUnaryExpression TrueKeyword FalseKeyword TypeLiteral IndexSignature ' +
        'ArrayType TupleType RestType OptionalType ParenthesizedType IntersectionType TypeOperator TypePredicate IndexedAccessType TypeAliasDeclaration ' +
        'TypeParameter ConstKeyword ExportDeclaration NamedExports EndOfFileToken FirstTypeNode LastTypeNode TemplateLiteralType ' +
        'TemplateHead TemplateMiddle LastTemplateToken TemplateTail TemplateLiteralTypeSpan NoSubstitutionTemplateLiteral ReadonlyKeyword ' +
        'ConditionalType InferType QualifiedName FirstNode',
    ),
  ],
]

const TAGS = new Set(['deprecated', 'default', 'example', 'integer', 'format', 'pattern'])

function kinds(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/))
}

/** What is wrong with the files; nothing, as a rule. */
export function checkFiles(files: readonly OutputFile[], events: readonly HostileEvent[]): string[] {
  const problems: string[] = []
  for (const file of files) {
    if (file.path.endsWith('.json')) JSON.parse(file.content)
    else problems.push(...checkSyntax(file, events).map((problem) => `${file.path}: ${problem}`))
  }
  return problems
}

function checkSyntax({ path, content }: OutputFile, events: readonly HostileEvent[]): string[] {
  const source = ts.createSourceFile(path, withoutNoCheck(path, content), ts.ScriptTarget.ES2022, true)
  const problems = parseProblems(source)
  const allowed = ALLOWED_NODES.find(([name]) => name.test(path))?.[1]
  if (allowed === undefined) return [...problems, 'nothing says what may stand in it']
  const visit = (node: ts.Node): void => {
    // Keeps arrays out of an object type, and is the generator's own word.
    if (ts.isComputedPropertyName(node) && node.getText() === '[Symbol.iterator]') return
    const kind = ts.SyntaxKind[node.kind] ?? String(node.kind)
    if (!allowed.has(kind)) problems.push(`${kind} ${node.getText(source).slice(0, 80)}`)
    for (const tag of ts.getJSDocTags(node))
      if (!TAGS.has(tag.tagName.text))
        problems.push(
          `the tag @${tag.tagName.text}: ${JSON.stringify(tag.parent.getText(source).slice(0, 200))}`,
        )
    if (ts.isImportDeclaration(node) && !IMPORTED.has(node.moduleSpecifier.getText()))
      problems.push(`the import ${node.getText()}`)
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) problems.push(...checkCall(node))
    ts.forEachChild(node, visit)
  }
  visit(source)
  if (path === 'index.d.ts') problems.push(...checkKeys(source, events))
  return [...problems, ...checkControl(content)]
}

/** JavaScript has one such line, the third; any other is a problem like all directives. */
function withoutNoCheck(path: string, content: string): string {
  return path.endsWith('.js') ? content.replace(/^(.*\n.*\n)\/\/ @ts-nocheck\n/, '$1') : content
}

function parseProblems(source: ts.SourceFile): string[] {
  // What the compiler keeps of a file besides its tree, and exports to nobody.
  const hidden = source as unknown as {
    parseDiagnostics: readonly ts.Diagnostic[]
    commentDirectives?: readonly unknown[]
    checkJsDirective?: unknown
    pragmas?: ReadonlyMap<string, unknown>
  }
  return [
    ...hidden.parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ...(hidden.commentDirectives ?? []).map(() => 'a @ts- directive'),
    ...(hidden.checkJsDirective === undefined ? [] : ['a @ts-check directive']),
    ...[...(hidden.pragmas?.keys() ?? [])].map((name) => `the pragma ${name}`),
    ...[...source.referencedFiles, ...source.typeReferenceDirectives].map(
      ({ fileName }) => `a reference to ${fileName}`,
    ),
  ]
}

const IMPORTED = new Set([
  '"@trackwright/runtime/codegen"',
  '"@trackwright/runtime/validation"',
  '"./validators.js"',
])

/** Called are the runtime's functions and the module's own, and of the language two harmless ones on literals. */
function checkCall(call: ts.CallExpression | ts.NewExpression): string[] {
  const name = call.expression.getText()
  const onLiterals = call.arguments?.every(ts.isStringLiteral) ?? false
  if (name === 'RegExp' || name === 'JSON.parse') return onLiterals ? [] : [`${name} of no literal`]
  const isOwn = ts.isIdentifier(call.expression) && !(name in globalThis)
  return isOwn ? [] : [`a call of ${name}`]
}

/** Every property of the plan is declared under its own key. */
function checkKeys(source: ts.SourceFile, events: readonly HostileEvent[]): string[] {
  const keys = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && !ts.isComputedPropertyName(node.name)) keys.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  const missing = events.flatMap(({ propertyNames }) => propertyNames.filter((name) => !keys.has(name)))
  return missing.map((name) => `the property ${JSON.stringify(name)} is not declared`)
}

/** What an editor, a terminal or a page would act upon stands nowhere, not even in a comment. */
function checkControl(content: string): string[] {
  const found =
    /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]|\p{Cs}|<\/script|<!--|sourceMappingURL=(?=.*$(?![\s\S]))/u.exec(
      content,
    )
  return found === null ? [] : [`${JSON.stringify(found[0])} at ${found.index}`]
}

interface LockedName {
  readonly call: HostileEvent['call']
  readonly name: string
  readonly version?: string
  readonly functionName: string
}

/** What the functions of index.js send to a client that records, against what the plan says. */
export function checkSent(files: readonly OutputFile[], events: readonly HostileEvent[]): string[] {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.content ?? ''
  const { names } = JSON.parse(textOf('trackwright.lock.json')) as { names: readonly LockedName[] }
  const functions = load(textOf, 'index.js')
  const client = createRecordingClient()
  // What is sent here lacks what the plan requires; the names are the matter, and the check must not throw otherwise.
  functions.setClient?.(client, { onViolation: () => 'send' })
  const sent = names.map(({ call, name, version, functionName }) => {
    client.clear()
    callFunction(call, name, functions[functionName])
    const [message] = client.messages
    return key({ call, name, version }, message?.type, call === 'track' ? message?.event : message?.name)
  })
  const want = events.map(({ call, name, version }) => {
    const isNamed = call === 'track' || call === 'page' || call === 'screen'
    return key({ call, name, version }, call, isNamed ? sentName(call, name) : undefined)
  })
  const problems = [
    ...sent.filter((each) => !want.includes(each)),
    ...want.filter((each) => !sent.includes(each)),
  ]
  return Object.getOwnPropertyNames(Object.prototype).length === PROTOTYPE_SIZE
    ? problems
    : [...problems, 'Object.prototype was changed']
}

const PROTOTYPE_SIZE = Object.getOwnPropertyNames(Object.prototype).length

function key(locked: object, type: unknown, name: unknown): string {
  return JSON.stringify([locked, type ?? null, name ?? null])
}

const GIVEN_NAME = 'a name that the program gives'

/** UTF-8 has no half of a surrogate pair, so the wire carries U+FFFD in its place. */
function sentName(call: HostileEvent['call'], name: string): string {
  return call !== 'track' && name === '' ? GIVEN_NAME : name.replace(/\p{Cs}/gu, '\ufffd')
}

type Send = (...given: readonly unknown[]) => void

function callFunction(call: HostileEvent['call'], name: string, send: Send | undefined): void {
  const options = { userId: 'u' }
  // The rule of all pages asks for the name.
  if ((call === 'page' || call === 'screen') && name === '') send?.(GIVEN_NAME, {}, options)
  else if (call === 'group') send?.('g', {}, options)
  else if (call === 'alias') send?.('p', options)
  else send?.({}, options)
}

function load(textOf: (path: string) => string, path: string): Record<string, Send> {
  const { outputText } = ts.transpileModule(textOf(path), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  })
  const exports = {}
  const modules: Readonly<Record<string, () => unknown>> = {
    '@trackwright/runtime/codegen': () => codegen,
    '@trackwright/runtime/validation': () => validation,
    './validators.js': () => load(textOf, 'validators.js'),
  }
  new Function('require', 'exports', outputText)((name: string) => modules[name]?.(), exports)
  return exports
}
