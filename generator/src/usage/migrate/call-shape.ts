// What a generated function takes, by platform and call: the argument order that emit/describe-function.ts gives it.
import type { NamedEvent } from '../../naming/model.js'
import type { RawCallParts } from '../raw-call.js'

export type ProgramPlatform = 'node' | 'browser'

export interface CallShape {
  /** The arguments before the payload. */
  readonly leading: readonly (keyof RawCallParts & ('name' | 'userId' | 'groupId' | 'previousId'))[]
  /** Properties or traits; the traits of an alias are an option. */
  readonly takesPayload: boolean
  /** Whether there must be options, because they say who it is about. */
  readonly needsOptions: boolean
}

export function shapeOf({ event }: NamedEvent, platform: ProgramPlatform): CallShape {
  const isBrowser = platform === 'browser'
  const needsOptions = !isBrowser
  switch (event.call) {
    case 'identify':
      return { leading: isBrowser ? ['userId'] : [], takesPayload: true, needsOptions }
    case 'group':
      return { leading: ['groupId'], takesPayload: true, needsOptions }
    case 'alias':
      return {
        leading: isBrowser ? ['userId', 'previousId'] : ['previousId'],
        takesPayload: false,
        needsOptions,
      }
    case 'page':
    case 'screen':
      return { leading: event.name === '' ? ['name'] : [], takesPayload: true, needsOptions }
    case 'track':
      return { leading: [], takesPayload: true, needsOptions }
  }
}
