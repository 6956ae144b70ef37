// Owns a folder for a journal in a test, and what one does to it: read it, damage it, and let its owners die.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Queue, QueuedEvent } from '../../../../runtime/src/core/queue.js'
import { createJournalQueue } from '../../../../runtime/src/node/journal/journal-queue.js'
import { createVirtualClock, type VirtualClock } from '../../virtual-clock.js'

export interface OpenJournal {
  readonly queue: Queue
  readonly clock: VirtualClock
  readonly troubles: string[]
  /** Counts told to onRecovered. */
  readonly recovered: number[]
  /** Adds track events with these ids. */
  add(...ids: string[]): boolean[]
  /** Ids of the events that wait, in order. */
  ids(): string[]
}

export interface JournalFolder {
  readonly path: string
  open(options?: Partial<Parameters<typeof createJournalQueue>[0]>): OpenJournal
  names(pattern?: RegExp): string[]
  read(name: string): string
  /** Lets every lease be that of a process that is gone. */
  letOwnersDie(): void
  remove(): void
}

export function makeJournalFolder(parent = tmpdir()): JournalFolder {
  const path = mkdtempSync(join(parent, 'trackwright-journal-'))
  const names = (pattern = /./): string[] =>
    readdirSync(path)
      .filter((name) => pattern.test(name))
      .sort()
  return {
    path,
    names,
    read: (name) => readFileSync(join(path, name), 'utf8'),
    remove: () => rmSync(path, { recursive: true, force: true }),
    letOwnersDie() {
      for (const name of names(/\.lease$/)) editLease(join(path, name), { pid: deadPid })
    },
    open(options = {}) {
      const clock = createVirtualClock()
      const troubles: string[] = []
      const recovered: number[] = []
      const bounds = { maxQueueSize: 10_000, maxQueueBytes: 1e7, maxBytes: 1e8 }
      const onTrouble = (message: string) => troubles.push(message)
      const queue = createJournalQueue({ ...bounds, directory: path, clock, onTrouble, ...options })
      queue.onRecovered?.((count) => recovered.push(count))
      return {
        queue,
        clock,
        troubles,
        recovered,
        add: (...ids) => ids.map((id) => queue.add(makeEvent(id, clock.monotonic()))),
        ids: () => queue.head(queue.length).map((event) => JSON.parse(event.json).messageId),
      }
    },
  }
}

export function makeEvent(messageId: string, acceptedAt = 0, extra: object = {}): QueuedEvent {
  const json = JSON.stringify({ type: 'track', messageId, userId: 'u', ...extra })
  return { json, bytes: Buffer.byteLength(json), acceptedAt }
}

export function editLease(path: string, changes: object): void {
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changes }))
}

const deadPid = spawnSync(process.execPath, ['--version']).pid
