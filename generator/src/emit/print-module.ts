// Function models to module text: .js, .d.ts or .ts. What the functions are is describe-function.ts's affair.
import { encodeString, withoutLiterals } from '../encoding/encode-string.js'
import { writeDocComment } from '../encoding/write-doc-comment.js'
import { Derived } from '../memory/derived.js'
import type { FunctionModel, ParameterModel } from './model.js'
import {
  judgesIn,
  RUNTIME_MODULE,
  runtimeTypesIn,
  runtimeValuesIn,
  VALIDATION_MODULE,
} from './runtime-symbols.js'
import { separated } from './separated.js'

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
  /** Types that the rules of several events refer to; for the module's own use. */
  readonly ruleDeclarations: readonly string[]
}

/** What one event adds to the module: its types, then its function. */
export interface EventModel {
  readonly declarations: readonly string[]
  readonly function: FunctionModel
  /** Says whether a value fits, where validators are always there. */
  readonly guard?: GuardModel
  /** The type of its rules; for the module's own use. */
  readonly rules?: string
}

/** A type guard: `(value: unknown) => value is T`. */
export interface GuardModel {
  readonly name: string
  readonly docLines: readonly string[]
  readonly type: string
  readonly body: string
}

/** Parts that stand apart by an empty line. */
type Paragraphs = readonly string[]

/** The pieces of `index.js`; one an event, which is the same for the same model. */
export function printJavaScript(module: ModuleModel): string[] {
  return [
    writeHead(module, writeValueImports(module)),
    separated([
      writeSlot(module),
      writeFunction(`setClient(${setClientNames(module)})`, setClientBody(module)),
    ]),
    ...module.events.map((event) => scripts.of(event, [], () => separated(writeFunctions(event)))),
    '\n',
  ]
}

const scripts = new Derived<EventModel, string>()

function writeFunctions({ function: each, guard }: EventModel): Paragraphs {
  const names = each.parameters.map((parameter) => parameter.name).join(', ')
  const written = writeFunction(`${each.name}(${names})`, each.body)
  return guard === undefined ? [written] : [written, writeFunction(`${guard.name}(value)`, guard.body)]
}

/** The pieces of `index.d.ts`. */
export function printDeclarations(module: ModuleModel): string[] {
  return [
    writeHead(module, [writeTypeImport(module)]),
    separated([
      `${writeDocComment(module.setClientDoc)}\nexport declare function ${setClientSignature(module)}`,
    ]),
    ...module.events.map((event) => declarations.of(event, [], () => separated(declareEvent(event)))),
    ...writeRuleDeclarations(module),
    // Without this a .d.ts exports every declaration, the ones for its own use too.
    separated(['export {}']),
    '\n',
  ]
}

const declarations = new Derived<EventModel, string>()

function declareEvent({ declarations, function: each, guard }: EventModel): Paragraphs {
  return [
    ...declarations,
    `${writeDocComment(each.docLines)}\nexport declare function ${signature(each)}`,
    ...(guard === undefined
      ? []
      : [`${writeDocComment(guard.docLines)}\nexport declare function ${guardSignature(guard)}`]),
  ]
}

/** The pieces of `index.ts`. */
export function printTypeScript(module: ModuleModel): string[] {
  return [
    writeHead(module, [...writeValueImports(module), writeTypeImport(module)]),
    separated([
      // What the types of the user's platform say of it does not matter here.
      ...(module.readsProcess ? ['declare const process: { env: { NODE_ENV?: string | undefined } }'] : []),
      writeSlot(module),
      `${writeDocComment(module.setClientDoc)}\n${writeFunction(setClientSignature(module), setClientBody(module))}`,
    ]),
    ...module.events.map((event) => sources.of(event, [], () => separated(writeTypedFunctions(event)))),
    ...writeRuleDeclarations(module),
    '\n',
  ]
}

const sources = new Derived<EventModel, string>()

function writeTypedFunctions({ declarations, function: each, guard }: EventModel): Paragraphs {
  return [
    ...declarations,
    `${writeDocComment(each.docLines)}\n${writeFunction(signature(each), each.body)}`,
    ...(guard === undefined
      ? []
      : [`${writeDocComment(guard.docLines)}\n${writeFunction(guardSignature(guard), guard.body)}`]),
  ]
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

function writeHead(module: ModuleModel, imports: readonly string[]): string {
  return [...module.header, ...imports].join('\n')
}

function writeValueImports({ events }: ModuleModel): string[] {
  const names = new Set(events.flatMap((event) => namesOf(event).values))
  const statements = ['createSlot', 'setSlotClient', ...names].join('\n')
  const judges = judgesIn(statements)
  return [
    writeImport('import', runtimeValuesIn(statements), RUNTIME_MODULE),
    ...(judges.length > 0 ? [writeImport('import', judges, VALIDATION_MODULE)] : []),
    ...(names.has('schemas') ? ['import * as schemas from "./validators.js"'] : []),
  ]
}

function writeTypeImport(module: ModuleModel): string {
  const isSuspecting = module.ruleDeclarations.some((text) => text.includes('Suspects.'))
  const types = [
    'Client',
    setClientSignature(module),
    ...new Set(module.events.flatMap((event) => namesOf(event).types)),
    ...(isSuspecting ? ['Suspects'] : []),
  ].join('\n')
  return writeImport('import type', runtimeTypesIn(types), RUNTIME_MODULE)
}

/** What one event has its module import. */
interface ImportedNames {
  readonly values: readonly string[]
  readonly types: readonly string[]
}

const imported = new Derived<EventModel, ImportedNames>()

function namesOf(event: EventModel): ImportedNames {
  const { function: each, guard, rules } = event
  return imported.of(event, [], () => {
    const statements = withoutLiterals([each.body, guard?.body ?? ''].join('\n'))
    const isJudged = /\bschemas\./.test(statements)
    return {
      values: [...runtimeValuesIn(statements), ...judgesIn(statements), ...(isJudged ? ['schemas'] : [])],
      types: [...runtimeTypesIn(signature(each)), ...(rules?.includes('Suspects.') ? ['Suspects'] : [])],
    }
  })
}

function writeImport(keyword: string, names: readonly string[], from: string): string {
  return `${keyword} { ${names.join(', ')} } from ${encodeString(from)}`
}

/** Marked as pure, so that a bundle without a function of this plan holds nothing of it. */
function writeSlot(module: ModuleModel): string {
  return `const slot = /* @__PURE__ */ createSlot(${module.planInfo})`
}

function writeFunction(head: string, body: string): string {
  return `export function ${head} {\n  ${body.replaceAll('\n', '\n  ')}\n}`
}

/** A line each. */
function writeRuleDeclarations({ events, ruleDeclarations }: ModuleModel): string[] {
  const lines = [...events.flatMap(({ rules }) => rules ?? []), ...ruleDeclarations]
  if (lines.length === 0) return []
  const head = separated(['// For the compiler: the rules that literals are checked against.'])
  return [head, ...lines.flatMap((line) => ['\n', line])]
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
