// The data of the validation stage: for every event the text of its validator.

/** When calls are judged: never, in development alone (production bundles then hold nothing of it), or always. */
export type Validation = 'never' | 'development' | 'always'

/** A server judges each call; a page does not make its visitors pay for that. */
export function defaultValidation(platform: 'node' | 'browser'): Validation {
  return platform === 'node' ? 'always' : 'development'
}

export interface WrittenSchema {
  /** The body of a function that gives the definitions of the schema: engines read over it until it is called. */
  readonly body: string
  /** Whether definitions refer to each other, by the parameter `s`. */
  readonly refers: boolean
  /** The names of @trackwright/runtime/validation that it uses, sorted. */
  readonly names: readonly string[]
}

export interface WrittenValidator extends WrittenSchema {
  /** The generated function that it judges the calls of. */
  readonly functionName: string
}
