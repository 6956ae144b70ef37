// Generating again and again, for a watcher. Each run is a whole one: nothing is kept between runs yet.
import { type GenerateOptions, type GenerateResult, generate } from './generate.js'

/** Lives as long as a watcher. */
export interface GenerateSession {
  /**
   * What `generate` gives for the same options, to the byte. Hand over all sources each time. Calls run one at a time.
   */
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>
}

export function createGenerateSession(): GenerateSession {
  return { generate }
}
