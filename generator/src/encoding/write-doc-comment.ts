// The one way by which text of a plan becomes a comment in the output. Literals go through encode-string.ts.
import { showMisleading } from './encode-string.js'

/** Most lines: words and marks that mean nothing in a comment. */
const PLAIN_LINE = /^(?! )[\w !"#$%&'()+,.:;=>?[\]^`|~-]+(?<! )$/

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/

/**
 * Plain text of a plan as lines of a doc comment: an `@` that would start a tag or a link there is kept from doing so,
 * since only the generator says what is `@deprecated`.
 */
export function proseLines(text: string): string[] {
  if (PLAIN_LINE.test(text)) return [text]
  return trimBlank(text.split(LINE_BREAK).map((line) => line.trimEnd().replace(/(^|[\s*{])@/g, '$1\\@')))
}

/** A doc comment of these lines (none: the empty text), without a line break at its end. Nothing in a line can end it early. */
export function writeDocComment(lines: readonly string[], indent = ''): string {
  const [only = ''] = lines
  if (lines.length === 1 && PLAIN_LINE.test(only)) return `${indent}/** ${only} */`
  const safe = lines.flatMap((line) => line.split(LINE_BREAK)).map(neutralise)
  if (safe.length === 0) return ''
  if (safe.length === 1) return `${indent}/** ${safe[0]} */`
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n')
}

function neutralise(line: string): string {
  return showMisleading(line.replace(/\*\//g, '*\\/').replace(/\/\*/g, '/\\*'))
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return first === -1 ? [] : lines.slice(first, last + 1)
}
