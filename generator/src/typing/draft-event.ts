// One event's schema to the declarations of its types and the text of its rules.
import type { NamedEvent } from '../naming/model.js'
import type { TypedEvent } from './model.js'
import type { DeclarationPrinter } from './print/print-declarations.js'
import type { TypeWriter } from './print/type-writer.js'
import type { SchemaReader } from './read/schema-reader.js'
import type { SchemaCursor } from './resolve/model.js'
import type { RulesWriter } from './rules/rules-writer.js'
import type { Bound, ObjectShape, Term } from './sets/model.js'

export interface EventDraft {
  /** All of it that follows from the event's schema. */
  readonly typed: Omit<TypedEvent, 'named'>
  /** Whether any object satisfies the schema. */
  readonly isSatisfiable: boolean
}

/** What types events; all of them live for one output. */
export interface EventTools {
  readonly reader: SchemaReader
  readonly writer: TypeWriter
  readonly printer: DeclarationPrinter
  /** Undefined where literals are not checked. */
  readonly rulesWriter: RulesWriter | undefined
}

/** @throws TypesTooLargeError */
export function draftEvent(named: NamedEvent, cursor: SchemaCursor, tools: EventTools): EventDraft {
  const { reader, writer, printer, rulesWriter } = tools
  const term = reader.terms.schema(cursor)
  const declarations = writer.declare(term, named.typeName, {
    base: partName(named.typeName),
    objectsOnly: true,
  })
  const rules = rulesWriter?.write(cursor, ruleSubject(named))
  return {
    typed: {
      declarations: printer.print(declarations),
      ...(rules === undefined ? {} : { rules }),
      emptyAllowed: admitsEmpty(reader, term),
    },
    isSatisfiable: reader.read(term, 'over').objects.length > 0,
  }
}

/** What the sentences of a refusal call the event: the calls without a name have only their own. */
export function ruleSubject({ event }: NamedEvent): string {
  return event.name === '' ? event.call : event.name
}

/** `OrderCompletedProperties` has the part `OrderCompletedProduct`. */
function partName(typeName: string): string {
  return typeName.replace(/(?<=.)(?:Properties|Traits)$/, '')
}

/** What no upper bound holds no lower one does, and the upper one is known already: few events get to the second. */
function admitsEmpty(reader: SchemaReader, term: Term): boolean {
  const admits = (bound: Bound): boolean => reader.read(term, bound).objects.some(isShapeOfEmpty)
  return admits('over') && admits('under')
}

function isShapeOfEmpty({ minProperties, properties }: ObjectShape): boolean {
  if (minProperties !== 0) return false
  for (const { required } of properties.values()) if (required) return false
  return true
}
