// Names that are likely to be meant as one: written in another way, in another order of words, or with a slip.
import { wordsOf } from './word-forms.js'

export interface NearName {
  readonly name: string
  /** The one that came first. */
  readonly other: string
  readonly how: 'in another form' | 'with its words in another order' | 'but for one letter'
}

/** Shorter names differ in one letter by design. */
const MIN_SLIP_LENGTH = 6

/** Each name with the first before it that is near; a plural is a word of its own. Linear in the number of names. */
export function findNearNames(names: Iterable<string>): NearName[] {
  const found: NearName[] = []
  const [forms, orders, slips] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, string>(),
  ]
  for (const name of new Set(names)) {
    const words = wordsOf(name).map((word) => word.toLowerCase())
    const form = words.join('')
    const order = [...words].sort().join(' ')
    const inForm = forms.get(form)
    const inOrder = words.length > 1 ? orders.get(order) : undefined
    const bySlip = findSlip(form, slips)
    if (inForm !== undefined) found.push({ name, other: inForm, how: 'in another form' })
    else if (inOrder !== undefined)
      found.push({ name, other: inOrder, how: 'with its words in another order' })
    else if (bySlip !== undefined)
      found.push({ name, other: forms.get(bySlip) ?? bySlip, how: 'but for one letter' })
    if (inForm === undefined) forms.set(form, name)
    if (inOrder === undefined) orders.set(order, name)
    for (const shorter of shortened(form)) if (!slips.has(shorter)) slips.set(shorter, form)
  }
  return found
}

/** Two names with a letter more, less, changed or swapped become equal when one letter is taken from each, or none. */
function findSlip(form: string, slips: ReadonlyMap<string, string>): string | undefined {
  if (form.length < MIN_SLIP_LENGTH) return undefined
  for (const shorter of shortened(form)) {
    const other = slips.get(shorter)
    if (other !== undefined && other.length >= MIN_SLIP_LENGTH && isSlip(form, other)) return other
  }
  return undefined
}

function shortened(form: string): Set<string> {
  const all = new Set([form])
  for (let index = 0; index < form.length; index += 1) all.add(form.slice(0, index) + form.slice(index + 1))
  return all
}

function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (a === b || long === `${short}s` || long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  const [left, right] = [short.slice(start), long.slice(start)]
  if (/^\d/.test(left) || /^\d/.test(right)) return false
  if (short.length < long.length) return left === right.slice(1)
  const isSwapped = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
  return isSwapped || left.slice(1) === right.slice(1)
}
