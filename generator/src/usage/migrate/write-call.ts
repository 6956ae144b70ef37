// New arguments to edits of the text of a call. Where arguments stay in their order, all but the first ones stay untouched.
import { ts } from 'ts-morph'
import { cutMembers } from './cut-members.js'
import type { TextEdit } from './model.js'
import { movedText } from './moved-text.js'
import type { NewArguments } from './new-arguments.js'

/** The edits for the local name of the function; undefined where a comment would be lost. */
export function writeCall(
  call: ts.CallExpression,
  given: NewArguments,
): ((localName: string) => TextEdit[]) | undefined {
  const kept = keptArguments(call, given)
  if (kept !== undefined) return (localName) => dropFirstArguments(call, kept, localName)
  if (losesComment(call, given)) return undefined
  const args = writeArguments(call, given)
  return (localName) => [{ start: call.getStart(), end: call.end, text: `${localName}(${args})` }]
}

/** The last arguments of the call, where the new ones are just those. */
function keptArguments(call: ts.CallExpression, given: NewArguments): readonly ts.Expression[] | undefined {
  const { leading, payload, options, members, takesPayload } = given
  const isUntouched =
    options === undefined || (options.moved.size === 0 && call.arguments.includes(options.literal))
  if (members.length > 0 || !isUntouched) return undefined
  const wanted: ts.Expression[] = [...leading, ...(payload === undefined ? [] : [payload])]
  if (options !== undefined) wanted.push(options.literal)
  if (takesPayload && payload === undefined && wanted.length > 0) return undefined
  const last = wanted.length === 0 ? [] : call.arguments.slice(-wanted.length)
  return last.length === wanted.length && last.every((each, index) => each === wanted[index])
    ? last
    : undefined
}

function dropFirstArguments(
  call: ts.CallExpression,
  kept: readonly ts.Expression[],
  localName: string,
): TextEdit[] {
  const { text } = call.getSourceFile()
  const callee = { start: call.getStart(), end: call.arguments.pos, text: `${localName}(` }
  const dropped = call.arguments[call.arguments.length - kept.length - 1]
  const [first] = call.arguments
  if (dropped === undefined || first === undefined) return [callee]
  const [firstKept] = kept
  const next = firstKept?.pos ?? call.arguments.end
  const spaces = firstKept === undefined ? 0 : (/^\s*/.exec(text.slice(next))?.[0].length ?? 0)
  const comment = text.slice(dropped.end, next).replace(/,\s*$/, '').trim()
  return [callee, { start: first.getStart(), end: next + spaces, text: comment === '' ? '' : `${comment} ` }]
}

function writeArguments(call: ts.CallExpression, given: NewArguments): string {
  const { leading, payload, options, members, takesPayload } = given
  const start = call.getStart()
  const args = leading.map((each) => movedText(each, start))
  const written = options === undefined ? undefined : cutMembers(options.literal, options.moved)
  const added = members.map(({ key, value }) => writeMember(key, value)).join(', ')
  const optionsText =
    written === undefined ? (added === '' ? undefined : `{ ${added} }`) : addMembers(written, added)
  if (payload !== undefined) args.push(movedText(payload, start))
  else if (takesPayload && (optionsText !== undefined || leading.length > 0)) args.push('{}')
  if (optionsText !== undefined) args.push(optionsText)
  return args.join(', ')
}

function writeMember(key: string, value: ts.Expression): string {
  const text = value.getText()
  return text === key ? key : `${key}: ${text}`
}

function addMembers(literal: string, added: string): string {
  if (added === '') return literal
  return literal.replace(
    /^\{(\s*)/,
    (_, spaces: string) => `{${spaces === '' ? ' ' : spaces}${added},${spaces || ' '}`,
  )
}

/** Comments between arguments, or between a key and its value, have no place in the new call. */
function losesComment(call: ts.CallExpression, { options }: NewArguments): boolean {
  const { text } = call.getSourceFile()
  const gaps: string[] = []
  let position = call.expression.end
  for (const argument of call.arguments) {
    gaps.push(text.slice(position, argument.getStart()))
    position = argument.end
  }
  gaps.push(text.slice(position, call.end))
  for (const member of options?.moved ?? [])
    if (ts.isPropertyAssignment(member)) gaps.push(text.slice(member.name.end, member.initializer.getStart()))
  return gaps.some((gap) => /\/[/*]/.test(gap))
}
