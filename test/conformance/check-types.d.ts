// The types of check-types.js, for the tests that ask the compiler too.
export interface Unit {
  readonly id: string
  /** Declarations of the types that the statements use. */
  readonly declarations: string
  /** One per instance, each on a line of its own. */
  readonly statements: readonly string[]
}

export type Verdict =
  | { readonly kind: 'crash'; readonly reason: string }
  | { readonly kind: 'checked'; readonly refused: readonly boolean[] }

export function checkUnits(units: readonly Unit[], folder: string): Map<string, Verdict>
export function writeInstance(value: unknown): string
