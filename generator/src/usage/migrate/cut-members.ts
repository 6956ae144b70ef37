// Takes members out of an object literal, and leaves its comments and the rest of its layout as they are.
import type { ts } from 'ts-morph'
import { applyEdits } from './apply-edits.js'
import type { TextEdit } from './model.js'

/** The literal's text without these members; undefined where no member is left. */
export function cutMembers(
  literal: ts.ObjectLiteralExpression,
  removed: ReadonlySet<ts.ObjectLiteralElementLike>,
): string | undefined {
  const { text } = literal.getSourceFile()
  const kept = literal.properties.filter((member) => !removed.has(member))
  const last = kept.at(-1)
  if (last === undefined) return undefined
  const start = literal.getStart()
  const edits = literal.properties
    .filter((member) => removed.has(member))
    .map((member) => cutMember(member, text, member.pos > last.pos ? last.end : undefined))
  const shifted = mergeEdits(edits).map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }))
  return applyEdits(text.slice(start, literal.end), shifted)
}

/** @param afterKept where the last kept member ends, if this one comes after it: a comma between the two goes too */
function cutMember(member: ts.Node, text: string, afterKept: number | undefined): TextEdit {
  const comma = /^\s*,/.exec(text.slice(member.end))
  const end = member.end + (comma?.[0].length ?? 0)
  const start = member.getStart()
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))
  if (lineEnd !== null && text.slice(lineStart, start).trim() === '')
    return { start: lineStart, end: end + lineEnd[0].length, text: '' }
  const between = afterKept === undefined ? '' : text.slice(afterKept, start)
  if (afterKept !== undefined && /^[\s,]*$/.test(between)) return { start: afterKept, end, text: '' }
  const spaces = /^[ \t]*/.exec(text.slice(end))
  return { start, end: end + (spaces?.[0].length ?? 0), text: '' }
}

/** Members that were cut up to the same kept one overlap. */
function mergeEdits(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = []
  for (const edit of edits) {
    const previous = merged.at(-1)
    if (previous !== undefined && edit.start < previous.end)
      merged[merged.length - 1] = { ...previous, end: Math.max(previous.end, edit.end) }
    else merged.push(edit)
  }
  return merged
}
