// Regular expressions (ECMA-262 with the `u` flag, as JSON Schema has them) to a tree of sets and operators.
// What has no place in a regular language is widened: the tree then accepts more, and says so.

/** Characters by what is known of them: each of ASCII for itself, all beyond it together. */
export interface CharacterSet {
  readonly kind: 'set'
  /** The source of it alone: a character, an escape or a class. */
  readonly atom: string
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
  /** What stands in lookaheads and lookbehinds, each by itself; `regex` goes on as if they always held. */
  readonly assertions: readonly Regex[]
}

/** Counts beyond this are widened to "or more": a count costs a state each. */
const MAX_COUNT = 40
/** Well within the stack; no pattern that a person reads comes near. */
const MAX_NESTING = 100
export const MAX_PATTERN_LENGTH = 20_000

const EMPTY: Regex = { kind: 'sequence', parts: [] }
/** Stands where an assertion was, which may fail: known by its identity. */
export const DROPPED: Regex = { kind: 'sequence', parts: [] }

/**
 * The tree, or undefined where the source is no regular expression, or one beyond the limits.
 * @param maxCount counts beyond it are widened
 */
export function parseRegex(source: string, maxCount: number = MAX_COUNT): ParsedRegex | undefined {
  if (source.length > MAX_PATTERN_LENGTH || nestingOf(source) > MAX_NESTING) return undefined
  try {
    new RegExp(source, 'u')
  } catch {
    return undefined
  }
  const parser = new RegexParser(source, maxCount)
  return { regex: parser.parseChoice(), exact: parser.exact, assertions: parser.assertions }
}

/** How deep parentheses stand in each other, or more, where a class holds some. */
function nestingOf(source: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of source.matchAll(/\\[\s\S]|[()]/g)) {
    if (bracket === '(') depth += 1
    if (bracket === ')') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** Lives as long as one source; the source is known to be well-formed. */
class RegexParser {
  exact = true
  readonly assertions: Regex[] = []
  readonly #source: string
  readonly #maxCount: number
  #at = 0

  constructor(source: string, maxCount: number) {
    this.#source = source
    this.#maxCount = maxCount
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
      return atom.startsWith('\\b') || atom.startsWith('\\B') ? DROPPED : REFERRED
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
    this.assertions.push(inner)
    return DROPPED
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
    const limit = this.#maxCount
    if (min > limit || (max > limit && max !== Infinity)) this.exact = false
    return { kind: 'repeat', part, min: Math.min(min, limit), max: max > limit ? Infinity : max }
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
  return { kind: 'set', atom: '[^]', ascii: new Array<boolean>(128).fill(true), far: 'all' }
}

/** Stands where a back reference was: any text, which may be the wrong one. */
const REFERRED: Regex = {
  kind: 'sequence',
  parts: [{ kind: 'repeat', part: everything(), min: 0, max: Number.POSITIVE_INFINITY }, DROPPED],
}

/** Asks the engine itself which characters an atom or a class means. */
function readSet(atom: string): CharacterSet {
  const test = new RegExp(`^${atom}$`, 'u')
  const ascii = Array.from({ length: 128 }, (_, code) => test.test(String.fromCharCode(code)))
  return { kind: 'set', atom, ascii, far: farOf(atom) }
}

function farOf(atom: string): CharacterSet['far'] {
  const isPlain = /^\p{ASCII}*$/u.test(atom) && !/\\[sSpPuxDWc]/.test(atom)
  if (atom === '\\D' || atom === '\\W' || (isPlain && atom.startsWith('[^'))) return 'all'
  return isPlain && atom !== '.' ? 'none' : 'some'
}
