// Owns the queue that is also kept in IndexedDB. A page sends only what is its own: it holds a Web Lock while it has events
// there, and what a page without a lock has left is taken over by one other page. Memory leads, the store follows.
import { DeliveryError } from '../core/errors.js'
import type { ResolvedClientOptions } from '../core/options.js'
import { createMemoryQueue, type Queue, type QueuedEvent } from '../core/queue.js'
import { createReporter } from '../core/reporter.js'
import { newUuid, webClock } from '../core/web-platform.js'
import { createDatabase, type Database } from './indexed-db.js'
import type { Journal, JournaledQueue } from './journal.js'
import { readKeptEvent } from './read-kept-event.js'
import { holdLock, whileFree } from './web-locks.js'

/**
 * Keeps events in IndexedDB until the data plane has them, so that a closed tab, a crash and a day without network lose
 * none: the next page of this origin sends them, with the same ids. An event that was on its way when its page ended is
 * sent again, for nobody saw the answer; the data plane then gets its `messageId` twice.
 *
 * Without IndexedDB or Web Locks (a page without https has none) events are in memory only, and `onError` is told.
 */
export function indexedDbJournal(): Journal {
  return (options) => new IndexedDbQueue(options)
}

const SECOND_LOOK_MS = 2_000

class IndexedDbQueue implements JournaledQueue {
  readonly #options: ResolvedClientOptions
  readonly #memory: Queue
  readonly #database: Database
  /** Of the database and the locks. */
  readonly #name: string
  readonly #owner = newUuid()
  /** Events are numbered: of the oldest in memory, of the oldest in the store, and of the first that is not there yet. */
  #first = 0
  #oldestKept = 0
  #unkept = 0
  /** Keys of what others have left and memory has by now. */
  #takenOver: IDBValidKey[] = []
  #isOpen = false
  #isScheduled = false
  #isReported = false
  #saved = Promise.resolve()
  #release: (() => void) | undefined
  #tellRecovered: (count: number) => void = () => undefined

  constructor(options: ResolvedClientOptions) {
    this.#options = options
    this.#memory = createMemoryQueue(options)
    this.#name = `trackwright-${hash(`${options.batchUrl} ${options.writeKey}`)}`
    this.#database = createDatabase(this.#name)
  }

  get length(): number {
    return this.#memory.length
  }

  get bytes(): number {
    return this.#memory.bytes
  }

  head(maxCount: number): readonly QueuedEvent[] {
    return this.#memory.head(maxCount)
  }

  add(event: QueuedEvent): boolean {
    const isAdded = this.#memory.add(event)
    if (isAdded) void this.#save()
    return isAdded
  }

  remove(count: number): void {
    this.#memory.remove(count)
    this.#first += count
    void this.#save()
  }

  onRecovered(listener: (count: number) => void): void {
    this.#tellRecovered = listener
  }

  close(): readonly QueuedEvent[] {
    this.#isOpen = false
    void this.#saved.then(() => this.#letGo())
    const left = this.#memory.close()
    const keptCount = Math.max(0, this.#unkept - this.#first)
    for (const event of left.slice(0, keptCount)) this.#memory.add(event)
    return left.slice(keptCount)
  }

  open(): void {
    if (this.#isOpen) return
    this.#isOpen = true
    this.#oldestKept = this.#first
    this.#unkept = this.#first
    void this.#save()
    this.recover()
  }

  recover(): void {
    if (this.#isOpen) this.#recover(true).catch(() => this.#report())
  }

  erase(): void {
    this.#isOpen = false
    this.#takenOver = []
    this.#letGo()
    // Where there is no store there is nothing to erase.
    this.#saved = this.#saved.then(() => this.#database.erase()).catch(() => undefined)
  }

  /** One write at a time; what comes meanwhile goes along with the next. */
  #save(): Promise<void> {
    if (this.#isOpen && !this.#isScheduled) {
      this.#isScheduled = true
      this.#saved = this.#saved.then(() => this.#write()).catch(() => this.#report())
    }
    return this.#saved
  }

  async #write(): Promise<void> {
    this.#isScheduled = false
    if (this.#memory.length > 0) this.#release ??= await holdLock(this.#lockOf(this.#owner))
    const from = Math.max(this.#unkept, this.#first)
    const added = this.#memory.head(this.#memory.length).slice(from - this.#first)
    const forgotten = this.#first
    const done = this.#takenOver
    if (this.#isOpen && (added.length > 0 || forgotten > this.#oldestKept || done.length > 0)) {
      this.#unkept = from + added.length
      const start = webClock.now() - webClock.monotonic()
      const puts = added.map(({ json, acceptedAt }, index) => ({
        key: [this.#owner, from + index],
        event: { json, acceptedAt: start + acceptedAt },
      }))
      await this.#database
        .write({ puts, deletes: [...this.#rangeOf(this.#oldestKept, forgotten), ...done] })
        .catch((error) => {
          // Memory has it all; the next event tries again, for by then there may be room.
          this.#unkept = from
          throw error
        })
      this.#oldestKept = forgotten
      this.#takenOver = this.#takenOver.slice(done.length)
    }
    if (this.#memory.length === 0 && this.#first === this.#oldestKept) this.#letGo()
  }

  /** IndexedDB takes no empty range. */
  #rangeOf(from: number, until: number): IDBKeyRange[] {
    return from < until ? [IDBKeyRange.bound([this.#owner, from], [this.#owner, until], false, true)] : []
  }

  async #recover(looksAgain: boolean): Promise<void> {
    let isLeft = false
    for (const other of await this.#database.owners()) {
      if (other === this.#owner || !this.#isOpen) continue
      if (!(await whileFree(this.#lockOf(other), () => this.#takeOver(other)))) isLeft = true
    }
    // When a tab is closed the next one is shown, a moment before the closed one's lock is free.
    if (isLeft && looksAgain)
      setTimeout(() => this.#recover(false).catch(() => this.#report()), SECOND_LOOK_MS)
  }

  /** The other's lock is held until one write has made its events ours. */
  async #takeOver(other: string): Promise<void> {
    const room = this.#options.maxQueueSize - this.#memory.length
    if (room <= 0) return
    let count = 0
    for (const [key, value] of await this.#database.read(other, room)) {
      const event = readKeptEvent(value, webClock)
      const isUsable = event !== undefined && event.bytes <= this.#options.maxQueueBytes
      if (isUsable && !this.#memory.add(event)) break
      if (isUsable) count++
      this.#takenOver.push(key)
    }
    if (count > 0) this.#tellRecovered(count)
    await this.#save()
  }

  #lockOf(page: string): string {
    return `${this.#name}:${page}`
  }

  #letGo(): void {
    this.#release?.()
    this.#release = undefined
  }

  #report(): void {
    if (this.#isReported) return
    this.#isReported = true
    const problem = 'IndexedDB or Web Locks cannot be used; events are in memory only'
    createReporter(this.#options).error(new DeliveryError(problem, 'storage', undefined, true), 0, () => [])
  }
}

/** FNV-1a: tells sources apart, no more, and does not write the key down. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value >>> 0).toString(36)
}
