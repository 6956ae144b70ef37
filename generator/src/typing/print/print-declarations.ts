// Declarations as TypeScript, by way of json-schema-to-typescript. It gets neutral names and finished types, so that no
// text of a plan passes through it; names, keys and comments are put into what it prints.
import type { JSONSchema } from 'json-schema-to-typescript'
import { writeDocComment } from '../../encoding/write-doc-comment.js'
import type { SchemaCursor, SchemaResolver } from '../resolve/model.js'
import { describeSchema } from './describe-schema.js'
import { loadCompile } from './load-compile.js'
import type { Declaration, MemberText } from './model.js'
import { writeKey, writeOptional } from './write-objects.js'

type InterfaceDeclaration = Declaration & { readonly kind: 'interface' }

/** How many interfaces go through it at once: a call costs as much as some dozens of them. */
const BATCH_SIZE = 100

const OPTIONS = {
  format: false,
  bannerComment: '',
  additionalProperties: false,
  $refOptions: { resolve: { external: false, file: false, http: false } },
}

/** One `export interface` or `export type` each, with its doc comments, in the order given. */
export async function printDeclarations(
  declarations: readonly Declaration[],
  resolver: SchemaResolver,
): Promise<string[]> {
  const bodies = await printBodies(declarations.filter((each) => each.kind === 'interface'))
  return declarations.map((declaration) => {
    const { name, source } = declaration
    const head = writeComment(resolver, source, '')
    if (declaration.kind === 'alias') return `${head}export type ${name} = ${declaration.type}`
    const lines = (bodies.get(declaration) ?? '').split('\n')
    const members = lines.map((line) => finishMember(line, declaration.members, resolver))
    return `${head}export interface ${name} {\n${members.join('\n')}\n}`
  })
}

/** The lines within the braces of each interface. */
async function printBodies(
  declarations: readonly InterfaceDeclaration[],
): Promise<Map<InterfaceDeclaration, string>> {
  const bodies = new Map<InterfaceDeclaration, string>()
  for (let start = 0; start < declarations.length; start += BATCH_SIZE) {
    const batch = declarations.slice(start, start + BATCH_SIZE)
    const text = await loadCompile()(batchSchema(batch), 'Batch', OPTIONS)
    for (const [, index, body = ''] of text.matchAll(/^export interface D(\d+) \{\n([\s\S]*?)\n\}$/gm)) {
      const declaration = batch[Number(index)]
      if (declaration !== undefined) bodies.set(declaration, body)
    }
  }
  return bodies
}

/** An object with one property for each interface: every titled schema in it is declared by its title. */
function batchSchema(batch: readonly InterfaceDeclaration[]): JSONSchema {
  const typed = shareTypes()
  const properties = batch.map((each, index) => [`d${index}`, interfaceSchema(each, `D${index}`, typed)])
  return { type: 'object', properties: Object.fromEntries(properties) }
}

/** One schema object for each type: what is one object is processed but once, which saves most of the time. */
function shareTypes(): (type: string) => JSONSchema {
  const schemas = new Map<string, JSONSchema>()
  return (type) => {
    const schema = schemas.get(type) ?? { tsType: type }
    schemas.set(type, schema)
    return schema
  }
}

function interfaceSchema(
  { members, index }: InterfaceDeclaration,
  title: string,
  typed: (type: string) => JSONSchema,
): JSONSchema {
  return {
    title,
    type: 'object',
    properties: Object.fromEntries(members.map((member, place) => [`m${place}`, typed(memberType(member))])),
    required: members.flatMap((member, place) => (member.optional ? [] : [`m${place}`])),
    additionalProperties: index === undefined ? false : typed(index),
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
