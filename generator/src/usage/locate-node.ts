// Where a node stands, as diagnostics say it: the file absolute, lines and columns from 1.
import type { ts } from 'ts-morph'
import type { SourceLocation } from '../diagnostics/model.js'

export function locateNode(node: ts.Node): SourceLocation {
  const file = node.getSourceFile()
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file))
  return { file: file.fileName, line: line + 1, column: character + 1 }
}
