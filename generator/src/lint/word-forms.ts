// The words of a name, and the ways to write them.

export const NAME_STYLES = [
  'Title Case',
  'Sentence case',
  'lower case',
  'snake_case',
  'SCREAMING_SNAKE_CASE',
  'kebab-case',
  'camelCase',
  'PascalCase',
] as const

/** Stay small in the middle of a title. */
const SMALL_WORDS =
  'a an and as at but by for from in into of off on or out over per the to up via with'.split(' ')

const TITLE = new RegExp(
  `^[\\p{Lu}\\p{N}][\\p{L}\\p{N}]*( ([\\p{Lu}\\p{N}][\\p{L}\\p{N}]*|${SMALL_WORDS.join('|')}))*$`,
  'u',
)

export type NameStyle = (typeof NAME_STYLES)[number]

/** Split at separators and where a capital follows a small letter; `userID` is `user`, `ID`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

export function writeName(words: readonly string[], style: NameStyle): string {
  const small = words.map((word) => word.toLowerCase())
  switch (style) {
    case 'Title Case':
      return words
        .map((word, index) => (index > 0 && SMALL_WORDS.includes(word) ? word : capital(word)))
        .join(' ')
    case 'Sentence case':
      return words
        .map((word, index) => (index === 0 ? capital(word) : isAcronym(word) ? word : word.toLowerCase()))
        .join(' ')
    case 'lower case':
      return small.join(' ')
    case 'snake_case':
      return small.join('_')
    case 'SCREAMING_SNAKE_CASE':
      return words.map((word) => word.toUpperCase()).join('_')
    case 'kebab-case':
      return small.join('-')
    case 'camelCase':
      return small.map((word, index) => (index === 0 ? word : capital(word))).join('')
    case 'PascalCase':
      return small.map(capital).join('')
  }
}

export function hasStyle(name: string, style: NameStyle): boolean {
  switch (style) {
    case 'Title Case':
      return TITLE.test(name)
    case 'Sentence case':
      return /^[\p{Lu}\p{N}][\p{L}\p{N}]*( ([\p{Ll}\p{N}]+|[\p{Lu}\p{N}]{2,}))*$/u.test(name)
    case 'lower case':
      return /^[\p{Ll}\p{N}]+( [\p{Ll}\p{N}]+)*$/u.test(name)
    case 'snake_case':
      return /^[\p{Ll}\p{N}]+(_[\p{Ll}\p{N}]+)*$/u.test(name)
    case 'SCREAMING_SNAKE_CASE':
      return /^[\p{Lu}\p{N}]+(_[\p{Lu}\p{N}]+)*$/u.test(name)
    case 'kebab-case':
      return /^[\p{Ll}\p{N}]+(-[\p{Ll}\p{N}]+)*$/u.test(name)
    case 'camelCase':
      return /^\p{Ll}[\p{L}\p{N}]*$/u.test(name)
    case 'PascalCase':
      return /^\p{Lu}[\p{L}\p{N}]*$/u.test(name)
  }
}

/** The style that most names have, of those that tell it; undefined for too few or too mixed. */
export function commonStyle(names: readonly string[]): NameStyle | undefined {
  const telling = names.filter((name) => NAME_STYLES.filter((style) => hasStyle(name, style)).length === 1)
  if (telling.length < 3) return undefined
  const counts = NAME_STYLES.map((style) => telling.filter((name) => hasStyle(name, style)).length)
  const most = Math.max(...counts)
  return most * 3 >= telling.length * 2 ? NAME_STYLES[counts.indexOf(most)] : undefined
}

function capital(word: string): string {
  return isAcronym(word) ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}
