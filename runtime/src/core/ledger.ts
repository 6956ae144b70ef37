// Owns the account of every event: accepted = delivered + failed + dropped + pending, at every moment.

export interface Stats {
  /** Calls that returned `accepted: true`, and events that an earlier run of the program left in a store. */
  readonly accepted: number
  /** Stored by the gateway. */
  readonly delivered: number
  /** Handed to `onError`. */
  readonly failed: number
  /** Handed to `onDrop` after they had been accepted. */
  readonly dropped: number
  /** Waiting or being sent. */
  readonly pending: number
  /** Calls that returned `accepted: false`; handed to `onDrop`, and no part of the sum. */
  readonly refused: number
  /** Calls that broke their plan, by what became of them: counted by validators, and no part of the sum. */
  readonly violations: Violations
}

export interface Violations {
  /** Also the calls of a page in development, which go on before they are judged. */
  readonly sent: number
  readonly quarantined: number
  readonly dropped: number
  readonly thrown: number
}

/** What an accepted event ends as. */
export type Outcome = 'delivered' | 'failed' | 'dropped'

export interface Ledger {
  readonly accepted: number
  /** Accepted events that have ended. They end in the order in which they were accepted. */
  readonly settled: number
  accept(count: number): void
  refuse(): void
  settle(outcome: Outcome, count: number): void
  violate(outcome: keyof Violations): void
  /** The account, with `pending` as counted by the queue itself. */
  read(pending: number): Stats
}

/** `accepted`: events that the queue has already, from an earlier process. */
export function createLedger(accepted: number): Ledger {
  const counts = { accepted, delivered: 0, failed: 0, dropped: 0, refused: 0 }
  const violations = { sent: 0, quarantined: 0, dropped: 0, thrown: 0 }
  return {
    get accepted() {
      return counts.accepted
    },
    get settled() {
      return counts.delivered + counts.failed + counts.dropped
    },
    accept(count) {
      counts.accepted += count
    },
    refuse() {
      counts.refused++
    },
    settle(outcome, count) {
      counts[outcome] += count
    },
    violate(outcome) {
      violations[outcome]++
    },
    read: (pending) => ({ ...counts, pending, violations: { ...violations } }),
  }
}
