// Owns the queue that outlives its process: the events in memory, as without a journal, and in files beside them.
// How a file looks, who owns it and how it changes hands is decided in the other files of this folder.
import { join } from 'node:path'
import type { Clock } from '../../core/clock.js'
import { createMemoryQueue, type Queue, type QueueBounds, type QueuedEvent } from '../../core/queue.js'
import {
  claimSegments,
  directoryBytes,
  listOwners,
  makeDirectory,
  quarantine,
  readOwnFile,
  segmentName,
} from './journal-directory.js'
import { type Lease, RENEW_MS, takeLease } from './lease.js'
import { Segment } from './segment.js'
import { readSegment } from './segment-text.js'

export interface JournalQueueOptions extends QueueBounds {
  /** Of one source; made where it is missing. */
  readonly directory: string
  readonly maxBytes: number
  readonly clock: Clock
  /** Told once of each trouble with the files, in a sentence. */
  onTrouble(message: string): void
}

/** A file is ended when it has grown to this; what is left to send of an ended file is all that keeps it. */
const SEGMENT_BYTES = 1024 * 1024
/** What a power failure may take with it. */
const SYNC_MS = 1_000
/** A process that did not run for so long looks whether it was taken for dead, before it writes. */
const OVERDUE_MS = 2 * RENEW_MS

/** Events that follow each other in the queue and lie in one file, or in none while the disk cannot be written. */
interface Run {
  readonly segment: Segment | undefined
  /** Events that wait. */
  count: number
}

export function createJournalQueue(options: JournalQueueOptions): Queue {
  return new JournalQueue(options)
}

class JournalQueue implements Queue {
  readonly #options: JournalQueueOptions
  #memory = createUnboundedQueue()
  #runs: Run[] = []
  /** Files of dead processes that are this one's now and wait for room in memory. */
  readonly #backlog: string[] = []
  #lease: Lease | undefined
  #lastSegment = 0
  #renewedAt = 0
  /** The file that events are written to; it belongs to the last run. */
  #current: Segment | undefined
  /** Until the next look at the disk, nothing is written to it. */
  #isInTrouble = false
  /** The trouble has been told, and no event has been written since. */
  #isTold = false
  #isSyncArmed = false
  #cancelAttend: (() => void) | undefined
  #isClosed = false
  #onRecovered: (count: number) => void = () => undefined

  constructor(options: JournalQueueOptions) {
    this.#options = options
    this.#attend()
  }

  get length(): number {
    return this.#memory.length
  }

  get bytes(): number {
    return this.#memory.bytes
  }

