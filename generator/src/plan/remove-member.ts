// Takes one member out of the text of a JSON or YAML file, and leaves every other character where it is, comments included.
// The result is read again: text that does not say what is meant is not given.
import { createRequire } from 'node:module'
import type { ValueNode } from '@humanwhocodes/momoa'
import type { Node, Pair } from 'yaml'
import { splitPointer } from './json-pointer.js'
import { isArray, isObject, omit } from './json-value.js'
import type { JsonValue, PlanSource } from './model.js'
import { parseDocument } from './parse-document.js'

const require = createRequire(import.meta.url)

/** The text without the member of an object that `pointer` names; undefined where that cannot be done safely. */
export function removeMember(source: PlanSource, pointer: string): string | undefined {
  const before = parseDocument(source).document
  const path = splitPointer(pointer)
  if (before === undefined || path.length === 0) return undefined
  const wanted = withoutMember(before.value, path)
  const bom = source.text.startsWith('\ufeff') ? '\ufeff' : ''
  for (const [start, end, instead = ''] of rangesOf(source.path, before.text, path)) {
    const text = bom + before.text.slice(0, start) + instead + before.text.slice(end)
    const after = parseDocument({ path: source.path, text }).document
    if (after !== undefined && isEqual(after.value, wanted)) return text
  }
  return undefined
}

/** What is put in its place is mostly nothing. */
type Range = readonly [start: number, end: number, instead?: string]

function rangesOf(file: string, text: string, path: readonly string[]): Range[] {
  const isJson = /\.json$/i.test(file) || (!/\.ya?ml$/i.test(file) && /^\s*[[{]/.test(text))
  return isJson ? rangesInJson(text, path) : rangesInYaml(text, path)
}

/** With the comma before the member, or, for the first one, with that after it. */
function rangesInJson(text: string, path: readonly string[]): Range[] {
  const { parse } = require('@humanwhocodes/momoa') as typeof import('@humanwhocodes/momoa')
  let node: ValueNode | undefined = parse(text).body
  for (const segment of path.slice(0, -1)) {
    if (node?.type === 'Object') node = node.members.find((each) => nameOf(each.name) === segment)?.value
    else if (node?.type === 'Array') node = node.elements[Number(segment)]?.value
  }
  if (node?.type !== 'Object') return []
  const index = node.members.findIndex((each) => nameOf(each.name) === path.at(-1))
  const [member, earlier, later] = [node.members[index], node.members[index - 1], node.members[index + 1]]
  if (member === undefined) return []
  const [start, end] = [member.loc.start.offset, member.loc.end.offset]
  if (earlier !== undefined) return [[earlier.loc.end.offset, end]]
  return [later === undefined ? [start, end] : [start, later.loc.start.offset]]
}

function nameOf(name: { type: 'String'; value: string } | { type: 'Identifier'; name: string }): string {
  return name.type === 'String' ? name.value : name.name
}

/** Whole lines where the member has lines of its own, else as in JSON. */
function rangesInYaml(text: string, path: readonly string[]): Range[] {
  const { parseDocument: parseYaml, isMap, isSeq } = require('yaml') as typeof import('yaml')
  let node: unknown = parseYaml(text, { version: '1.2', schema: 'core', logLevel: 'error' }).contents
  for (const segment of path.slice(0, -1)) {
    if (isMap(node)) node = node.items.find((pair) => keyOf(pair) === segment)?.value
    else if (isSeq(node)) node = node.items[Number(segment)]
  }
  if (!isMap(node)) return []
  const index = node.items.findIndex((pair) => keyOf(pair) === path.at(-1))
  const [pair, earlier, later] = [node.items[index], node.items[index - 1], node.items[index + 1]]
  const start = startOf(pair)
  const value = pair?.value as Node | null | undefined
  const end = value?.range?.[1]
  if (start === undefined || end === undefined) return []
  if (node.flow === true) {
    const [before, after] = [(earlier?.value as Node | undefined)?.range?.[1], startOf(later)]
    return before === undefined ? [[start, after ?? end]] : [[before, end]]
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const isOnly = earlier === undefined && later === undefined
  // A block of nothing would be null.
  return [[lineStart, endOfLine(text, end), isOnly ? `${text.slice(lineStart, start)}{}\n` : '']]
}

function endOfLine(text: string, end: number): number {
  // A block's range may end behind its last line already.
  if (text[end - 1] === '\n') return end
  const next = text.indexOf('\n', end)
  return next === -1 ? text.length : next + 1
}

function keyOf(pair: Pair | undefined): string | undefined {
  const key = pair?.key as { value?: unknown } | undefined
  return key === undefined ? undefined : String(key.value)
}

function startOf(pair: Pair | undefined): number | undefined {
  return (pair?.key as Node | undefined)?.range?.[0]
}

function withoutMember(value: JsonValue, path: readonly string[]): JsonValue {
  const [key = '', ...rest] = path
  if (isArray(value))
    return value.map((item, index) => (String(index) === key ? withoutMember(item, rest) : item))
  if (!isObject(value)) return value
  if (rest.length === 0) return omit(value, [key])
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === key ? withoutMember(member, rest) : member,
    ]),
  )
}

function isEqual(a: JsonValue, b: JsonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
