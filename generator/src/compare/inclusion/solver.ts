// Looks for a JSON value that satisfies conditions: case by case, each case a list of facts about a value of one type.
// Says `none` only where every case contradicts itself.
import { type Answer, firstOf, found, NONE, NOT_KNOWN, type Solve } from './answer.js'
import { type Condition, equalTo, type Fact, type JsonType, keyOf, negate, typeOf } from './condition.js'
import { readConditions } from './read-conditions.js'
import { solveArray } from './solve-array.js'
import { solveNumber } from './solve-number.js'
import { solveObject } from './solve-object.js'
import { solveString } from './solve-string.js'

/** Objects first: the payloads of events are. */
const TYPES: readonly JsonType[] = ['object', 'string', 'number', 'boolean', 'array', 'null']
/** Cases looked at before a question counts as too hard. */
const MAX_CASES = 20_000
/** Values within values. */
const MAX_DEPTH = 40

/** One case: everything said so far of a value of one type, and the alternatives still to be chosen from. */
interface Case {
  readonly facts: Fact[]
  readonly keys: Set<string>
  choices: (Condition & { kind: 'any' })[]
}

/** Lives as long as one question. */
export class Solver {
  readonly #answers = new Map<string, Answer>()
  /** The questions being answered, by their depth. */
  readonly #open = new Map<string, number>()
  /** The outermost open question that was met again within the present one. */
  #reach = Number.POSITIVE_INFINITY
  #cases = 0

  /**
   * A question met again inside itself has no answer there: of the values that satisfy it, a smallest one does not
   * contain another.
   */
  readonly solve: Solve = (conditions, types = TYPES) => {
    const key = `${types === TYPES ? '' : types.join()}|${[...new Set(conditions.map(keyOf))].sort().join(' ')}`
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const at = this.#open.get(key)
    if (at !== undefined) {
      this.#reach = Math.min(this.#reach, at)
      return NONE
    }
    if (this.#open.size >= MAX_DEPTH) return NOT_KNOWN
    const depth = this.#open.size
    const outer = this.#reach
    this.#reach = Number.POSITIVE_INFINITY
    this.#open.set(key, depth)
    const answer = firstOf(types, (type) => this.#search(type, conditions, newCase()))
    this.#open.delete(key)
    // "None" that leans on an open question is good only while that is open.
    if (answer.kind === 'value' || this.#reach >= depth) this.#answers.set(key, answer)
    this.#reach = Math.min(outer, this.#reach >= depth ? Number.POSITIVE_INFINITY : this.#reach)
    return answer
  }

  #search(type: JsonType, conditions: readonly Condition[], given: Case): Answer {
    this.#cases += 1
    if (this.#cases > MAX_CASES) return NOT_KNOWN
    if (!this.#add(type, conditions, given)) return NONE
    const [choice] = [...given.choices].sort((a, b) => a.parts.length - b.parts.length)
    if (choice === undefined) return this.#solveFacts(type, given.facts)
    if (given.choices.length > 1 && this.#solveFacts(type, given.facts).kind === 'none') return NONE
    const choices = given.choices.filter((each) => each !== choice)
    return firstOf(choice.parts, (part) =>
      this.#search(type, [part], {
        facts: [...given.facts],
        keys: new Set(given.keys),
        choices: [...choices],
      }),
    )
  }

  /** False where the case now contradicts itself. Alternatives of which one is left are taken. */
  #add(type: JsonType, conditions: readonly Condition[], into: Case): boolean {
    const open = [...conditions]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!this.#addOne(type, next, into, open)) return false
      if (open.length > 0) continue
      const pending = into.choices
      into.choices = []
      for (const choice of pending) {
        if (choice.parts.some((part) => into.keys.has(keyOf(part)))) continue
        const parts = choice.parts.filter((part) => !contradicts(part, into))
        const [only] = parts
        if (only === undefined) return false
        if (parts.length === 1) open.push(only)
        else into.choices.push({ kind: 'any', parts })
      }
    }
    return true
  }

  #addOne(type: JsonType, condition: Condition, into: Case, open: Condition[]): boolean {
    if (condition.kind === 'all') open.push(...condition.parts)
    else if (condition.kind === 'roughly') open.push(condition.holds)
    else if (condition.kind === 'any') {
      if (condition.parts.length === 0) return false
      if (condition.parts.length === 1) open.push(...condition.parts)
      else into.choices.push(condition)
    } else {
      const key = keyOf(condition)
      if (into.keys.has(key)) return true
      if (contradicts(condition, into)) return false
      into.keys.add(key)
      if (condition.kind === 'schema') {
        const read = readConditions(condition.side, condition.cursor, type)
        open.push(condition.holds ? read : negate(read))
      } else return addFact(type, condition, into, open)
    }
    return true
  }

  #solveFacts(type: JsonType, facts: readonly Fact[]): Answer {
    switch (type) {
      case 'object':
        return solveObject(facts, this.solve)
      case 'array':
        return solveArray(facts, this.solve)
      case 'string':
        return solveString(facts)
      case 'number':
        return solveNumber(facts)
      case 'boolean':
        return firstOf([true, false], (value) => (isListedRight(facts, value) ? found(value) : NONE))
      case 'null':
        return isListedRight(facts, null) ? found(null) : NONE
    }
  }
}

function newCase(): Case {
  return { facts: [], keys: new Set(), choices: [] }
}

/** Values of other types say nothing here, and lists and objects are taken apart. */
function addFact(type: JsonType, fact: Fact, into: Case, open: Condition[]): boolean {
  if (fact.kind !== 'listed') {
    into.facts.push(fact)
    return true
  }
  const values = fact.values.filter((value) => typeOf(value) === type)
  if (type !== 'object' && type !== 'array') into.facts.push({ ...fact, values })
  else {
    const listed: Condition = { kind: 'any', parts: values.map((value) => equalTo(value, type)) }
    open.push(fact.holds ? listed : negate(listed))
  }
  return true
}

function contradicts(condition: Condition, { keys }: Case): boolean {
  if (condition.kind === 'all') return condition.parts.some((part) => contradictsOne(part, keys))
  return contradictsOne(condition, keys)
}

function contradictsOne(condition: Condition, keys: ReadonlySet<string>): boolean {
  if (condition.kind === 'any') return condition.parts.length === 0
  if (condition.kind === 'all' || condition.kind === 'roughly') return false
  return keys.has(keyOf(negate(condition)))
}

function isListedRight(facts: readonly Fact[], value: boolean | null): boolean {
  return facts.every((fact) => fact.kind !== 'listed' || fact.values.includes(value) === fact.holds)
}
