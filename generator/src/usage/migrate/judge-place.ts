// Whether a call can become one that gives nothing back and has no receiver, by where it stands.
import { ts } from 'ts-morph'

/** Why it cannot, in a sentence; undefined where it can. */
export function judgePlace(call: ts.CallExpression): string | undefined {
  if (!isPlainReceiver(call.expression))
    return 'What it is called on is computed, which would no longer happen.'
  return judgeResult(call)
}

/** Names and members alone: to leave them out changes nothing. */
function isPlainReceiver(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true
  if (ts.isElementAccessExpression(node))
    return ts.isStringLiteralLike(node.argumentExpression) && isPlainReceiver(node.expression)
  const isWrapper =
    ts.isPropertyAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node)
  return isWrapper && isPlainReceiver(node.expression)
}

function judgeResult(node: ts.Node): string | undefined {
  const { parent } = node
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return undefined
  if (ts.isAwaitExpression(parent))
    return 'It waits for what the SDK answers; a generated function answers nothing.'
  if (ts.isParenthesizedExpression(parent)) return judgeResult(parent)
  if (isLastOperand(node)) return judgeResult(parent)
  if (ts.isArrowFunction(parent) && parent.body === node && isCalledForEffect(parent)) return undefined
  return 'Its result is used; a generated function gives none.'
}

/** `isReady && track(…)`, or a branch of `a ? track(…) : b`. */
function isLastOperand(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isConditionalExpression(parent)) return parent.condition !== node
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false
  const { kind } = parent.operatorToken
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  )
}

/** A callback, a handler, or a function of this file alone, where the compiler sees who uses its result. */
function isCalledForEffect({ parent }: ts.ArrowFunction): boolean {
  if (ts.isVariableDeclaration(parent)) {
    const statement = parent.parent.parent
    return ts.isVariableStatement(statement) && statement.modifiers === undefined
  }
  return ts.isCallExpression(parent) || ts.isJsxExpression(parent) || ts.isPropertyAssignment(parent)
}
