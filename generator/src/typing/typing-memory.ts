// What is kept of the states that a plan goes through while it is edited. An event is typed again where its schema, what
// that refers to, or the answer to something it asked of the events before it is another; else it is as it was.
import type { NamedPlan } from '../naming/model.js'
import type { EventDraft, PrintedDrafts } from './draft-event.js'
import { SharedState, type Trace } from './memo/shared-state.js'
import { TypeRegistry } from './print/type-registry.js'
import type { SchemaMemory } from './resolve/schema-memory.js'
import { RuleRegistry } from './rules/rule-registry.js'
import type { TermNumbers } from './sets/term-table.js'

/** What the events of an output share. */
export interface SharedTypes {
  readonly state: SharedState
  readonly types: TypeRegistry
  readonly rules: RuleRegistry
}

/** @param reserved names that are taken */
export function createSharedTypes(reserved: readonly string[] = []): SharedTypes {
  const state = new SharedState()
  const types = new TypeRegistry(state)
  types.names.reserve(reserved)
  return {
    state,
    types,
    rules: new RuleRegistry(state),
  }
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
  readonly printed: PrintedDrafts = new WeakMap()
  #shared = createSharedTypes()
  #termNumbers: TermNumbers = new Map()
  #events = new Map<string, KnownEvent>()
  #strain = 0
  #typedCount = 0
  #reserved: readonly string[] = []
  /** The events of the last plan, and of this one so far. */
  #rowBefore: readonly KnownEvent[] = []
  #row: KnownEvent[] = []
  /** Whether the two begin alike, so that whatever an event asks next has the same answer. */
  #isSameRow = false

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
  begin(reserved: readonly string[]): SharedTypes {
    const { types, state } = this.#shared
    state.clear()
    types.names.reserve(reserved)
    this.#isSameRow =
      reserved.length === this.#reserved.length &&
      reserved.every((name, index) => name === this.#reserved[index])
    this.#reserved = reserved
    this.#rowBefore = this.#row
    this.#row = []
    this.#typedCount = 0
    return this.#shared
  }

  recall(key: string, fingerprint: string, make: () => EventDraft): EventDraft {
    const event = this.#recallKnown(this.#events.get(key), fingerprint) ?? this.#type(fingerprint, make)
    this.#events.set(key, event)
    this.#row.push(event)
    return event.draft
  }

  #recallKnown(known: KnownEvent | undefined, fingerprint: string): KnownEvent | undefined {
    const { state } = this.#shared
    const isSame = known?.fingerprint === fingerprint
    this.#isSameRow &&= isSame && known === this.#rowBefore[this.#row.length]
    if (!isSame) return undefined
    if (this.#isSameRow) state.redo(known.trace)
    else if (!state.replay(known.trace)) return undefined
    return known
  }

  #type(fingerprint: string, make: () => EventDraft): KnownEvent {
    this.#typedCount += 1
    const { result: draft, trace } = this.#shared.state.record(make)
    return { fingerprint, trace, draft }
  }

  /** @param strain how much of what has a limit was done, from 0 to 1 */
  end({ events }: NamedPlan, strain: number): void {
    const names = new Set(events.map(({ functionName }) => functionName))
    for (const key of this.#events.keys()) if (!names.has(key)) this.#events.delete(key)
    // All that is known was done at some time, so the sum is more than what it took.
    this.#strain += strain
    if (this.#strain > MAX_STRAIN) this.forget()
  }

  forget(): void {
    this.#shared = createSharedTypes()
    this.#termNumbers = new Map()
    this.#events = new Map()
    this.#row = []
    this.#strain = 0
  }
}
