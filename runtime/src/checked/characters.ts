// Sets of characters that rules speak of, by the names that a pattern gives them.

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type Lower =
  | ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm')
  | ('n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z')
type Punctuation =
  | (' ' | '!' | '"' | '#' | '$' | '%' | '&' | "'" | '(' | ')' | '*' | '+' | ',' | '-' | '.' | '/')
  | (':' | ';' | '<' | '=' | '>' | '?' | '@' | '[' | '\\' | ']' | '^' | '_' | '`' | '{' | '|' | '}' | '~')

/** Runs of characters that a class may name as a whole. */
interface Ranges {
  '0-9': Digit
  'a-z': Lower
  'A-Z': Uppercase<Lower>
}

/** A union of characters and names of ranges; `{ not: … }` is the rest of ASCII. */
export type CharacterClass = string | { readonly not: string }

/** The characters of a class, as their union. */
export type Characters<C> = C extends { readonly not: infer N } ? Exclude<Ascii, OfRange<N>> : OfRange<C>
type OfRange<C> = C extends keyof Ranges ? Ranges[C] : C

/** Visible ASCII with the blanks of texts: whatever else ASCII has stands for itself nowhere but in a class that names it. */
export type Ascii = Digit | Lower | Uppercase<Lower> | Punctuation | '\t' | '\n' | '\r'

/** Characters that are surely one UTF-16 unit: ASCII, Latin-1 letters and the marks of ordinary prose. */
export type Latin =
  | Ascii
  | LatinLetter
  | Uppercase<LatinLetter>
  | 'ß'
  | '€'
  | '–'
  | '—'
  | '‘'
  | '’'
  | '“'
  | '”'
  | '„'
  | '…'

type LatinLetter =
  | ('à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'æ' | 'ç' | 'è' | 'é' | 'ê' | 'ë' | 'ì' | 'í' | 'î' | 'ï')
  | ('ð' | 'ñ' | 'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ù' | 'ú' | 'û' | 'ü' | 'ý' | 'þ')

/** The range that a letter or digit belongs to. */
export type RangeOf = { [C in Digit]: '0-9' } & { [C in Lower]: 'a-z' } & { [C in Uppercase<Lower>]: 'A-Z' }
