// Reads the regular expressions that plans use for property names: literals, small classes, alternatives, wildcards.
// Everything else is a gap. Sets of names are name-set.ts's affair.

/** A stretch of unknown text: `any` stands for every string, `some` for an unknown subset of them. */
export interface Gap {
  readonly gap: 'any' | 'some'
  readonly canBeEmpty: boolean
}

/** One way to match: literal text and gaps in turn. */
export type NameVariant = readonly (string | Gap)[]

const MAX_VARIANTS = 16
const ANY_TEXT: Gap = { gap: 'any', canBeEmpty: true }
const SPECIAL = /[\\^$.*+?()[\]{}|]/

/** Every way in which a name can match, or undefined for syntax that is not understood. */
export function parseNamePattern(source: string): NameVariant[] | undefined {
  if (/[\ud800-\udfff]/.test(source)) return undefined
  const parser = new NamePatternParser(source)
  const variants = parser.alternatives(true)
  return variants === undefined || parser.position < source.length ? undefined : variants.map(joinParts)
}

/** A cursor over the source; lives for one parse. */
class NamePatternParser {
  position = 0
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  alternatives(isTop: boolean): NameVariant[] | undefined {
    const found: NameVariant[] = []
    do {
      const variants = this.#sequence(isTop)
      if (variants === undefined) return undefined
      found.push(...variants)
    } while (this.#take('|'))
    return found.length > MAX_VARIANTS ? undefined : found
  }

  #sequence(isTop: boolean): NameVariant[] | undefined {
    const isAnchored = isTop && this.#take('^')
    let variants: NameVariant[] = [isTop && !isAnchored ? [ANY_TEXT] : []]
    while (this.position < this.#source.length && !'|)'.includes(this.#peek())) {
      if (isTop && this.#peek() === '$' && '|'.includes(this.#source[this.position + 1] ?? '|')) {
        this.position += 1
        return variants
      }
      const next = this.#quantified()
      if (next === undefined) return undefined
      variants = variants.flatMap((variant) => next.map((tail) => [...variant, ...tail]))
      if (variants.length > MAX_VARIANTS) return undefined
    }
    return isTop ? variants.map((variant) => [...variant, ANY_TEXT]) : variants
  }

  #quantified(): NameVariant[] | undefined {
    const isDot = this.#peek() === '.'
    const atom = this.#atom()
    if (atom === undefined) return undefined
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.position))
    if (quantifier === null) return atom
    this.position += quantifier[0].length
    const [whole] = quantifier
    if (whole.startsWith('*')) return [[isDot ? ANY_TEXT : { gap: 'some', canBeEmpty: true }]]
    if (whole.startsWith('+')) return atom.map((variant) => [...variant, { gap: 'some', canBeEmpty: true }])
    if (whole.startsWith('?')) return [...atom, []]
    return [[{ gap: 'some', canBeEmpty: Number(quantifier[1]) === 0 }]]
  }

  #atom(): NameVariant[] | undefined {
    const character = this.#peek()
    this.position += 1
    if (character === '.') return [[ONE_OF_MANY]]
    if (character === '[') return this.#characterClass()
    if (character === '(') return this.#group()
    if (character === '\\') return this.#escape()
    return SPECIAL.test(character) ? undefined : [[character]]
  }

  #group(): NameVariant[] | undefined {
    if (this.#take('?') && !this.#take(':')) return undefined
    const variants = this.alternatives(false)
    return this.#take(')') ? variants : undefined
  }

  #escape(): NameVariant[] | undefined {
    const character = this.#peek()
    this.position += 1
    if (/[dDsSwW]/.test(character)) return [[ONE_OF_MANY]]
    return /[A-Za-z0-9]/.test(character) || character === '' ? undefined : [[character]]
  }

  #characterClass(): NameVariant[] | undefined {
    const end = /^(?:\\.|[^\]\\])*\]/su.exec(this.#source.slice(this.position))
    if (end === null) return undefined
    this.position += end[0].length
    const body = end[0].slice(0, -1)
    const isPlain = !/[\\^-]/.test(body) && body.length <= MAX_VARIANTS
    return isPlain ? [...body].map((character) => [character]) : [[ONE_OF_MANY]]
  }

  #peek(): string {
    return this.#source.charAt(this.position)
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false
    this.position += 1
    return true
  }
}

const ONE_OF_MANY: Gap = { gap: 'some', canBeEmpty: false }

/** Joins literals, and lets a gap of every string swallow what may be empty beside it. */
function joinParts(variant: NameVariant): NameVariant {
  const joined: (string | Gap)[] = []
  for (const part of variant) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else if (isAnyText(last) && isSwallowed(part)) continue
    else if (isAnyText(part)) {
      while (isSwallowed(joined.at(-1))) joined.pop()
      joined.push(part)
    } else joined.push(part)
  }
  return joined
}

function isAnyText(part: string | Gap | undefined): boolean {
  return typeof part === 'object' && part.gap === 'any'
}

function isSwallowed(part: string | Gap | undefined): boolean {
  return typeof part === 'object' && part.canBeEmpty
}
