// Reads what terms and schemas admit, each once. The keywords are read in the read-*.ts files beside it.
import type { PlaceId, SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { followPlainRef } from '../resolve/plain-ref.js'
import type { Bound, Term, TermTable, ValueSet } from '../sets/model.js'
import { createTermTable } from '../sets/term-table.js'
import {
  allValues,
  complement,
  exactly,
  intersect,
  isNoValues,
  NO_VALUES,
  unite,
  withAllEvaluated,
  withoutEvaluated,
} from '../sets/value-set.js'
import { type TypingLimits, typingLimits } from '../typing-limits.js'
import { readSchema } from './read-schema.js'
import { opposite, type ReadingContext } from './reading-context.js'
import { TypesTooLargeError } from './types-too-large-error.js'

/** How deep schemas may stand in each other: well within the stack. */
const MAX_DEPTH = 200

/** Reads schemas as sets of values. Lives as long as its resolver. */
export class SchemaReader implements ReadingContext {
  readonly terms: TermTable
  readonly resolver: SchemaResolver
  readonly #limits: TypingLimits
  readonly #readings = { over: createReadings(), under: createReadings() }
  readonly #emptiness = new Map<number, boolean>()
  /** Most schemas of a plan say what others do; each such is read once. */
  readonly #simple = { over: new Map<string, ValueSet>(), under: new Map<string, ValueSet>() }
  #trial: Trial = { isCircular: false }
  #isCircular = false
  #count = 0
  #depth = 0
  /** How deep the readings go that were asked for since one began, those known before included. */
  #height = 0
  #steps = 0

  constructor(
    resolver: SchemaResolver,
    terms: TermTable = createTermTable(),
    limits: TypingLimits = typingLimits(1),
  ) {
    this.resolver = resolver
    this.terms = terms
    this.#limits = limits
  }

  /**
   * How much of what may be read is, from 0 to 1. It is 1 also where a reading may depend on what was read before it:
   * half-way to the limit of depth, and where a schema was asked to be empty in the middle of being read.
   */
  get strain(): number {
    if (this.#isCircular || this.#height > MAX_DEPTH / 2) return 1
    return Math.max(this.#count / this.#limits.readings, this.#steps / this.#limits.steps)
  }

  read(term: Term, bound: Bound): ValueSet {
    if (term.kind === 'schema') return this.readCursor(term.cursor, bound, false)
    if (term.kind === 'any') return allValues(this.terms)
    if (term.kind === 'none') return NO_VALUES
    if (term.kind === 'value') return exactly(this.terms, term.value)
    return this.#once(this.#readings[bound].terms, term.id, bound, () => this.#combine(term, bound))
  }

  /**
   * Whether no value at all satisfies the term. Asked of a schema in the middle of being read, it may come back to that
   * one: then the answer is no, and what was read on the way is forgotten, since it was read without knowing all.
   */
  isEmpty(term: Term): boolean {
    if (term.kind === 'any' || term.kind === 'value') return false
    if (term.kind === 'schema' && term.cursor.simple !== undefined) return isNoValues(this.read(term, 'over'))
    const known = this.#emptiness.get(term.id)
    if (known !== undefined) return known
    this.#emptiness.set(term.id, false)
    const outer = this.#trial
    const trial: Trial = { isCircular: false, undo: [] }
    this.#trial = trial
    const isEmpty = isNoValues(this.read(term, 'over'))
    this.#trial = outer
    this.#isCircular ||= trial.isCircular
    if (trial.isCircular) for (const forget of trial.undo ?? []) forget()
    else outer.undo?.push(...(trial.undo ?? []))
    this.#emptiness.set(term.id, isEmpty && !trial.isCircular)
    return isEmpty && !trial.isCircular
  }

  /** Work on shapes; a property of an event takes one step or two. */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.#limits.steps) throw new TypesTooLargeError()
  }

  readCursor(given: SchemaCursor, bound: Bound, tracks: boolean): ValueSet {
    const { cursor } = followPlainRef(this.resolver, given)
    const { schema, simple } = cursor
    if (typeof schema === 'boolean') return schema ? allValues(this.terms) : NO_VALUES
    return simple === undefined || tracks
      ? this.#readPlace(cursor, bound, tracks)
      : this.#readSimple(simple, cursor, bound)
  }

  /** These refer to no other schema, so nothing needs to be known of what is underway. */
  #readSimple(key: string, cursor: SchemaCursor, bound: Bound): ValueSet {
    let set = this.#simple[bound].get(key)
    if (set === undefined) {
      set = withoutEvaluated(readSchema(this, cursor, bound, false))
      this.#simple[bound].set(key, set)
    }
    return set
  }

  #readPlace(cursor: SchemaCursor, bound: Bound, tracks: boolean): ValueSet {
    const readings = tracks ? this.#readings[bound].tracking : this.#readings[bound].cursors
    return this.#once(readings, cursor.id, bound, () => {
      const set = readSchema(this, cursor, bound, tracks)
      return tracks ? set : withoutEvaluated(set)
    })
  }

  #combine(term: Term & { kind: 'all' | 'some' | 'not' }, bound: Bound): ValueSet {
    if (term.kind === 'not') return complement(this, this.read(term.term, opposite(bound)), bound)
    const sets = term.terms.map((each) => this.read(each, bound))
    return term.kind === 'some' ? unite(sets) : sets.reduce((a, b) => intersect(this, a, b, bound))
  }

  /** A schema that is defined by nothing but itself says nothing, and neither do those beyond the limits. */
  #once<Key>(readings: Map<Key, Reading>, key: Key, bound: Bound, read: () => ValueSet): ValueSet {
    const known = readings.get(key)
    if (known !== undefined && 'set' in known) {
      this.#height = Math.max(this.#height, known.height)
      return known.set
    }
    if (known !== undefined && known !== this.#trial) this.#trial.isCircular = true
    if (known !== undefined || this.#count >= this.#limits.readings || this.#depth >= MAX_DEPTH) {
      return bound === 'over' ? withAllEvaluated(allValues(this.terms)) : NO_VALUES
    }
    this.#count += 1
    this.#depth += 1
    const outside = this.#height
    this.#height = 0
    readings.set(key, this.#trial)
    const set = read()
    const height = this.#height + 1
    readings.set(key, { set, height })
    this.#height = Math.max(outside, height)
    this.#depth -= 1
    this.#trial.undo?.push(() => readings.delete(key))
    return set
  }
}

/** A reading that may prove to be without foundation. */
interface Trial {
  /** Whether it came upon a schema that was being read before it began. */
  isCircular: boolean
  /** What forgets its readings; none for the outermost, which nothing precedes. */
  readonly undo?: (() => void)[]
}

/** A finished reading with how many stand in each other below it, or the trial in which it is underway. */
type Reading = { readonly set: ValueSet; readonly height: number } | Trial

function createReadings() {
  return {
    terms: new Map<number, Reading>(),
    cursors: new Map<PlaceId, Reading>(),
    tracking: new Map<PlaceId, Reading>(),
  }
}