  add(event: QueuedEvent): boolean {
    const { maxQueueSize, maxQueueBytes } = this.#options
    if (this.length >= maxQueueSize || this.bytes + event.bytes > maxQueueBytes) return false
    if (event.acceptedAt - this.#renewedAt > OVERDUE_MS) this.#keepLease()
    this.#memory.add(event)
    this.#place(event)
    return true
  }

  head(maxCount: number): readonly QueuedEvent[] {
    return this.#memory.head(maxCount)
  }

  remove(count: number): void {
    this.#memory.remove(count)
    let left = count
    for (let run = this.#runs[0]; run !== undefined && left > 0; run = this.#runs[0]) {
      const settled = Math.min(left, run.count)
      run.count -= settled
      left -= settled
      this.#try(() => this.#settle(run, settled))
      if (run.count > 0) break
      this.#runs.shift()
    }
    this.#recover()
  }

  onRecovered(listener: (count: number) => void): void {
    this.#onRecovered = listener
  }

  close(): readonly QueuedEvent[] {
    this.#isClosed = true
    this.#cancelAttend?.()
    if (this.#runs.some((run) => run.segment === undefined)) this.#try(() => this.#writeMissing())
    const [lost, kept] = this.#split()
    this.#memory = createUnboundedQueue()
    for (const event of kept) this.#memory.add(event)
    this.#try(() => {
      this.#endCurrent()
      for (const run of this.#runs) run.segment?.close()
      this.#lease?.release()
    })
    return lost
  }

  /** Every few seconds: shows that it lives, writes what it could not write, and takes over what the dead have left. */
  #attend(): void {
    this.#isInTrouble = false
    this.#keepLease()
    this.#try(() => {
      if (this.#runs.some((run) => run.segment === undefined)) this.#writeMissing()
      this.#claimAbandoned()
    })
    this.#recover()
    this.#cancelAttend = this.#options.clock.setTimeout(() => this.#attend(), RENEW_MS)
  }

  /** Without its lease, a process no longer owns its files; the events are in memory and are written to new ones. */
  #keepLease(): void {
    const { clock, directory } = this.#options
    this.#renewedAt = clock.monotonic()
    this.#try(() => {
      if (this.#lease?.renew() === true) return
      for (const run of this.#runs) run.segment?.close()
      this.#runs = this.#runs.map(({ count }) => ({ segment: undefined, count }))
      this.#current?.close()
      this.#current = undefined
      this.#backlog.length = 0
      makeDirectory(directory)
      this.#lease = takeLease(directory)
    })
  }

  #place(event: QueuedEvent): void {
    const segment = this.#isInTrouble ? undefined : this.#write(event)
    const last = this.#runs.at(-1)
    if (last !== undefined && last.segment === segment) last.count++
    else this.#runs.push({ segment, count: 1 })
  }

  /** The file that the event stands in now; undefined when it could not be written. */
  #write({ json, acceptedAt }: QueuedEvent): Segment | undefined {
    return this.#try(() => {
      const segment = this.#currentSegment()
      segment.append(json, Math.floor(acceptedAt + this.#wallOffset()))
      this.#isTold = false
      this.#armSync()
      return segment
    })
  }

  #currentSegment(): Segment {
    const { directory, maxBytes } = this.#options
    if (this.#current !== undefined && this.#current.bytes < SEGMENT_BYTES) return this.#current
    this.#endCurrent()
    if (directoryBytes(directory) >= maxBytes) throw new Error('it has reached journal.maxBytes')
    this.#current = Segment.create(this.#newPath())
    return this.#current
  }

  /** Its events, if any wait, stay in the file; it is opened again when they are done with. */
  #endCurrent(): void {
    const ended = this.#current
    this.#current = undefined
    if (ended === undefined) return
    if (this.#runs.some((run) => run.segment === ended)) ended.sync(() => ended.close())
    else ended.remove()
  }

  #settle(run: Run, count: number): void {
    const { segment } = run
    if (segment === undefined) return
    if (run.count > 0) segment.settle(count)
    else if (segment === this.#current) segment.clear()
    else segment.remove()
  }

  /** Each file stands in one run, so that its counts mean positions: what was not written begins a new one. */
  #writeMissing(): void {
    const runs = this.#runs
    const events = this.#memory.head(this.length)
    this.#endCurrent()
    this.#runs = []
    let start = 0
    for (const run of runs) {
      const ofRun = events.slice(start, start + run.count)
      start += run.count
      if (run.segment !== undefined) this.#runs.push(run)
      else for (const event of ofRun) this.#place(event)
      if (run.segment === undefined) this.#endCurrent()
    }
  }

  #claimAbandoned(): void {
    const { directory } = this.#options
    const lease = this.#lease
    if (lease === undefined) return
    for (const owner of listOwners(directory)) {
      if (owner === lease.id || !lease.isAbandoned(owner)) continue
      this.#backlog.push(...claimSegments(directory, owner, () => segmentName(lease.id, ++this.#lastSegment)))
    }
  }

  /** Reads as many files as leave half of the queue to the living. A file is read whole. */
  #recover(): void {
    const { maxQueueSize, maxQueueBytes } = this.#options
    while (!this.#isClosed && this.length <= maxQueueSize / 2 && this.bytes <= maxQueueBytes / 2) {
      const path = this.#backlog.shift()
      if (path === undefined) return
      const count = this.#load(path)
      if (count > 0) this.#onRecovered(count)
    }
  }

  /** What a time since 1970 has over a monotonic one. */
  #wallOffset(): number {
    const { clock } = this.#options
    return clock.now() - clock.monotonic()
  }

  /** Takes the events of a file into the queue; damaged files give what can be read and are put aside. */
  #load(path: string): number {
    const now = this.#options.clock.monotonic()
    const offset = this.#wallOffset()
    const text = readOwnFile(path)
    const { events, times, settled } = readSegment(text ?? '')
    // A clock that was set back makes no event younger than it is now.
    const waiting = events.slice(settled).flatMap((json, index) => {
      const acceptedAt = Math.min(now, (times[settled + index] ?? Number.POSITIVE_INFINITY) - offset)
      return json === undefined ? [] : [{ json, bytes: Buffer.byteLength(json), acceptedAt }]
    })
    for (const event of waiting) this.#memory.add(event)
    // The run of the current file will no longer be the last one, and each file stands in one run only.
    this.#try(() => this.#endCurrent())
    const isDamaged = text === undefined || events.includes(undefined)
    const segment = new Segment(path, { bytes: Buffer.byteLength(text ?? ''), settled })
    if (waiting.length > 0)
      this.#runs.push({ segment: isDamaged ? undefined : segment, count: waiting.length })
    if (isDamaged) this.#try(() => this.#putAside(path, waiting.length))
    else if (waiting.length === 0) this.#try(() => segment.remove())
    return waiting.length
  }

  #putAside(path: string, readCount: number): void {
    this.#writeMissing()
    const aside = quarantine(this.#options.directory, path)
    this.#options.onTrouble(
      `a file of the journal is damaged: ${readCount} events were read from it, and it is ${aside} now`,
    )
  }

  #armSync(): void {
    if (this.#isSyncArmed) return
    this.#isSyncArmed = true
    this.#options.clock.setTimeout(() => {
      this.#isSyncArmed = false
      this.#try(() => this.#current?.sync((error) => error !== null && this.#noteTrouble(error)))
    }, SYNC_MS)
  }

  #newPath(): string {
    if (this.#lease === undefined) throw new Error('its folder cannot be used')
    return join(this.#options.directory, segmentName(this.#lease.id, ++this.#lastSegment))
  }

  /** The events that only memory has, and the others. */
  #split(): [lost: QueuedEvent[], kept: QueuedEvent[]] {
    const lost: QueuedEvent[] = []
    const kept: QueuedEvent[] = []
    const events = this.#memory.head(this.length)
    let start = 0
    for (const { segment, count } of this.#runs) {
      const ofRun = events.slice(start, start + count)
      start += count
      if (segment === undefined) lost.push(...ofRun)
      else kept.push(...ofRun)
    }
    return [lost, kept]
  }

  #try<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.#noteTrouble(error)
      return undefined
    }
  }

  /** Told once, until an event can be written again. */
  #noteTrouble(error: unknown): void {
    this.#isInTrouble = true
    if (this.#isTold) return
    this.#isTold = true
    const { directory, onTrouble } = this.#options
    const cause = error instanceof Error ? ('code' in error ? String(error.code) : error.message) : 'unknown'
    onTrouble(
      `the journal in ${directory} cannot be written (${cause}); until it can, events are in memory only`,
    )
  }
}

function createUnboundedQueue(): Queue {
  return createMemoryQueue({
    maxQueueSize: Number.POSITIVE_INFINITY,
    maxQueueBytes: Number.POSITIVE_INFINITY,
  })
}
