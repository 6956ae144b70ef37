// The data of the emitting stage: the functions of a module before they are printed, and the files of the output.

export interface OutputFile {
  /** Relative to the output folder; one of a fixed set, never made from a plan's text. */
  readonly path: string
  readonly content: string
}

export type Platform = 'node' | 'browser'
export type Language = 'javascript' | 'typescript'

/** A generated function: what .js, .d.ts and .ts are printed from. */
export interface FunctionModel {
  readonly name: string
  readonly docLines: readonly string[]
  /** `const P extends X`, or none. */
  readonly typeParameter?: string
  readonly parameters: readonly ParameterModel[]
  /** Statements of JavaScript that are TypeScript too. */
  readonly body: string
}

export interface ParameterModel {
  readonly name: string
  readonly type: string
  readonly optional: boolean
}
