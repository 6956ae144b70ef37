// A backtracking matcher that tries what an engine tries, in the same order, and counts the characters that it looks at.
import { parseRegex, type Regex } from '../../generator/src/regex/parse-regex.js'

const MAX_STEPS = 3_000_000

/** The steps of one attempt at the start of the text; MAX_STEPS where it gave up. */
export function countSteps(source: string, text: string): number {
  const parsed = parseRegex(source, 1000)
  if (parsed === undefined) throw new Error(`${source} is not read.`)
  let steps = 0

  const match = (regex: Regex, at: number, next: (at: number) => boolean): boolean => {
    if (steps >= MAX_STEPS) return true
    switch (regex.kind) {
      case 'set':
        steps += 1
        return at < text.length && regex.ascii[text.charCodeAt(at)] === true && next(at + 1)
      case 'start':
        return at === 0 && next(at)
      case 'end':
        return at === text.length && next(at)
      case 'choice':
        return regex.parts.some((part) => match(part, at, next))
      case 'sequence':
        return matchAll(regex.parts, at, next)
      case 'repeat':
        return matchRepeat(regex, 0, at, next)
    }
  }

  const matchAll = (parts: readonly Regex[], at: number, next: (at: number) => boolean): boolean => {
    const [first, ...others] = parts
    return first === undefined ? next(at) : match(first, at, (to) => matchAll(others, to, next))
  }

  const matchRepeat = (
    repeat: Regex & { kind: 'repeat' },
    count: number,
    at: number,
    next: (at: number) => boolean,
  ): boolean => {
    const again = (to: number): boolean =>
      (to > at || count < repeat.min) && matchRepeat(repeat, count + 1, to, next)
    if (count < repeat.max && match(repeat.part, at, again)) return true
    return count >= repeat.min && next(at)
  }

  match(parsed.regex, 0, () => true)
  return steps
}
