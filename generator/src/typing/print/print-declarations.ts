// Declarations as TypeScript: names, keys and comments around the lines that print-members.ts prints.
import { writeDocComment } from '../../encoding/write-doc-comment.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { describeSchema } from './describe-schema.js'
import type { Declaration } from './model.js'
import { MemberPrinter, type MemberType } from './print-members.js'
import { writeKey } from './write-objects.js'

/** One `export interface` or `export type` each, with its doc comments, in the order given. */
export async function printDeclarations(
  declarations: readonly Declaration[],
  resolver: SchemaResolver,
): Promise<string[]> {
  const printer = new MemberPrinter()
  await printer.prepare(declarations.flatMap(memberTypes))
  return declarations.map((each) => printDeclaration(each, printer, resolver))
}

/** The index signature is a line like the others. */
function memberTypes(declaration: Declaration): readonly MemberType[] {
  if (declaration.kind === 'alias') return []
  const { members, index } = declaration
  return index === undefined ? members : [...members, { type: index, optional: false }]
}

function printDeclaration(
  declaration: Declaration,
  printer: MemberPrinter,
  resolver: SchemaResolver,
): string {
  const { name, source } = declaration
  const head = writeComment(resolver, source, '')
  if (declaration.kind === 'alias') return `${head}export type ${name} = ${declaration.type}`
  const { members, index } = declaration
  let body = ''
  for (const member of members)
    body += `${writeComment(resolver, member.declared, '  ')}  ${writeKey(member.name)}${printer.print(member)}\n`
  if (index !== undefined) body += `  [k: string]${printer.print({ type: index, optional: false })}\n`
  return `${head}export interface ${name} {\n${body}}`
}

/** With the line break after it; '' where there is nothing to say. */
function writeComment(resolver: SchemaResolver, source: SchemaCursor | undefined, indent: string): string {
  const comment = source === undefined ? '' : writeDocComment(describeSchema(resolver, source), indent)
  return comment === '' ? '' : `${comment}\n`
}
