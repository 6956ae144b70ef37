// Checks a loaded config against schemas/config.schema.json. Loading it is load-config.ts's affair.
import { describeViolations } from '../plan/describe-violations.js'
import { ownValidator } from '../plan/meta-validators.js'
import type { JsonValue } from '../plan/model.js'
import type { Config } from './define-config.js'

/** The value as a config, or what is wrong with it, in a sentence. */
export function validateConfig(value: unknown): { config: Config } | { problem: string } {
  if (typeof value !== 'object' || value === null)
    return { problem: 'The config file has no default export that is an object.' }
  // A config is data; the round trip shows what of it is not.
  const data: JsonValue = JSON.parse(JSON.stringify(value))
  const [violation] = describeViolations(ownValidator('config')(data), 'The config', 1)
  return violation === undefined ? { config: value as Config } : { problem: violation.message }
}
