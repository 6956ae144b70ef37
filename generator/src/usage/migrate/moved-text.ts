// The text of an expression that moves to another place of its statement, with its lines moved as far as it is.
import { ts } from 'ts-morph'

/** As it is written; lines after the first lose the indentation that the expression had more than its statement. */
export function movedText(expression: ts.Node, statementStart: number): string {
  const { text } = expression.getSourceFile()
  const own = text.slice(expression.getStart(), expression.end)
  if (!own.includes('\n') || hasTextOfLines(expression)) return own
  const surplus = indentAt(text, expression.getStart()).slice(indentAt(text, statementStart).length)
  if (surplus === '') return own
  return own.replaceAll(
    /(\r?\n)([ \t]+)/g,
    (_, newLine: string, indent: string) =>
      newLine + (indent.endsWith(surplus) ? indent.slice(0, -surplus.length) : indent),
  )
}

function indentAt(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
}

/** Lines of a template are data. */
function hasTextOfLines(node: ts.Node): boolean {
  const isTemplate = ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)
  if (isTemplate && node.getText().includes('\n')) return true
  return ts.forEachChild(node, (child) => hasTextOfLines(child) || undefined) ?? false
}
