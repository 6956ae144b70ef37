// The typing stage: every event's schema to the declarations of its types and the text of its rules.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { Derived } from '../memory/derived.js'
import type { NamedEvent, NamedPlan } from '../naming/model.js'
import { draftEvent, type EventDraft, type EventTools, ruleSubject } from './draft-event.js'
import type { TypedEvent, TypedPlan } from './model.js'
import { DeclarationPrinter } from './print/print-declarations.js'
import { TypeWriter } from './print/type-writer.js'
import { SchemaReader } from './read/schema-reader.js'
import { TypesTooLargeError } from './read/types-too-large-error.js'
import { openSchema } from './resolve/open-schema.js'
import { resolverOf } from './resolve/schema-resolver.js'
import { RulesWriter } from './rules/rules-writer.js'
import { createTermTable } from './sets/term-table.js'
import { typingLimits } from './typing-limits.js'
import { createSharedTypes, type SharedTypes, type TypingMemory } from './typing-memory.js'

export interface TypePlanOptions {
  /** Whether literals are checked against the rules of the plan that plain types cannot say. */
  readonly literalRules: boolean
}

/**
 * Types every event. A definition that several events refer to is declared once, with the first of them. The memory of
 * earlier states of the plan changes nothing of the result: events that come out as before are not typed again.
 */
export function typePlan(
  named: NamedPlan,
  options: TypePlanOptions,
  memory?: TypingMemory,
): { typed: TypedPlan; diagnostics: Diagnostic[] } {
  const reserved = named.events.flatMap((each) => [each.typeName, each.rulesName, each.functionName])
  const { types, rules } = memory?.begin(named, reserved) ?? shareTypes(reserved)
  const { resources } = named.plan
  const resolver = memory?.schemas.open(resources).resolver ?? resolverOf(resources)
  const limits = typingLimits(named.events.length)
  const reader = new SchemaReader(resolver, createTermTable(memory?.termNumbers), limits)
  const writer = new TypeWriter(reader, types, limits)
  const rulesWriter = options.literalRules
    ? new RulesWriter(
        resolver,
        { formatRules: true, nameOf: (cursor) => writer.nameOf(cursor) },
        rules,
        limits,
      )
    : undefined
  const tools = { reader, writer, printer: new DeclarationPrinter(resolver), rulesWriter }
  const events: TypedEvent[] = []
  const diagnostics: Diagnostic[] = []
  for (const event of named.events) {
    const draft = draftWithinLimits(event, named.plan, tools, memory)
    if (draft === undefined) {
      memory?.forget()
      return { typed: { named, events: [], ruleDeclarations: [] }, diagnostics: [tooLarge(event)] }
    }
    events.push(typed.of(draft, [event], () => ({ named: event, ...draft.typed })))
    if (!draft.isSatisfiable) diagnostics.push(neverValid(event))
  }
  const ruleDeclarations = rulesWriter?.declarations(events.flatMap((event) => event.rules ?? [])) ?? []
  memory?.end(Math.max(reader.strain, writer.strain, rulesWriter?.strain ?? 0))
  return { typed: { named, events, ruleDeclarations }, diagnostics }
}

function shareTypes(reserved: readonly string[]): SharedTypes {
  const shared = createSharedTypes()
  shared.types.names.reserve(reserved)
  return shared
}

/** Of the same draft the same event. */
const typed = new Derived<EventDraft, TypedEvent>()

function draftWithinLimits(
  named: NamedEvent,
  { resources }: NamedPlan['plan'],
  tools: EventTools,
  memory: TypingMemory | undefined,
): EventDraft | undefined {
  const { schemaUri } = named.event
  const draft = () => draftEvent(named, openSchema(tools.reader.resolver, schemaUri), tools)
  try {
    if (memory === undefined) return draft()
    const reachable = memory.schemas.open(resources).fingerprint(schemaUri)
    return memory.recall(named.functionName, fingerprint(named, reachable, tools), draft)
  } catch (error) {
    if (error instanceof TypesTooLargeError) return undefined
    throw error
  }
}

/** Of all that an event's types depend on but the events before it. */
function fingerprint(named: NamedEvent, reachable: string, { rulesWriter }: EventTools): string {
  const subject = rulesWriter === undefined ? '' : ` ${ruleSubject(named)}`
  return `${named.typeName} ${reachable}${subject}`
}

function tooLarge(event: NamedEvent): Diagnostic {
  const { call, name, location } = event.event
  return createDiagnostic('TW145', {
    message: `The types of ${call} ${JSON.stringify(name)} would be larger than a compiler can take.`,
    location,
  })
}

function neverValid({ event, typeName }: NamedEvent): Diagnostic {
  return createDiagnostic('TW401', {
    message: `No object satisfies the schema of ${event.call} ${JSON.stringify(event.name)}, so ${typeName} is never.`,
    location: event.location,
  })
}
