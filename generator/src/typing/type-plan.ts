// The typing stage: every event's schema to the declarations of its types and the text of its rules.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { NamedEvent, NamedPlan } from '../naming/model.js'
import type { TypedEvent, TypedPlan } from './model.js'
import type { Declaration } from './print/model.js'
import { NameRegistry } from './print/name-registry.js'
import { printDeclarations } from './print/print-declarations.js'
import { TypeWriter } from './print/type-writer.js'
import { SchemaReader } from './read/schema-reader.js'
import { TypesTooLargeError } from './read/types-too-large-error.js'
import { createSchemaResolver } from './resolve/schema-resolver.js'
import { RulesWriter } from './rules/rules-writer.js'
import type { Term } from './sets/model.js'

export interface TypePlanOptions {
  /** Whether literals are checked against the rules of the plan that plain types cannot say. */
  readonly literalRules: boolean
}

/** Types every event. A definition that several events refer to is declared once, with the first of them. */
export async function typePlan(
  named: NamedPlan,
  options: TypePlanOptions,
): Promise<{ typed: TypedPlan; diagnostics: Diagnostic[] }> {
  const resolver = createSchemaResolver(named.plan.resources)
  const reader = new SchemaReader(resolver)
  const reserved = named.events.flatMap((each) => [each.typeName, each.rulesName, each.functionName])
  const writer = new TypeWriter(reader, new NameRegistry(reserved))
  const rules = options.literalRules ? new RulesWriter(resolver, { formatRules: true }) : undefined
  const drafts: EventDraft[] = []
  for (const event of named.events) {
    const draft = draftWithinLimits(() => draftEvent(event, reader, writer, rules))
    if (draft === undefined)
      return { typed: { named, events: [], ruleDeclarations: [] }, diagnostics: [tooLarge(event)] }
    drafts.push(draft)
  }
  const printed = await printDeclarations(
    drafts.flatMap((draft) => draft.declarations),
    resolver,
  )
  const events: TypedEvent[] = []
  let start = 0
  for (const { typed, declarations } of drafts) {
    const end = start + declarations.length
    events.push({ ...typed, declarations: printed.slice(start, end) })
    start = end
  }
  const ruleDeclarations = rules?.declarations() ?? []
  return {
    typed: { named, events, ruleDeclarations },
    diagnostics: drafts.flatMap((draft) => draft.diagnostics),
  }
}

/** An event whose declarations are not printed yet. */
interface EventDraft {
  readonly typed: Omit<TypedEvent, 'declarations'>
  readonly declarations: readonly Declaration[]
  readonly diagnostics: readonly Diagnostic[]
}

function draftWithinLimits(draft: () => EventDraft): EventDraft | undefined {
  try {
    return draft()
  } catch (error) {
    if (error instanceof TypesTooLargeError) return undefined
    throw error
  }
}

function draftEvent(
  named: NamedEvent,
  reader: SchemaReader,
  writer: TypeWriter,
  rulesWriter: RulesWriter | undefined,
): EventDraft {
  const cursor = reader.resolver.open(named.event.schemaUri)
  if (cursor === undefined) throw new Error(`The plan has no schema at ${named.event.schemaUri}.`)
  const term = reader.terms.schema(cursor)
  const declarations = writer.declare(term, named.typeName, {
    base: partName(named.typeName),
    objectsOnly: true,
  })
  const rules = rulesWriter?.write(cursor, ruleSubject(named))
  return {
    typed: { named, emptyAllowed: admitsEmpty(reader, term), ...(rules === undefined ? {} : { rules }) },
    declarations,
    diagnostics: reader.read(term, 'over').objects.length === 0 ? [neverValid(named)] : [],
  }
}

/** What the sentences of a refusal call the event: the calls without a name have only their own. */
function ruleSubject({ event }: NamedEvent): string {
  return event.name === '' ? event.call : event.name
}

/** `OrderCompletedProperties` has the part `OrderCompletedProduct`. */
function partName(typeName: string): string {
  return typeName.replace(/(?<=.)(?:Properties|Traits)$/, '')
}

function admitsEmpty(reader: SchemaReader, term: Term): boolean {
  return reader
    .read(term, 'under')
    .objects.some(
      (shape) =>
        shape.minProperties === 0 && [...shape.properties.values()].every((property) => !property.required),
    )
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
