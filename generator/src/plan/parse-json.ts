// JSON text to a value, or what is wrong with it. JSON.parse reads; momoa is asked for the places of mistakes.
import { createRequire } from 'node:module'
import type { MemberNode, ValueNode } from '@humanwhocodes/momoa'
import { isArray, isObject } from './json-value.js'
import type { JsonValue } from './model.js'
import { duplicateKey, type SyntaxProblem, type SyntaxResult } from './syntax.js'

const require = createRequire(import.meta.url)

export function parseJson(text: string): SyntaxResult {
  let value: JsonValue
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problems: [syntaxProblem(text, error)] }
  }
  const problems = countKeys(value) === countMembers(text) ? [] : duplicateKeys(text)
  return problems.length === 0 ? { value } : { problems }
}

function parseTree(text: string): ValueNode | undefined {
  const { parse } = require('@humanwhocodes/momoa') as typeof import('@humanwhocodes/momoa')
  try {
    return parse(text).body
  } catch {
    return undefined
  }
}

function keyOf(member: MemberNode): string {
  return member.name.type === 'String' ? member.name.value : member.name.name
}

/** A regular expression; without alternatives, so that it goes through a long string in one go. */
export const JSON_STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`

/** JSON.parse keeps the last of two equal keys in silence, and then the value has fewer keys than the text members. */
function countMembers(text: string): number {
  const string = new RegExp(`${JSON_STRING}\\s*:?`, 'g')
  let members = 0
  while (string.test(text)) if (text[string.lastIndex - 1] === ':') members += 1
  return members
}

/** Counts without recursion: the depth of the value is not checked yet. */
function countKeys(value: JsonValue): number {
  let keys = 0
  const open = [value]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isArray(node)) {
      for (const child of node) if (typeof child === 'object') open.push(child)
    } else if (isObject(node)) {
      for (const key in node) {
        keys += 1
        const child = node[key]
        if (typeof child === 'object') open.push(child)
      }
    }
  }
  return keys
}

function duplicateKeys(text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = []
  const open = [parseTree(text)]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'Array') open.push(...node.elements.map((element) => element.value))
    if (node.type !== 'Object') continue
    const seen = new Set<string>()
    for (const member of node.members) {
      const key = keyOf(member)
      if (seen.has(key)) problems.push(duplicateKey(key, member.name.loc.start.offset))
      seen.add(key)
      open.push(member.value)
    }
  }
  return problems.sort((a, b) => a.offset - b.offset)
}

/** V8 tells the place of some mistakes, momoa that of the others; what ends too early, ends at the end. */
function syntaxProblem(text: string, error: unknown): SyntaxProblem {
  const message = error instanceof Error ? error.message : String(error)
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined)
    return problem(message.replace(/ in JSON at position.*$/s, ''), Number(position))
  if (text.trim() === '') return problem('The file is empty', 0)
  if (/end of JSON input/.test(message)) return problem('The file ends too early', text.length)
  const offset = firstWrongOffset(text)
  const found = text.slice(offset, offset + 1)
  return problem(found === '' ? 'The file ends too early' : `Unexpected ${JSON.stringify(found)}`, offset)
}

function problem(message: string, offset: number): SyntaxProblem {
  return { code: 'TW102', message: `${message}.`, offset }
}

function firstWrongOffset(text: string): number {
  const { parse } = require('@humanwhocodes/momoa') as typeof import('@humanwhocodes/momoa')
  try {
    parse(text)
    return 0
  } catch (error) {
    const offset = typeof error === 'object' && error !== null && 'offset' in error ? error.offset : undefined
    return typeof offset === 'number' ? offset : 0
  }
}
