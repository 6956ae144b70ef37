// YAML 1.2 text to a value, and the places of its parts. The only file that knows the yaml library.
import { createRequire } from 'node:module'
import type { Document, Node, YAMLError, YAMLWarning } from 'yaml'
import { splitPointer } from './json-pointer.js'
import type { JsonValue } from './model.js'
import { duplicateKey, type OffsetOf, type SyntaxProblem, type SyntaxResult } from './syntax.js'

const require = createRequire(import.meta.url)

/** How often aliases may repeat nodes, before the text counts as an attack on memory. */
const MAX_ALIASES = 1000
/** One mistake makes many: what follows the first few is mostly their echo. */
const MAX_PROBLEMS = 3
const TOO_DEEP: SyntaxProblem = { code: 'TW113', message: 'The file is nested too deep.', offset: 0 }

export function parseYaml(text: string): SyntaxResult {
  try {
    const document = parse(text)
    // What the library only warns of, such as a tag that it does not know, is no JSON either.
    const errors = [...document.errors, ...document.warnings]
    if (errors.length > 0) return { problems: describeErrors(errors, text) }
    const value: JsonValue = document.toJS({ maxAliasCount: MAX_ALIASES })
    const stray = findStray(value)
    return stray === undefined ? { value } : { problems: [yamlProblem(stray, 0)] }
  } catch (error) {
    // The library throws on an alias without an anchor, on an alias bomb, and by recursion on absurd nesting.
    if (error instanceof RangeError) return { problems: [TOO_DEEP] }
    return { problems: [aliasProblem(text, error instanceof Error ? error.message : String(error))] }
  }
}

export function locateInYaml(text: string): OffsetOf {
  const { isAlias, isMap, isSeq, isScalar } = yaml()
  const document = parse(text)
  return (pointer, part) => {
    let node: Node | null | undefined = document.contents
    let key: number | undefined
    for (const segment of splitPointer(pointer)) {
      if (isAlias(node)) node = node.resolve(document)
      let next: unknown
      if (isMap(node)) {
        const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === segment)
        if (pair === undefined) break
        key = isScalar(pair.key) ? pair.key.range?.[0] : undefined
        next = pair.value
      } else if (isSeq(node)) {
        key = undefined
        next = node.items[Number(segment)]
      }
      if (!yaml().isNode(next)) break
      node = next
    }
    return (part === 'key' ? key : undefined) ?? node?.range?.[0] ?? 0
  }
}

/** Loaded when there is YAML to read: a plan of JSON does not pay for it. */
function yaml(): typeof import('yaml') {
  return require('yaml')
}

function parse(text: string): Document.Parsed {
  return yaml().parseDocument(text, {
    version: '1.2',
    schema: 'core',
    logLevel: 'error',
    prettyErrors: false,
    uniqueKeys: true,
  })
}

function describeErrors(errors: readonly (YAMLError | YAMLWarning)[], text: string): SyntaxProblem[] {
  // The library reports its own recursion as a mistake in the text.
  if (errors.some((error) => /call stack/i.test(error.message))) return [TOO_DEEP]
  return errors.slice(0, MAX_PROBLEMS).map((error) => describe(error, text))
}

function describe(error: YAMLError | YAMLWarning, text: string): SyntaxProblem {
  const offset = error.pos[0]
  if (error.code !== 'DUPLICATE_KEY') return yamlProblem(error.message.replace(/;.*$/s, ''), offset)
  const key = /^(?:"([^"]*)"|'([^']*)'|([^:\n]*))/.exec(text.slice(offset, offset + 200))
  return duplicateKey((key?.[1] ?? key?.[2] ?? key?.[3] ?? '').trim(), offset)
}

function aliasProblem(text: string, message: string): SyntaxProblem {
  const name = /Unresolved alias[^:]*: (\S+)/.exec(message)?.[1]
  if (name !== undefined)
    return yamlProblem(`The alias *${name} has no anchor before it`, Math.max(0, text.indexOf(`*${name}`)))
  if (!/alias count/i.test(message)) return yamlProblem(message, 0)
  return {
    code: 'TW113',
    message: `The aliases of the file repeat nodes more than ${MAX_ALIASES} times.`,
    offset: 0,
  }
}

function yamlProblem(message: string, offset: number): SyntaxProblem {
  return { code: 'TW103', message: `${message.replace(/\.$/, '')}.`, offset }
}

/** YAML knows numbers that JSON does not. */
function findStray(value: JsonValue): string | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : `${value} is not a number of JSON`
  if (typeof value !== 'object' || value === null) return undefined
  for (const child of Object.values(value)) {
    const stray = findStray(child)
    if (stray !== undefined) return stray
  }
  return undefined
}
