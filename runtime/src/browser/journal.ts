// Owns the seam between the client and a store that outlives the page. Knows no store.
import type { Queue, QueueBounds } from '../core/queue.js'

/** A queue whose events are also kept for the next page. In memory only until it is opened. */
export interface JournaledQueue extends Queue {
  /** The visitor has consented: starts keeping, and takes over what pages that are gone have left. */
  open(): void
  /** Looks again for what pages that are gone have left. */
  recover(): void
  /** Erases what all pages of this origin keep for this source; to be opened again before it keeps anything. */
  erase(): void
}

export interface JournalSettings extends QueueBounds {
  /** Tells sources apart: each has a store of its own. */
  readonly name: string
  newId(): string
  monotonic(): number
  /** Told once that the store does not work; the events are in memory. */
  report(problem: string): void
}

/** Makes the queue of a client; `indexedDbJournal()` returns one. */
export type Journal = (settings: JournalSettings) => JournaledQueue
