// Owns one file of a journal while its events wait. The texts come from segment-text.ts; when to open and end one is the journal's choice.
import { closeSync, constants, fdatasync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { writeRecord, writeTime } from './segment-text.js'

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants

/** Events of so many milliseconds share a time. */
const TIME_STEP_MS = 1_000

/** A file whose events lie in the queue in the same order. Its methods throw what the file system throws. */
export class Segment {
  /** UTF-8 length of the file. */
  bytes: number
  #settled: number
  /** That the file says last. */
  #time = Number.NEGATIVE_INFINITY
  #file: number | undefined

  constructor(
    readonly path: string,
    existing: { readonly bytes: number; readonly settled: number },
  ) {
    this.bytes = existing.bytes
    this.#settled = existing.settled
  }

  /** A new file that only its owner may read. */
  static create(path: string): Segment {
    const segment = new Segment(path, { bytes: 0, settled: 0 })
    segment.#file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL, 0o600)
    return segment
  }

  /** When this returns, the event outlives the process. `time`: of acceptance, in milliseconds since 1970. */
  append(json: string, time: number): void {
    const isNew = Math.abs(time - this.#time) >= TIME_STEP_MS
    this.#write((isNew ? writeTime(time) : '') + writeRecord(json))
    if (isNew) this.#time = time
  }

  /** Notes that `count` more of its events are done with. */
  settle(count: number): void {
    this.#settled += count
    this.#write(writeRecord(String(this.#settled)))
  }

  /** All of its events are done with: what a process with nothing to send keeps on disk is nothing. */
  clear(): void {
    ftruncateSync(this.#open())
    this.#settled = 0
    this.#time = Number.NEGATIVE_INFINITY
    this.bytes = 0
  }

  /** Hands what was written to the device, in the background, so that it outlives a power failure too. */
  sync(onEnd: (error: Error | null) => void): void {
    const file = this.#open()
    // Who closes the file meanwhile does not wait for this, and its failure then says nothing of the disk.
    fdatasync(file, (error) => onEnd(this.#file === file ? error : null))
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  remove(): void {
    this.close()
    rmSync(this.path, { force: true })
  }

  /** Half a record, which a full disk leaves, is taken back. */
  #write(record: string): void {
    const file = this.#open()
    const written = writeSync(file, record)
    if (written === Buffer.byteLength(record)) {
      this.bytes += written
      return
    }
    ftruncateSync(file, this.bytes)
    throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
  }

  #open(): number {
    // Without O_CREAT: a file that somebody has taken away must not come back with a lone count in it.
    this.#file ??= openSync(this.path, O_WRONLY | O_APPEND | (O_NOFOLLOW ?? 0))
    return this.#file
  }
}
