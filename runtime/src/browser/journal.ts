// Owns the seam between the client and a store that outlives the page. Knows no store.
import type { ResolvedClientOptions } from '../core/options.js'
import type { Queue } from '../core/queue.js'

/** A queue whose events are also kept for the next page. In memory only until it is opened. */
export interface JournaledQueue extends Queue {
  /** The visitor has consented: starts keeping, and takes over what pages that are gone have left. */
  open(): void
  /** Looks again for what pages that are gone have left. */
  recover(): void
  /** Erases what all pages of this origin keep for this source; to be opened again before it keeps anything. */
  erase(): void
}

/** Makes the queue of a client from its options; `indexedDbJournal()` returns one. */
export type Journal = (options: ResolvedClientOptions) => JournaledQueue
