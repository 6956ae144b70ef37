// Generating again and again, for a watcher: what is asked twice in a row is answered once. Any change is a whole run.
import { isDeepStrictEqual } from 'node:util'
import { type GenerateOptions, type GenerateResult, generate } from './generate.js'

/** Lives as long as a watcher; holds the last plan and its output in memory. */
export interface GenerateSession {
  /**
   * What `generate` gives for the same options, to the byte. Hand over all sources each time. Calls run one at a time.
   */
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>
}

export function createGenerateSession(): GenerateSession {
  let last: { readonly options: GenerateOptions; readonly result: GenerateResult } | undefined
  return {
    async generate(options) {
      if (last === undefined || !isDeepStrictEqual(last.options, options))
        last = { options, result: await generate(options) }
      return last.result
    },
  }
}
