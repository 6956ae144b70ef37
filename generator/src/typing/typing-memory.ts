// What is kept of the states that a plan goes through while it is edited. An event is typed again where its schema, what
// that refers to, or the answer to something it asked of the events before it is another; else it is as it was.
import type { NamedPlan } from '../naming/model.js'
import type { EventDraft } from './draft-event.js'
import { type MakeMap, makePlainMap } from './memo/shared-map.js'
import { type Trace, TracedMaps } from './memo/traced-maps.js'
import { TypeRegistry } from './print/type-registry.js'
import type { SchemaMemory } from './resolve/schema-memory.js'
import { RuleRegistry } from './rules/rule-registry.js'
import type { TermNumbers } from './sets/term-table.js'

/** What the events of an output share. */
export interface SharedTypes {
  readonly types: TypeRegistry
  readonly rules: RuleRegistry
}

export function createSharedTypes(makeMap: MakeMap = makePlainMap): SharedTypes {
  return { types: new TypeRegistry(makeMap), rules: new RuleRegistry(makeMap) }
}

/** An event as it came out last. */
interface KnownEvent {
  /** Of all that it depends on but the events before it. */
  readonly fingerprint: string
  readonly trace: Trace
  readonly draft: EventDraft
}

/** Half of a limit. What comes near one may depend on the order in which things were done, and is done from the start. */
const MAX_STRAIN = 0.5

export class TypingMemory {
  readonly schemas: SchemaMemory
  #maps = new TracedMaps()
  #shared = createSharedTypes(this.#maps.map)
  #termNumbers: TermNumbers = new Map()
  /** Names that are taken, and the work that took them. */
  #reserved: { readonly names: readonly string[]; readonly trace: Trace } | undefined
  /** Those of the last plan, in its order. */
  #before: ReadonlyMap<string, KnownEvent> = new Map()
  /** Those of this plan so far. */
  #events = new Map<string, KnownEvent>()
  #strain = 0
  #typedCount = 0

  constructor(schemas: SchemaMemory) {
    this.schemas = schemas
  }

  /** The identities of the terms by which events share. */
  get termNumbers(): TermNumbers {
    return this.#termNumbers
  }

  /** How many events of the last plan were typed, and not known from before. */
  get typedCount(): number {
    return this.#typedCount
  }

  /** Begins a plan in whose output these names are taken. */
  begin({ events }: NamedPlan, reserved: readonly string[]): SharedTypes {
    this.#typedCount = 0
    this.#before = this.#arrange(new Map(events.map(({ functionName }, index) => [functionName, index])))
    this.#events = new Map()
    this.#reserve(reserved)
    return this.#shared
  }

  recall(key: string, fingerprint: string, make: () => EventDraft): EventDraft {
    const known = this.#before.get(key)
    const isKnown = known?.fingerprint === fingerprint && this.#maps.isCurrent(known.trace)
    if (known !== undefined && !isKnown) this.#maps.withdraw(known.trace)
    const event = isKnown ? known : this.#type(fingerprint, make)
    this.#events.set(key, event)
    return event.draft
  }

  #type(fingerprint: string, make: () => EventDraft): KnownEvent {
    this.#typedCount += 1
    const { result: draft, trace } = this.#maps.record(this.#events.size, make)
    return { fingerprint, trace, draft }
  }

  /** Those of the last plan that stand in this one, too, and in the same order: others are withdrawn. */
  #arrange(positions: ReadonlyMap<string, number>): ReadonlyMap<string, KnownEvent> {
    const kept = new Map<string, KnownEvent>()
    let last = -1
    for (const [key, event] of this.#events) {
      const position = positions.get(key) ?? -1
      if (position > last) kept.set(key, event)
      else this.#maps.withdraw(event.trace)
      last = Math.max(last, position)
    }
    for (const [key, { trace }] of kept) trace.position = positions.get(key) ?? 0
    return kept
  }

  #reserve(names: readonly string[]): void {
    const before = this.#reserved
    if (before?.names.length === names.length && names.every((name, index) => name === before.names[index]))
      return
    if (before !== undefined) this.#maps.withdraw(before.trace)
    const { trace } = this.#maps.record(-1, () => this.#shared.types.names.reserve(names))
    this.#reserved = { names, trace }
  }

  /** @param strain how much of what has a limit was done, from 0 to 1 */
  end(strain: number): void {
    // All that is known was done at some time, so the sum is more than what it took.
    this.#strain += strain
    if (this.#strain > MAX_STRAIN) this.forget()
  }

  forget(): void {
    this.#maps = new TracedMaps()
    this.#shared = createSharedTypes(this.#maps.map)
    this.#reserved = undefined
    this.#termNumbers = new Map()
    this.#events = new Map()
    this.#strain = 0
  }
}
