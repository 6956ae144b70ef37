// Types as text, and the declarations they refer to, before print-declarations.ts writes these out.
import type { SchemaCursor } from '../resolve/model.js'
import type { Term } from '../sets/model.js'

/** The members of a union; one for most types, none for `never`. */
export type TypeText = readonly string[]

export interface MemberText {
  readonly name: string
  readonly type: string
  readonly optional: boolean
  readonly declared?: SchemaCursor | undefined
}

export type Declaration = {
  readonly name: string
  /** Where the plan says what the type is about. */
  readonly source: SchemaCursor | undefined
} & (
  | { readonly kind: 'alias'; readonly type: string }
  | {
      readonly kind: 'interface'
      readonly members: readonly MemberText[]
      /** The type of properties that are not declared; undefined where there are none. */
      readonly index: string | undefined
    }
)

/** The text of the term of a property; where that needs a name, it is made of the property's. */
export type WriteProperty = (term: Term, property: string) => string
