// Owns the names of a journal's files, and how they change owner: by renaming, which exactly one of several processes can do.
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { lateCrypto } from '../late-builtins.js'
import { revokeLease } from './lease.js'

/** A longer file is not of this runtime, which begins a new one after 1 MiB and one event. */
const MAX_FILE_BYTES = 64 * 1024 * 1024
/** Damaged files that are kept for a look. */
const MAX_DAMAGED = 20

const OWNED = /^([0-9a-z]+-[0-9a-f]{8})\.(\d{10}\.events|lease)$/
const DAMAGED = /\.damaged$/

/**
 * The folder of one source within the folder that the user names: what was accepted with one write key must not be sent
 * with another. The key itself never gets to the disk.
 */
export function sourceDirectory(directory: string, writeKey: string): string {
  return join(directory, lateCrypto().createHash('sha256').update(writeKey).digest('hex').slice(0, 16))
}

export function makeDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
}

export function segmentName(owner: string, number: number): string {
  return `${owner}.${String(number).padStart(10, '0')}.events`
}

/** The owners that have files or a lease here, the oldest first. */
export function listOwners(directory: string): string[] {
  const owners = readdirSync(directory).map((name) => OWNED.exec(name)?.[1])
  return [...new Set(owners)].filter((owner) => owner !== undefined).sort()
}

/**
 * Makes the files of an owner somebody else's, and returns their new paths in order. Of several processes that try,
 * each file goes to one. The lease goes first: an owner that lives after all sees that before it writes again.
 */
export function claimSegments(directory: string, owner: string, newName: () => string): string[] {
  revokeLease(directory, owner)
  const names = readdirSync(directory).filter(
    (name) => OWNED.exec(name)?.[1] === owner && name.endsWith('.events'),
  )
  return names.sort().flatMap((name) => {
    const path = join(directory, newName())
    try {
      renameSync(join(directory, name), path)
      return [path]
    } catch {
      // Somebody else was faster.
      return []
    }
  })
}

/** The text of a file; undefined for what no journal wrote: a link, a device, a folder, a giant. */
export function readOwnFile(path: string): string | undefined {
  const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants
  let file: number | undefined
  try {
    file = openSync(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0))
    const status = fstatSync(file)
    return status.isFile() && status.size <= MAX_FILE_BYTES ? readFileSync(file, 'utf8') : undefined
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Puts a file aside where nobody reads it again, and returns its new path. */
export function quarantine(directory: string, path: string): string {
  const damaged = `${path}.damaged`
  renameSync(path, damaged)
  const earlier = readdirSync(directory)
    .filter((name) => DAMAGED.test(name))
    .sort()
  for (const name of earlier.slice(0, -MAX_DAMAGED))
    rmSync(join(directory, name), { recursive: true, force: true })
  return damaged
}

/** UTF-8 length of all files in the folder. */
export function directoryBytes(directory: string): number {
  const sizes = readdirSync(directory).map(
    (name) => statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0,
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
