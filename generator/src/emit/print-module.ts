// Function models to module text: .js, .d.ts or .ts. What the functions are is describe-function.ts's affair.
import CodeBlockWriter from 'code-block-writer'
import { encodeString, withoutLiterals } from '../encoding/encode-string.js'
import { writeDocComment } from '../encoding/write-doc-comment.js'
import type { FunctionModel, ParameterModel } from './model.js'
import {
  judgesIn,
  RUNTIME_MODULE,
  runtimeTypesIn,
  runtimeValuesIn,
  VALIDATION_MODULE,
} from './runtime-symbols.js'

export interface ModuleModel {
  /** The first lines: where the file comes from. */
  readonly header: readonly string[]
  /** The argument of `createSlot`: JavaScript text. */
  readonly planInfo: string
  readonly setClientDoc: readonly string[]
  /** Whether calls are judged, so that `setClient` takes options. */
  readonly judges: boolean
  /** Whether functions ask what they are built for. */
  readonly readsProcess: boolean
  readonly events: readonly EventModel[]
  /** Types that the rules of events refer to; for the module's own use. */
  readonly ruleDeclarations: readonly string[]
}

/** What one event adds to the module: its types, then its function. */
export interface EventModel {
  readonly declarations: readonly string[]
  readonly function: FunctionModel
  /** Says whether a value fits, where validators are always there. */
  readonly guard?: GuardModel
}

/** A type guard: `(value: unknown) => value is T`. */
export interface GuardModel {
  readonly name: string
  readonly docLines: readonly string[]
  readonly type: string
  readonly body: string
}

export function printJavaScript(module: ModuleModel): string {
  const writer = createWriter(module)
  writeValueImport(writer, module)
  writeSlot(writer, module)
  writeFunction(writer, `export function setClient(${setClientNames(module)})`, setClientBody(module))
  for (const { function: each, guard } of module.events) {
    const names = each.parameters.map((parameter) => parameter.name).join(', ')
    writeFunction(writer, `export function ${each.name}(${names})`, each.body)
    if (guard !== undefined) writeFunction(writer, `export function ${guard.name}(value)`, guard.body)
  }
  return finish(writer)
}

export function printDeclarations(module: ModuleModel): string {
  const writer = createWriter(module)
  writeTypeImport(writer, module)
  writer.blankLine().writeLine(writeDocComment(module.setClientDoc))
  writer.writeLine(`export declare function ${setClientSignature(module)}`)
  for (const event of module.events) {
    writeTypes(writer, event)
    writer.writeLine(`export declare function ${signature(event.function)}`)
    writeGuard(writer, event.guard, (guard) =>
      writer.writeLine(`export declare function ${guardSignature(guard)}`),
    )
  }
  writeRuleDeclarations(writer, module)
  // Without this a .d.ts exports every declaration, the ones for its own use too.
  writer.blankLine().writeLine('export {}')
  return finish(writer)
}

export function printTypeScript(module: ModuleModel): string {
  const writer = createWriter(module)
  writeValueImport(writer, module)
  writeTypeImport(writer, module)
  // What the types of the user's platform say of it does not matter here.
  if (module.readsProcess)
    writer.blankLine().writeLine('declare const process: { env: { NODE_ENV?: string | undefined } }')
  writeSlot(writer, module)
  writer.blankLine().writeLine(writeDocComment(module.setClientDoc))
  writer.write(`export function ${setClientSignature(module)} `)
  writer.block(() => writer.write(setClientBody(module)))
  for (const event of module.events) {
    writeTypes(writer, event)
    writer
      .write(`export function ${signature(event.function)} `)
      .block(() => writer.write(event.function.body))
    writeGuard(writer, event.guard, (guard) =>
      writer.write(`export function ${guardSignature(guard)} `).block(() => writer.write(guard.body)),
    )
  }
  writeRuleDeclarations(writer, module)
  return finish(writer)
}

function setClientNames({ judges }: ModuleModel): string {
  return judges ? 'client, options' : 'client'
}

