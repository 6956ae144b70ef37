// Owns the sign that the owner of journal files is alive, and the judgement of others' signs. Touches no journal file.
import { readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { lateCrypto } from '../late-builtins.js'

/** Renewed at least this often. */
export const RENEW_MS = 5_000
/** A sign that has not been renewed for longer is that of a dead process. Only where the process cannot be looked up. */
const EXPIRY_MS = 20_000

export interface Lease {
  /** Part of the names of the owner's files; sorts by the time at which the lease was taken. */
  readonly id: string
  /** False when somebody took this owner for dead and may have its files. */
  renew(): boolean
  release(): void
  /** Whether nobody is alive who could deliver the files of another owner. To be asked after renew(). */
  isAbandoned(id: string): boolean
}

/** The file is `<id>.lease`: where the process runs, its number, and when it began. */
export function takeLease(directory: string): Lease {
  const id = `${Date.now().toString(36)}-${lateCrypto().randomBytes(4).toString('hex')}`
  const path = leasePath(directory, id)
  const text = JSON.stringify({
    scope: readScope(),
    pid: process.pid,
    startedAt: readProcess(process.pid)?.startedAt,
  })
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
  return {
    id,
    renew() {
      try {
        // Written, not only touched, so that all times compared come from the file system's one clock.
        writeFileSync(path, text, { flag: 'r+' })
        return true
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
        throw error
      }
    },
    release: () => rmSync(path, { force: true }),
    isAbandoned(other) {
      const theirs = statSync(leasePath(directory, other), { throwIfNoEntry: false })
      if (theirs === undefined) return true
      const isAlive = isOwnerAlive(leasePath(directory, other))
      return isAlive === undefined ? statSync(path).mtimeMs - theirs.mtimeMs > EXPIRY_MS : !isAlive
    },
  }
}

/** Takes the sign away, by which an owner that is not dead but was frozen learns that it lost its files. */
export function revokeLease(directory: string, id: string): void {
  rmSync(leasePath(directory, id), { force: true })
}

function leasePath(directory: string, id: string): string {
  return join(directory, `${id}.lease`)
}

/** undefined when it ran on another machine, in another container, or on a system that does not tell. */
function isOwnerAlive(path: string): boolean | undefined {
  const { scope, pid, startedAt } = readOwner(path)
  if (scope !== readScope() || typeof pid !== 'number') return undefined
  if (!exists(pid)) return false
  const found = readProcess(pid)
  // Numbers are used again; a zombie still has its number.
  return found === undefined || startedAt === undefined
    ? undefined
    : found.isRunning && found.startedAt === startedAt
}

interface Owner {
  readonly scope?: unknown
  readonly pid?: unknown
  readonly startedAt?: unknown
}

function readOwner(path: string): Owner {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8').slice(0, 1_000))
    return typeof owner === 'object' && owner !== null ? owner : {}
  } catch {
    return {}
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** What Linux tells of a process (proc_pid_stat(5), fields 3 and 22); undefined elsewhere. */
function readProcess(pid: number): { isRunning: boolean; startedAt: string } | undefined {
  const stat = readText(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The name of the program, in parentheses, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startedAt] = [fields[0], fields[19]]
  return state === undefined || startedAt === undefined
    ? undefined
    : { isRunning: !/[ZX]/.test(state), startedAt }
}

/** Within which a process's number means the same process: machine, boot, and container. */
function readScope(): string {
  return [
    hostname(),
    readText(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    readText(() => readlinkSync('/proc/self/ns/pid')),
  ].join(' ')
}

function readText(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
