// Where the parts of sound JSON text stand. Looks no deeper than it is asked: a tree of a whole megabyte with positions
// takes 0.2 s.
import { splitPointer } from './json-pointer.js'
import { JSON_STRING } from './parse-json.js'
import type { OffsetOf } from './syntax.js'

/** Where a value stands, and the key that leads to it; elements have none. */
interface Place {
  readonly key: number | undefined
  readonly value: number
}

export function locateInJson(text: string): OffsetOf {
  const known = new Map<number, ReadonlyMap<string, Place>>()
  const partsAt = (offset: number): ReadonlyMap<string, Place> => {
    const parts = known.get(offset) ?? listParts(text, offset)
    known.set(offset, parts)
    return parts
  }
  return (pointer, part) => {
    let place: Place = { key: undefined, value: skip(SPACE, text, 0) }
    for (const segment of splitPointer(pointer)) {
      const next = partsAt(place.value).get(segment)
      if (next === undefined) break
      place = next
    }
    return (part === 'key' ? place.key : undefined) ?? place.value
  }
}

const SPACE = /\s*/y
const STRING = new RegExp(JSON_STRING, 'y')
const SCALAR = /[^\s,\]}]+/y
const STRING_OR_BRACKET = new RegExp(`${JSON_STRING}|[[\\]{}]`, 'g')

/** The members or the elements of the value that begins at an offset, by their names; none of a scalar. */
function listParts(text: string, offset: number): Map<string, Place> {
  const parts = new Map<string, Place>()
  const isObject = text[offset] === '{'
  if (!isObject && text[offset] !== '[') return parts
  for (let at = skip(SPACE, text, offset + 1); at < text.length && !/[\]}]/.test(text[at] ?? ''); ) {
    const key = isObject ? at : undefined
    let name = String(parts.size)
    if (isObject) {
      const end = skip(STRING, text, at)
      name = JSON.parse(text.slice(at, end))
      at = skip(SPACE, text, skip(SPACE, text, end) + 1)
    }
    parts.set(name, { key, value: at })
    at = skip(SPACE, text, endOfValue(text, at))
    if (text[at] === ',') at = skip(SPACE, text, at + 1)
  }
  return parts
}

function endOfValue(text: string, offset: number): number {
  const first = text[offset]
  if (first === '"') return skip(STRING, text, offset)
  if (first !== '{' && first !== '[') return skip(SCALAR, text, offset)
  STRING_OR_BRACKET.lastIndex = offset
  let depth = 0
  do {
    const found = STRING_OR_BRACKET.exec(text)?.[0]
    if (found === undefined) return text.length
    if (found === '{' || found === '[') depth += 1
    else if (found === '}' || found === ']') depth -= 1
  } while (depth > 0)
  return STRING_OR_BRACKET.lastIndex
}

/** Where what the sticky pattern matches at an offset ends. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex : offset
}
