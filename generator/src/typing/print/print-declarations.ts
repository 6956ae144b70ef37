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

/** Lives for one output. */
export class DeclarationPrinter {
  readonly #resolver: SchemaResolver
  /** By their texts: the printer keeps each tree that it was given, and a plan has few types. */
  readonly #trees = { required: new Map<string, AST>(), optional: new Map<string, AST>() }

  constructor(resolver: SchemaResolver) {
    this.#resolver = resolver
  }

  /** One `export interface` or `export type` each, with its doc comments, in the order given. */
  print(declarations: readonly Declaration[]): string[] {
    return declarations.map((declaration) => {
      const { name, source } = declaration
      const head = this.#writeComment(source, '')
      if (declaration.kind === 'alias') return `${head}export type ${name} = ${declaration.type}`
      const { generateType } = loadPrinter()
      const body = generateType(this.#interfaceTree(declaration), OPTIONS).split('\n')
      // A line each: there is no break in a type.
      const members = body
        .slice(1, -1)
        .map((line, place) => this.#finishMember(line, place, declaration.members[place]))
      return `${head}export interface ${name} {\n${members.join('\n')}\n}`
    })
  }

  #interfaceTree({ members, index }: Declaration & { readonly kind: 'interface' }): AST {
    const params = members.map(({ type, optional }, place) =>
      param(neutralKey(place), this.#typeTree(type, optional), !optional),
    )
    if (index !== undefined)
      params.push({ ...param('[k: string]', this.#typeTree(index, false), true), isIndexSignature: true })
    return { type: 'INTERFACE', params, superTypes: [] }
  }

  #typeTree(type: string, optional: boolean): AST {
    const trees = optional ? this.#trees.optional : this.#trees.required
    let tree = trees.get(type)
    if (tree === undefined) {
      tree = { type: 'CUSTOM_TYPE', params: optional ? writeOptional(type) : type }
      trees.set(type, tree)
    }
    return tree
  }

  /** Puts the real key, and its comment, in the place of the neutral one. */
  #finishMember(line: string, place: number, member: MemberText | undefined): string {
    if (member === undefined) return `  ${line}`
    const type = line.slice(neutralKey(place).length)
    return `${this.#writeComment(member.declared, '  ')}  ${writeKey(member.name)}${type}`
  }

  /** With the line break after it; '' where there is nothing to say. */
  #writeComment(source: SchemaCursor | undefined, indent: string): string {
    const comment =
      source === undefined ? '' : writeDocComment(describeSchema(this.#resolver, source), indent)
    return comment === '' ? '' : `${comment}\n`
  }
}

function neutralKey(place: number): string {
  return `m${place}`
}

function param(keyName: string, ast: AST, isRequired: boolean): TInterfaceParam {
  return {
    keyName,
    ast,
    isRequired,
    isPatternProperty: false,
    isUnreachableDefinition: false,
    isIndexSignature: false,
  }
}
