// What the rule needs of ESTree and of ESLint's rules, so that neither has to be installed.

export interface Node {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
  readonly computed?: boolean
  readonly id?: Node
  readonly init?: Node | null
  readonly key?: Node
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly argument?: Node
  readonly expression?: Node
  readonly arguments?: readonly Node[]
  readonly properties?: readonly Node[]
}

export interface ImportDeclaration {
  readonly source: { readonly value: string }
  readonly specifiers: readonly { readonly local: { readonly name: string } }[]
}

export interface RuleContext {
  readonly options: readonly { readonly output?: string }[]
  readonly cwd?: string
  readonly report: (finding: { node: Node; messageId: string; data: Record<string, string> }) => void
}

export interface Rule {
  readonly meta: {
    readonly type: 'problem'
    readonly docs: { readonly description: string }
    readonly messages: Readonly<Record<string, string>>
    readonly schema: readonly object[]
  }
  readonly create: (context: RuleContext) => Readonly<Record<string, (node: Node) => void>>
}
