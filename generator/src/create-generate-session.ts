// Generating again and again, for a watcher: what is asked twice in a row is answered once, and stages keep what they
// can of the last plan.
import { isDeepStrictEqual } from 'node:util'
import { type GenerateOptions, type GenerateResult, type GenerateStages, runStages } from './generate.js'
import { createPlanLoader } from './plan/load-plan.js'
import { SchemaMemory } from './typing/resolve/schema-memory.js'
import { typePlan } from './typing/type-plan.js'
import { TypingMemory } from './typing/typing-memory.js'
import { ValidatorMemory, writeValidators } from './validation/write-validators.js'

/** Lives as long as a watcher; holds the last plan and its output in memory. */
export interface GenerateSession {
  /**
   * What `generate` gives for the same options, to the byte. Hand over all sources each time. Calls run one at a time.
   */
  readonly generate: (options: GenerateOptions) => Promise<GenerateResult>
  /** How many events the last call typed, and did not know from before. */
  readonly typedCount: () => number
}

export function createGenerateSession(): GenerateSession {
  const schemas = new SchemaMemory()
  const typing = new TypingMemory(schemas)
  const validators = new ValidatorMemory(schemas)
  const stages: GenerateStages = {
    loadPlan: createPlanLoader().load,
    typePlan: (named, options) => typePlan(named, options, typing),
    writeValidators: (named) => writeValidators(named, validators),
  }
  let last: { readonly options: GenerateOptions; readonly result: GenerateResult } | undefined
  return {
    async generate(options) {
      if (last === undefined || !isDeepStrictEqual(last.options, options))
        last = { options, result: await runStages(options, stages) }
      return last.result
    },
    typedCount: () => typing.typedCount,
  }
}
