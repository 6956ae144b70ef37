// Makes terms so that equal ones are one object, and simplifies what is plain without looking into schemas.
import type { JsonValue } from '../../plan/model.js'
import type { PlaceId, SchemaCursor } from '../resolve/model.js'
import type { Term, TermTable } from './model.js'

/** The identities of terms by what they are made of; those of schemas by their places. */
export type TermNumbers = Map<PlaceId, number>

/**
 * @param numbers handed over again, equal terms keep their identities. Those who make but one table need none
 */
export function createTermTable(numbers?: TermNumbers): TermTable {
  const known = new Map<string, Term>()
  const schemas = new Map<PlaceId, Term>()
  const any: Term = { kind: 'any', id: 0 }
  const none: Term = { kind: 'none', id: 1 }

  /** The next identity: the first two are those above. */
  let next = 2 + (numbers?.size ?? 0)
  /** Asked of a key once. */
  const identify = (key: PlaceId): number => {
    const number = numbers?.get(key) ?? next++
    numbers?.set(key, number)
    return number
  }

  function intern(key: string, make: (id: number) => Term): Term {
    let term = known.get(key)
    if (term === undefined) {
      term = make(identify(key))
      known.set(key, term)
    }
    return term
  }

  function combine(kind: 'all' | 'some', given: readonly Term[]): Term {
    const [single] = given
    if (given.length === 1 && single !== undefined) return single
    const [neutral, absorbing] = kind === 'all' ? [any, none] : [none, any]
    const flat = given.flatMap((term) => (term.kind === kind ? term.terms : [term]))
    const terms = [...new Set(flat)].filter((term) => term !== neutral)
    if (terms.includes(absorbing) || terms.some((term) => term.kind === 'not' && terms.includes(term.term))) {
      return absorbing
    }
    const [first, second] = terms
    if (first === undefined) return neutral
    if (second === undefined) return first
    const key = terms
      .map((term) => term.id)
      .sort((a, b) => a - b)
      .join(' ')
    return intern(`${kind} ${key}`, (id) => ({ kind, id, terms }))
  }

  return {
    any,
    none,
    schema(cursor: SchemaCursor) {
      if (cursor.schema === true) return any
      if (cursor.schema === false) return none
      let term = schemas.get(cursor.id)
      if (term === undefined) {
        term = { kind: 'schema', id: identify(cursor.id), cursor }
        schemas.set(cursor.id, term)
      }
      return term
    },
    value: (value: JsonValue) =>
      intern(`value ${canonicalJson(value)}`, (id) => ({ kind: 'value', id, value })),
    not(term) {
      if (term === any) return none
      if (term === none) return any
      return term.kind === 'not' ? term.term : intern(`not ${term.id}`, (id) => ({ kind: 'not', id, term }))
    },
    all: (terms) => combine('all', terms),
    some: (terms) => combine('some', terms),
  }
}

/** The same text for equal JSON values, whatever the order of their members, and for no others. */
function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join()}}`
}
