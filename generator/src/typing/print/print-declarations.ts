// Declarations as TypeScript, with what the plan says of them in comments.
import { writeDocComment } from '../../encoding/write-doc-comment.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { describeSchema } from './describe-schema.js'
import type { MemberLines } from './member-lines.js'
import type { Declaration } from './model.js'
import { writeKey } from './write-objects.js'

/** One `export interface` or `export type` each, with its doc comments, in the order given. */
export function printDeclarations(
  declarations: readonly Declaration[],
  resolver: SchemaResolver,
  lines: MemberLines,
): string[] {
  return declarations.map((each) => printDeclaration(each, lines, resolver))
}

function printDeclaration(declaration: Declaration, lines: MemberLines, resolver: SchemaResolver): string {
  const { name, source } = declaration
  const head = writeComment(resolver, source, '')
  if (declaration.kind === 'alias') return `${head}export type ${name} = ${declaration.type}`
  const { members, index } = declaration
  const parts = [`${head}export interface ${name} {\n`]
  for (const { name: property, type, optional, declared } of members) {
    const line = optional ? lines.optional : lines.required
    parts.push(writeComment(resolver, declared, '  '), '  ', line(writeKey(property), type), '\n')
  }
  if (index !== undefined) parts.push('  ', lines.index(index), '\n')
  parts.push('}')
  // Joined, the text is one piece; added up, whoever writes it would have to walk its parts.
  return parts.join('')
}

/** With the line break after it; '' where there is nothing to say. */
function writeComment(resolver: SchemaResolver, source: SchemaCursor | undefined, indent: string): string {
  const comment = source === undefined ? '' : writeDocComment(describeSchema(resolver, source), indent)
  return comment === '' ? '' : `${comment}\n`
}
