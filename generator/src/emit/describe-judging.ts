// How a generated function has its call judged: what it hands over beside the call, by platform and by when it is wanted.
import { encodeString } from '../encoding/encode-string.js'
import type { PlanEvent } from '../plan/model.js'
import type { Validation } from '../validation/model.js'
import type { Platform } from './model.js'

export interface JudgingOptions {
  readonly platform: Platform
  readonly validation: Validation
  /** The file of the function's validator, where each has its own. */
  readonly fileName: string | undefined
}

/** Where bundlers put in what they build for, all of it goes; a page without a bundler has no `process`. */
const IS_PRODUCTION = 'typeof process === "undefined" || process.env.NODE_ENV === "production"'

/** Whether each validator is a module of its own: a page in development loads those of the events that it sends. */
export function areValidatorsApart(platform: Platform, validation: Validation): boolean {
  return platform === 'browser' && validation === 'development'
}

/** The last argument of a call, with a comma before it; '' for none. */
export function describeJudging(event: PlanEvent, functionName: string, options: JudgingOptions): string {
  const version = event.version === undefined ? [] : [`version: ${encodeString(event.version)}`]
  const plain = version.length === 0 ? 'undefined' : `{ ${version.join(', ')} }`
  if (options.validation === 'never') return version.length === 0 ? '' : `, ${plain}`
  const by =
    options.fileName === undefined
      ? ['judge: judgeNow', `schema: schemas.${functionName}`]
      : ['judge: judgeLater', `load: () => import("./validators/${options.fileName}.js")`]
  const judged = `{ ${[...version, ...by].join(', ')} }`
  return options.validation === 'always' ? `, ${judged}` : `, ${IS_PRODUCTION} ? ${plain} : ${judged}`
}
