// Declarations as TypeScript, printed by json-schema-to-typescript. It gets neutral keys and finished types, so that no
// text of a plan is read by it; keys and comments are put into what it prints.
import type { Options } from 'json-schema-to-typescript'
import type { AST, TInterfaceParam } from 'json-schema-to-typescript/dist/src/types/AST.js'
import { writeDocComment } from '../../encoding/write-doc-comment.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { describeSchema } from './describe-schema.js'
import { loadPrinter } from './load-printer.js'
import type { Declaration, MemberText } from './model.js'
import { writeKey, writeOptional } from './write-objects.js'

/** What the printer of an interface asks for. */
const OPTIONS = { strictIndexSignatures: false } as Options

/** One `export interface` or `export type` each, with its doc comments, in the order given. */
export function printDeclarations(declarations: readonly Declaration[], resolver: SchemaResolver): string[] {
  return declarations.map((declaration) => {
    const { name, source } = declaration
    const head = writeComment(resolver, source, '')
    if (declaration.kind === 'alias') return `${head}export type ${name} = ${declaration.type}`
    const { generateType } = loadPrinter()
    const body = generateType(interfaceTree(declaration), OPTIONS).split('\n')
    const members = body.slice(1, -1).map((line) => finishMember(line, declaration.members, resolver))
    return `${head}export interface ${name} {\n${members.join('\n')}\n}`
  })
}

function interfaceTree({ members, index }: Declaration & { readonly kind: 'interface' }): AST {
  const params = members.map((member, place) =>
    param(`m${place}`, memberType(member), { isRequired: !member.optional }),
  )
  if (index !== undefined) params.push(param('[k: string]', index, { isIndexSignature: true }))
  return { type: 'INTERFACE', params, superTypes: [] }
}

function param(keyName: string, type: string, more: Partial<TInterfaceParam>): TInterfaceParam {
  return {
    keyName,
    ast: { type: 'CUSTOM_TYPE', params: type },
    isRequired: true,
    isPatternProperty: false,
    isUnreachableDefinition: false,
    isIndexSignature: false,
    ...more,
  }
}

function memberType({ type, optional }: MemberText): string {
  return optional ? writeOptional(type) : type
}

/** Puts the real key, and its comment, in the place of the neutral one. */
function finishMember(line: string, members: readonly MemberText[], resolver: SchemaResolver): string {
  const [whole, place] = /^m(\d+)(?=\??: )/.exec(line) ?? []
  const member = place === undefined ? undefined : members[Number(place)]
  if (whole === undefined || member === undefined) return `  ${line}`
  return `${writeComment(resolver, member.declared, '  ')}  ${writeKey(member.name)}${line.slice(whole.length)}`
}

/** With the line break after it; '' where there is nothing to say. */
function writeComment(resolver: SchemaResolver, source: SchemaCursor | undefined, indent: string): string {
  const comment = source === undefined ? '' : writeDocComment(describeSchema(resolver, source), indent)
  return comment === '' ? '' : `${comment}\n`
}
