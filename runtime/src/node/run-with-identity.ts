// Owns who it is on a server where a request says it once. The calls inside see it; nothing outside does.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Identity, OptionalIdentity } from '../core/message.js'

const storage = new AsyncLocalStorage<Identity>()

/**
 * Runs a function whose calls, also those after an `await` and in callbacks, are about this user where they do not say
 * otherwise; for clients made with `identity: 'context'`. A call that names a user or an anonymous id itself takes
 * nothing from here, so that two people's ids never get into one event. An inner run replaces an outer one.
 * @returns what the function returns
 */
export function runWithIdentity<Result>(identity: Identity, run: () => Result): Result {
  // A copy: who changes the object later does not mean the calls under way.
  return storage.run({ ...identity }, run)
}

export function readIdentity(
  call: { readonly [id in keyof OptionalIdentity]?: unknown },
): Identity | undefined {
  return call.userId === undefined && call.anonymousId === undefined ? storage.getStore() : undefined
}
