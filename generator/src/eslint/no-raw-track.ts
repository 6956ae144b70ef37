// The rule no-raw-track: a call of an analytics SDK where a generated function should stand. Judges a file by its syntax
// alone, without types, so that every linter that reads ESLint's rules runs it. `trackwright audit` sees more.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isOwnModule, packageOf, RECEIVER_NAMES, SDK_PACKAGES } from '../usage/known-sdks.js'
import type { ImportDeclaration, Node, Rule, RuleContext } from './estree.js'

const CALLS: ReadonlySet<string> = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias'])

export const noRawTrack: Rule = {
  meta: {
    type: 'problem',
    docs: { description: 'send events by the generated functions, not by an analytics SDK' },
    messages: {
      raw: 'This sends {{event}} past the tracking plan: call a generated function.',
      planned: 'This sends {{event}} past the tracking plan: call {{function}}.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: { output: { type: 'string', description: 'The folder of the generated code.' } },
      },
    ],
  },
  create(context) {
    const receivers = new Set(RECEIVER_NAMES.keys())
    const classes = new Set<string>()
    const functionOf = readFunctions(context)
    return {
      ImportDeclaration: (node) => noteImport(node as unknown as ImportDeclaration, receivers, classes),
      VariableDeclarator(node) {
        if (node.id?.type === 'Identifier' && isInstance(node.init, classes))
          receivers.add(node.id.name ?? '')
      },
      CallExpression(node) {
        const call = calledMethod(node.callee, receivers)
        if (call === undefined) return
        const name = eventName(call, node.arguments ?? [])
        const event = name === undefined ? call : `${call} ${JSON.stringify(name)}`
        const planned = functionOf(call, name)
        context.report({
          node,
          messageId: planned === undefined ? 'raw' : 'planned',
          data: { event, ...(planned === undefined ? {} : { function: planned }) },
        })
      },
    }
  },
}

/** What an SDK exports can be an instance already, or what makes one. A name that comes from elsewhere is no SDK. */
function noteImport(
  { source, specifiers }: ImportDeclaration,
  receivers: Set<string>,
  classes: Set<string>,
): void {
  const isSdk = SDK_PACKAGES.has(packageOf(source.value))
  for (const { local } of specifiers) {
    if (isSdk) {
      receivers.add(local.name)
      classes.add(local.name)
    } else if (!isOwnModule(source.value)) receivers.delete(local.name)
  }
}

/** `new Analytics(…)`, `AnalyticsBrowser.load(…)`. */
function isInstance(node: Node | null | undefined, classes: ReadonlySet<string>): boolean {
  if (node?.type === 'NewExpression') return classes.has(node.callee?.name ?? '')
  if (node?.type === 'AwaitExpression') return isInstance(node.argument, classes)
  const { callee } = node ?? {}
  const isLoad = node?.type === 'CallExpression' && callee?.property?.name === 'load'
  return isLoad && classes.has(callee?.object?.name ?? '')
}

function calledMethod(callee: Node | undefined, receivers: ReadonlySet<string>): string | undefined {
  if (callee?.type === 'ChainExpression') return calledMethod(callee.expression, receivers)
  if (callee?.type !== 'MemberExpression') return undefined
  const method = callee.computed === true ? textOf(callee.property) : callee.property?.name
  if (method === undefined || !CALLS.has(method)) return undefined
  return receivers.has(receiverName(callee.object) ?? '') ? method : undefined
}

/** `analytics`, `window.analytics`, `this.analytics`, `analytics!`. */
function receiverName(node: Node | undefined): string | undefined {
  if (node?.type === 'Identifier') return node.name
  if (node?.type === 'MemberExpression' && node.computed !== true) return node.property?.name
  const isWrapper = node?.type === 'TSNonNullExpression' || node?.type === 'ChainExpression'
  return isWrapper ? receiverName(node.expression) : undefined
}

function eventName(call: string, [first]: readonly Node[]): string | undefined {
  if (call === 'identify' || call === 'group' || call === 'alias') return undefined
  if (first?.type !== 'ObjectExpression') return textOf(first)
  const key = call === 'track' ? 'event' : 'name'
  return textOf(
    first.properties?.find((each) => each.key?.name === key || each.key?.value === key)?.value as Node,
  )
}

function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

/** By the lock file beside the generated code; nothing where there is none. */
function readFunctions({ options, cwd }: RuleContext): (call: string, name?: string) => string | undefined {
  const { output } = options[0] ?? {}
  if (output === undefined) return () => undefined
  const path = resolve(cwd ?? process.cwd(), output, 'trackwright.lock.json')
  const names = readLock(path)
  return (call, name = '') => names.get(`${call} ${name}`)
}

function readLock(path: string): Map<string, string> {
  try {
    const { names } = JSON.parse(readFileSync(path, 'utf8')) as {
      names: { call: string; name: string; functionName: string }[]
    }
    return new Map(names.map(({ call, name, functionName }) => [`${call} ${name}`, functionName]))
  } catch {
    // A linter goes on: `trackwright check` says what is wrong with the output.
    return new Map()
  }
}
