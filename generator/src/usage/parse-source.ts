// Text to a syntax tree. Links nothing.
import { ts } from 'ts-morph'
import type { SourceText } from './model.js'

export function parseSource({ path, text }: Pick<SourceText, 'path' | 'text'>): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
}
