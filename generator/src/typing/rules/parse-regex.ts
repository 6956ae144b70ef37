// Regular expressions (ECMA-262 with the `u` flag, as JSON Schema has them) to a tree of sets and operators.
// What has no place in a regular language is widened: the tree then accepts more, and says so.

/** Characters by what is known of them: each of ASCII for itself, all beyond it together. */
export interface CharacterSet {
  readonly kind: 'set'
  /** By code, 128 of them. */
  readonly ascii: readonly boolean[]
  /** How many of the characters beyond ASCII are in the set. */
  readonly far: 'none' | 'some' | 'all'
}

export type Regex =
  | CharacterSet
  | { readonly kind: 'sequence'; readonly parts: readonly Regex[] }
  | { readonly kind: 'choice'; readonly parts: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly part: Regex; readonly min: number; readonly max: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }

export interface ParsedRegex {
  readonly regex: Regex
  /** False where something was widened. */
  readonly exact: boolean
}

/** Counts beyond this are widened to "or more": a count costs a state each. */
const MAX_COUNT = 40
const EMPTY: Regex = { kind: 'sequence', parts: [] }

/** The tree, or undefined where the source is no regular expression. */
export function parseRegex(source: string): ParsedRegex | undefined {
  try {
    new RegExp(source, 'u')
  } catch {
    return undefined
  }
  const parser = new RegexParser(source)
  return { regex: parser.parseChoice(), exact: parser.exact }
}

/** Lives as long as one source; the source is known to be well-formed. */
class RegexParser {
  exact = true
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  parseChoice(): Regex {
    const parts = [this.#parseSequence()]
    while (this.#take('|')) parts.push(this.#parseSequence())
    return parts.length === 1 ? (parts[0] ?? EMPTY) : { kind: 'choice', parts }
  }

  #parseSequence(): Regex {
    const parts: Regex[] = []
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      parts.push(this.#parseCount(this.#parseAtom()))
    }
    return { kind: 'sequence', parts }
  }

  #parseAtom(): Regex {
    if (this.#take('^')) return { kind: 'start' }
    if (this.#take('$')) return { kind: 'end' }
    if (this.#take('(')) return this.#parseGroup()
    const atom = this.#match(
      /\[(?:[^\]\\]|\\[\s\S])*\]|\\(?:k<[^>]*>|[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|\d+|[\s\S])|[\s\S]/uy,
    )
    if (/^\\(?:[bB]|k<|[1-9])/.test(atom)) {
      this.exact = false
      return atom.startsWith('\\b') || atom.startsWith('\\B')
        ? EMPTY
        : { kind: 'repeat', part: everything(), min: 0, max: Infinity }
    }
    return readSet(atom)
  }

  #parseGroup(): Regex {
    const isAssertion = /^\?<?[=!]/.test(this.#source.slice(this.#at, this.#at + 3))
    this.#match(/(?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y)
    const inner = this.parseChoice()
    this.#take(')')
    if (!isAssertion) return inner
    this.exact = false
    return EMPTY
  }

  #parseCount(part: Regex): Regex {
    const text = this.#match(/(?:[*+?]|\{\d+(?:,\d*)?\})?/y)
    if (text === '') return part
    this.#take('?')
    const [least = '0', most = least] = text.startsWith('{')
      ? text.slice(1, -1).split(',')
      : (COUNTS[text] ?? [])
    const min = Number(least)
    const max = most === '' ? Infinity : Number(most)
    if (min > MAX_COUNT || (max > MAX_COUNT && max !== Infinity)) this.exact = false
    return { kind: 'repeat', part, min: Math.min(min, MAX_COUNT), max: max > MAX_COUNT ? Infinity : max }
  }

  #take(text: string): boolean {
    const found = this.#source.startsWith(text, this.#at)
    if (found) this.#at += text.length
    return found
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const text = pattern.exec(this.#source)?.[0] ?? ''
    this.#at += text.length
    return text
  }
}

const COUNTS: Readonly<Record<string, readonly string[]>> = {
  '*': ['0', ''],
  '+': ['1', ''],
  '?': ['0', '1'],
}

export function everything(): CharacterSet {
  return { kind: 'set', ascii: new Array<boolean>(128).fill(true), far: 'all' }
}

/** Asks the engine itself which characters an atom or a class means. */
function readSet(atom: string): CharacterSet {
  const test = new RegExp(`^${atom}$`, 'u')
  const ascii = Array.from({ length: 128 }, (_, code) => test.test(String.fromCharCode(code)))
  return { kind: 'set', ascii, far: farOf(atom) }
}

function farOf(atom: string): CharacterSet['far'] {
  const isPlain = /^\p{ASCII}*$/u.test(atom) && !/\\[sSpPuxDWc]/.test(atom)
  if (atom === '\\D' || atom === '\\W' || (isPlain && atom.startsWith('[^'))) return 'all'
  return isPlain && atom !== '.' ? 'none' : 'some'
}
