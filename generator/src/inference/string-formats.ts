// The formats that a text can be guessed to have. Each accepts less than ajv-formats does, so that a guess never refuses
// an event that it was made from.

export interface StringFormat {
  /** The word of JSON Schema's `format`. */
  readonly name: string
  readonly matches: (text: string) => boolean
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const EMAIL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}$/i
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/
const URI_PART = "(?:[a-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*"
const URI = new RegExp(
  `^https?://[a-z0-9.-]+(?::\\d{1,5})?(?:/${URI_PART})?(?:\\?${URI_PART})?(?:#${URI_PART})?$`,
  'i',
)

/** In the order of preference; a text has at most one of them. */
export const STRING_FORMATS: readonly StringFormat[] = [
  { name: 'date-time', matches: isDateTime },
  { name: 'date', matches: isDate },
  { name: 'time', matches: (text) => TIME.test(text) },
  { name: 'uuid', matches: (text) => UUID.test(text) },
  { name: 'email', matches: (text) => EMAIL.test(text) },
  { name: 'uri', matches: (text) => URI.test(text) },
  { name: 'ipv4', matches: (text) => IPV4.test(text) },
]

export const ALL_FORMATS = (1 << STRING_FORMATS.length) - 1

/** Longer texts have none: nothing here is worth matching kilobytes against. */
const MAX_LENGTH = 2000

/** Of the formats given as bits, those that the text has too. */
export function keepFormats(text: string, formats: number): number {
  if (text.length > MAX_LENGTH) return 0
  let kept = formats
  for (let index = 0; index < STRING_FORMATS.length; index += 1) {
    const bit = 1 << index
    if ((formats & bit) !== 0 && STRING_FORMATS[index]?.matches(text) !== true) kept &= ~bit
  }
  return kept
}

export function formatOf(formats: number): string | undefined {
  return STRING_FORMATS.find((_, index) => (formats & (1 << index)) !== 0)?.name
}

function isDateTime(text: string): boolean {
  return text[10] === 'T' && isDate(text.slice(0, 10)) && TIME.test(text.slice(11))
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return false
  // A day that the month does not have rolls over into another one.
  const date = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month) - 1, Number(day)))
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
}
