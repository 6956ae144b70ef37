// Owns a client for tests, which keeps what it is given and sends nothing.
import type { Client } from '../core/client-interface.js'
import type { CallType, OptionalIdentity } from '../core/message.js'
import { toPlainObject } from '../core/serialize-message.js'

/** A call as it was made: its type and the fields that it gave, as JSON would carry them. */
export interface RecordedMessage {
  readonly type: CallType
  readonly [field: string]: unknown
}

export interface RecordingClient extends Client<OptionalIdentity> {
  /** The calls so far, in order. */
  readonly messages: readonly RecordedMessage[]
  /** Forgets them. */
  clear(): void
}

/**
 * A client that accepts every call and records it: `expect(client.messages).toEqual([{ type: 'track', … }])`.
 * Nothing is added to what a call gives, and nothing is checked.
 */
export function createRecordingClient(): RecordingClient {
  const messages: RecordedMessage[] = []
  const violations = { sent: 0, quarantined: 0, dropped: 0, thrown: 0 }
  let count = 0
  const record = (type: CallType) => (message: { messageId?: string | undefined }) => {
    messages.push({ ...toPlainObject(message), type })
    return { messageId: message.messageId ?? `recorded-${++count}`, accepted: true }
  }
  const client: RecordingClient = {
    messages,
    clear: () => void messages.splice(0),
    identify: record('identify'),
    track: record('track'),
    page: record('page'),
    screen: record('screen'),
    group: record('group'),
    alias: record('alias'),
    flush: async () => undefined,
    close: async () => undefined,
    stats() {
      const accepted = messages.length
      const settled = { accepted, delivered: accepted, failed: 0, dropped: 0, pending: 0, refused: 0 }
      return { ...settled, violations: { ...violations } }
    },
    countViolation: (outcome) => void violations[outcome]++,
    [Symbol.asyncDispose]: async () => undefined,
  }
  return client
}
