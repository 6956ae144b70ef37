// Owns the events that wait, in order, within two bounds. The interface is the port that a journal or a browser's store implements.

/** An event that waits: its text, written once, and what is needed to pack it without reading it again. */
export interface QueuedEvent {
  readonly json: string
  /** UTF-8 length of `json`. */
  readonly bytes: number
  /** Monotonic milliseconds. */
  readonly acceptedAt: number
}

/** No method throws; what an implementation keeps elsewhere is its own concern. */
export interface Queue {
  /** Events that wait or are being sent. */
  readonly length: number
  /** Sum of their `bytes`. */
  readonly bytes: number
  /** Adds an event at the end; false when it does not fit, and then nothing has changed. */
  add(event: QueuedEvent): boolean
  /** The oldest events, at most `maxCount`; they stay until they are removed. */
  head(maxCount: number): readonly QueuedEvent[]
  /** Removes the `count` oldest: they are delivered or reported. */
  remove(count: number): void
  /**
   * Sets who is told of events that come in without a call: what another run of the program left in the store.
   * Not told of those that were there from the start.
   */
  onRecovered?(listener: (count: number) => void): void
  /**
   * Ends the queue. Removes and returns the events that end with the program; those that a store keeps for the next
   * run stay, and count as waiting.
   */
  close(): readonly QueuedEvent[]
}

export interface QueueBounds {
  readonly maxQueueSize: number
  readonly maxQueueBytes: number
}

/** A queue in memory. `add` and `remove` cost the same whatever its length. */
export function createMemoryQueue(bounds: QueueBounds): Queue {
  let events: QueuedEvent[] = []
  let first = 0
  let bytes = 0
  return {
    get length() {
      return events.length - first
    },
    get bytes() {
      return bytes
    },
    add(event) {
      if (events.length - first >= bounds.maxQueueSize || bytes + event.bytes > bounds.maxQueueBytes)
        return false
      events.push(event)
      bytes += event.bytes
      return true
    },
    head: (maxCount) => events.slice(first, first + maxCount),
    remove(count) {
      for (const event of events.slice(first, first + count)) bytes -= event.bytes
      first = Math.min(first + count, events.length)
      // Removed events are let go by halves: each is copied at most once, and never half of the memory is dead.
      if (first * 2 >= events.length) {
        events = events.slice(first)
        first = 0
      }
    },
    close() {
      const left = events.slice(first)
      events = []
      first = 0
      bytes = 0
      return left
    },
  }
}
