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

/** Whether each validator is a module of its own: a page in development loads those of the events that it sends. */
export function areValidatorsApart(platform: Platform, validation: Validation): boolean {
  return platform === 'browser' && validation === 'development'
}

export interface JudgingText {
  /** What goes before the call; '' for nothing. */
  readonly before: string
  /** The last argument of the call, with a comma before it; '' for none. */
  readonly argument: string
}

export function describeJudging(
  event: PlanEvent,
  functionName: string,
  options: JudgingOptions,
): JudgingText {
  const version = event.version === undefined ? [] : [`version: ${encodeString(event.version)}`]
  const by =
    options.fileName === undefined
      ? `judge: judgeNow, schema: schemas.${functionName}`
      : `judge: judgeLater, load: () => import("./validators/${options.fileName}.js")`
  switch (options.validation) {
    case 'never':
      return { before: '', argument: argumentOf(version) }
    case 'always':
      return { before: '', argument: argumentOf([...version, by]) }
    case 'development':
      return {
        before: inDevelopment(`judging = { ${by} }`),
        argument: version.length === 0 ? ', judging' : argumentOf([...version, '...judging']),
      }
  }
}

function argumentOf(members: readonly string[]): string {
  return members.length === 0 ? '' : `, { ${members.join(', ')} }`
}

/**
 * Bundlers put in what they build for, and leave out what can then not be reached. They know the expression by the
 * letter, and a page has no `process`: to ask for its type first would say 'undefined' in development too. Where no
 * bundler has been at work, to name it throws, and nothing is judged.
 */
function inDevelopment(assignment: string): string {
  return `let judging
try {
  if (process.env.NODE_ENV !== "production") ${assignment}
} catch {}
`
}