function setClientBody(module: ModuleModel): string {
  return `setSlotClient(slot, ${setClientNames(module)})`
}

function setClientSignature({ judges }: ModuleModel): string {
  return `setClient(client: Client | undefined${judges ? ', options?: PlanOptions' : ''}): void`
}

function guardSignature({ name, type }: GuardModel): string {
  return `${name}(value: unknown): value is ${type}`
}

function writeGuard(
  writer: CodeBlockWriter,
  guard: GuardModel | undefined,
  write: (guard: GuardModel) => void,
): void {
  if (guard === undefined) return
  writer.blankLine().writeLine(writeDocComment(guard.docLines))
  write(guard)
}

function createWriter(module: ModuleModel): CodeBlockWriter {
  const writer = new CodeBlockWriter({
    newLine: '\n',
    indentNumberOfSpaces: 2,
    useTabs: false,
  })
  for (const line of module.header) writer.writeLine(line)
  return writer
}

function finish(writer: CodeBlockWriter): string {
  return `${writer.toString().trimEnd()}\n`
}

function writeValueImport(writer: CodeBlockWriter, { events }: ModuleModel): void {
  const bodies = events.flatMap(({ function: each, guard }) => [
    each.body,
    ...(guard === undefined ? [] : [guard.body]),
  ])
  const statements = withoutLiterals(['createSlot', 'setSlotClient', ...bodies].join('\n'))
  writeImport(writer, 'import', runtimeValuesIn(statements), RUNTIME_MODULE)
  const judges = judgesIn(statements)
  if (judges.length > 0) writeImport(writer, 'import', judges, VALIDATION_MODULE)
  if (/\bschemas\./.test(statements)) writer.writeLine('import * as schemas from "./validators.js"')
}

function writeTypeImport(writer: CodeBlockWriter, module: ModuleModel): void {
  const types = [
    'Client',
    setClientSignature(module),
    ...module.events.map((event) => signature(event.function)),
  ].join('\n')
  writeImport(writer, 'import type', runtimeTypesIn(types), RUNTIME_MODULE)
}

function writeImport(writer: CodeBlockWriter, keyword: string, names: readonly string[], from: string): void {
  writer.writeLine(`${keyword} { ${names.join(', ')} } from ${encodeString(from)}`)
}

/** Marked as pure, so that a bundle without a function of this plan holds nothing of it. */
function writeSlot(writer: CodeBlockWriter, module: ModuleModel): void {
  writer.blankLine().writeLine(`const slot = /* @__PURE__ */ createSlot(${module.planInfo})`)
}

function writeFunction(writer: CodeBlockWriter, head: string, body: string): void {
  writer
    .blankLine()
    .write(`${head} `)
    .block(() => writer.write(body))
}

function writeRuleDeclarations(writer: CodeBlockWriter, { ruleDeclarations }: ModuleModel): void {
  if (ruleDeclarations.length === 0) return
  writer.blankLine().writeLine('// For the compiler: the rules that literals are checked against.')
  for (const declaration of ruleDeclarations) writer.writeLine(declaration)
}

function writeTypes(writer: CodeBlockWriter, event: EventModel): void {
  for (const declaration of event.declarations) writer.blankLine().writeLine(declaration)
  writer.blankLine().writeLine(writeDocComment(event.function.docLines))
}

const MAX_SIGNATURE_LENGTH = 100

function signature({ name, typeParameter, parameters }: FunctionModel): string {
  const head = typeParameter === undefined ? name : `${name}<${typeParameter}>`
  const texts = parameters.map(writeParameter)
  const oneLine = `${head}(${texts.join(', ')}): void`
  return oneLine.length <= MAX_SIGNATURE_LENGTH
    ? oneLine
    : `${head}(\n${texts.map((text) => `  ${text},\n`).join('')}): void`
}

function writeParameter({ name, type, optional }: ParameterModel): string {
  return `${name}${optional ? '?' : ''}: ${type}`
}
