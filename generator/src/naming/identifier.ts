// Builds identifiers from any text: an allow-list of characters, never an escape. Uniqueness is name-plan.ts's affair.
import { hash } from 'node:crypto'

const MAX_LENGTH = 80
/**
 * What no identifier may hold in every supported compiler, though Node takes it for a letter or a mark: all above the
 * BMP, what is invisible, what came with Unicode 16 and later, and a tilde.
 */
const UNUSABLE =
  '[\\u{10000}-\\u{10ffff}]|\\p{DI}|[\\u088f\\u0897\\u0c5c\\u0cdc\\u1acf-\\u1add\\u1ae0-\\u1aeb\\u1c89\\u1c8a\\u2e2f\\ua7cb-\\ua7cf\\ua7d2\\ua7d4\\ua7da-\\ua7dc\\ua7f1]'
const WORD_RUNS = new RegExp(
  `(?!${UNUSABLE})[\\p{L}\\p{Nd}](?:(?!${UNUSABLE})[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}])*`,
  'gu',
)
const USABLE = new RegExp(`^(?!${UNUSABLE})[^]$`, 'u')
const CAMEL_BOUNDARY = /(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u
/** Most texts, and what the others' expressions come to there in an eighth of the time. */
const IN_ASCII = /^[ -~]*$/
const ASCII_WORDS = /[A-Z]+(?=[A-Z][a-z])|[A-Z]*[a-z\d]+|[A-Z]+/g

/**
 * `order_completed`, `Order Completed` and `orderCompleted` give `OrderCompleted`. A text without a usable character
 * gives its code points (`U1F680`), an overlong one is cut and ends in a hash of the whole.
 */
export function pascalCase(text: string): string {
  const name = wordsOf(text).map(capitalise).join('')
  if (name === '') return text === '' ? '' : codePointName(text)
  return name.length <= MAX_LENGTH ? name : name.slice(0, MAX_LENGTH) + shortHash(text)
}

function wordsOf(text: string): readonly string[] {
  if (IN_ASCII.test(text)) return text.match(ASCII_WORDS) ?? []
  const runs = text.normalize('NFC').match(WORD_RUNS) ?? []
  return runs.flatMap((run) => run.split(CAMEL_BOUNDARY))
}

function capitalise(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
  const upper = first.toUpperCase()
  const tail = word.slice(first.length)
  return (
    (upper.length === 1 && USABLE.test(upper) ? upper : first) +
    (tail === tail.toUpperCase() ? tail.toLowerCase() : tail)
  )
}

function codePointName(text: string): string {
  const points = [...text].map(
    (character) => `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  )
  return points.length <= 4 ? points.join('') : points.slice(0, 4).join('') + shortHash(text)
}

function shortHash(text: string): string {
  return hash('sha256', text).slice(0, 6)
}
