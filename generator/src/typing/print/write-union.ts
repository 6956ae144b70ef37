// Puts type texts together: unions, arrays, and the spelling of scalars.
import { encodeString } from '../../encoding/encode-string.js'
import type { ScalarSet } from '../sets/model.js'
import type { TypeText } from './model.js'

export function writeUnion(members: TypeText): string {
  const known = new Set(members)
  const wider = WIDER.filter(([wide]) => known.has(wide))
  const unique = [...known].filter((member) => !wider.some(([, literal]) => literal.test(member)))
  return unique.length === 0 ? 'never' : unique.join(' | ')
}

/** Literals add nothing beside the type of them all. */
const WIDER: readonly (readonly [string, RegExp])[] = [
  ['string', /^"(?:[^"\\]|\\.)*"$/],
  ['number', /^-?\d[\d.e+-]*$/],
  ['boolean', /^(?:true|false)$/],
]

/** The type as an operand of `[]`. */
export function writeOperand(type: string): string {
  return /^[\w$]+$/.test(type) || (/^"[^"|]*"$/.test(type) && !type.includes('\\')) ? type : `(${type})`
}

export function writeStrings(set: ScalarSet<string>): TypeText {
  return set.kind === 'only' ? [...set.values].map(encodeString) : ['string']
}

export function writeNumbers(set: ScalarSet<number>): TypeText {
  if (set.kind !== 'only') return ['number']
  const values = [...set.values]
  return values.every(Number.isFinite) ? values.map((value) => String(value === 0 ? 0 : value)) : ['number']
}

export function writeBooleans(values: readonly boolean[]): TypeText {
  return values.length === 2 ? ['boolean'] : values.map(String)
}
