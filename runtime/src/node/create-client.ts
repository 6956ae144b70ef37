// Owns what Node adds to the core: compression, the User-Agent, timers that let a process end, and the choice of what
// else there is for a server (journal, signals, identity). How those work is decided in their own files.
import { promisify } from 'node:util'
import { createCoreClient } from '../core/client.js'
import type { Client } from '../core/client-interface.js'
import type { Clock } from '../core/clock.js'
import { DeliveryError, OptionError } from '../core/errors.js'
import { createKyTransport } from '../core/ky-transport.js'
import { LIBRARY } from '../core/library.js'
import type { OptionalIdentity } from '../core/message.js'
import {
  type ClientOptions,
  type ResolvedClientOptions,
  readMs,
  readOptional,
  resolveOptions,
} from '../core/options.js'
import { createMemoryQueue, type Queue } from '../core/queue.js'
import { createReporter } from '../core/reporter.js'
import { deliverAtExit } from './deliver-at-exit.js'
import { deliverAtSignal } from './deliver-at-signal.js'
import { holdOpen } from './hold-open.js'
import { sourceDirectory } from './journal/journal-directory.js'
import {
  type JournalOptions,
  type ResolvedJournalOptions,
  resolveJournalOptions,
} from './journal/journal-options.js'
import { createJournalQueue } from './journal/journal-queue.js'
import { lateCrypto, lateZlib } from './late-builtins.js'
import { readIdentity } from './run-with-identity.js'

export interface NodeClientOptions extends ClientOptions {
  /**
   * Milliseconds that a process which has nothing else left to do waits for its last events; what is left then is
   * reported, or stays in the journal. With `handleSignals`, the same for a process that is told to end. 0 ends at
   * once. `process.exit()` is not covered: close the client before, or have a journal. @default 5000
   */
  exitTimeoutMs?: number | undefined
  /**
   * Delivers what waits when SIGTERM or SIGINT comes; then the signal ends the process as it would have without. A
   * second signal ends it at once. Where the program listens to the signal itself, its listener decides when the process
   * ends, and the events are only flushed. @default false: no listener
   */
  handleSignals?: boolean | undefined
  /**
   * Keeps events in files until they are delivered or reported. An accepted event then outlives the death of the
   * process (SIGKILL, a crash, out of memory), and the next client with this folder delivers it with the same
   * `messageId`; a power failure takes the last second. `close()` leaves there what it cannot deliver. Where the disk
   * cannot be written, events are in memory only, and `onError` is told. @default none
   */
  journal?: JournalOptions | undefined
  /**
   * 'call': every call says who it is about. 'context': a call that does not takes it from `runWithIdentity()`.
   * @default 'call'
   */
  identity?: 'call' | 'context' | undefined
}

/** `createClient()` with these returns a client whose calls need not say who it is. */
export interface ContextClientOptions extends NodeClientOptions {
  identity: 'context'
}

/**
 * A client for servers and scripts: one for the life of the process.
 * @throws OptionError
 */
export function createClient(options: ContextClientOptions): Client<OptionalIdentity>
export function createClient(options: NodeClientOptions): Client
export function createClient(options: NodeClientOptions): Client<OptionalIdentity> {
  const resolved = resolveOptions(options)
  const { exitTimeoutMs, handleSignals, journal, identity } = resolveNodeOptions(options)
  const transport = createKyTransport({
    ...resolved,
    gzip: resolved.gzip ? gzipText : undefined,
    // No AnonymousId header, by which the gateway keeps requests in order: each request is stored before the next one
    // leaves, and the header would give one user a different key in every process.
    headers: { 'user-agent': `${LIBRARY.name}/${LIBRARY.version}` },
  })
  const { client } = createCoreClient<OptionalIdentity>(resolved, {
    channel: 'server',
    clock: nodeClock,
    transport,
    queue: journal === undefined ? createMemoryQueue(resolved) : openJournal(journal, resolved),
    sends: 'always',
    byteLength: Buffer.byteLength,
    newId: () => lateCrypto().randomUUID(),
    remembered: identity === 'context' ? readIdentity : () => undefined,
    holdOpen,
  })
  const forgets = [deliverAtExit(client, exitTimeoutMs)]
  if (handleSignals) forgets.push(deliverAtSignal(client, exitTimeoutMs))
  const close: Client['close'] = async (timeout) => {
    await client.close(timeout)
    for (const forget of forgets) forget()
  }
  return { ...client, close }
}

function resolveNodeOptions(options: NodeClientOptions) {
  const { identity = 'call' } = options
  if (identity !== 'call' && identity !== 'context')
    throw new OptionError('identity', "'call' or 'context'; leave it out for 'call'.")
  return {
    exitTimeoutMs: readMs(options.exitTimeoutMs, 'exitTimeoutMs', 5_000),
    handleSignals: readOptional(options.handleSignals, 'handleSignals', 'boolean') ?? false,
    journal: resolveJournalOptions(options.journal),
    identity,
  }
}

function openJournal(journal: ResolvedJournalOptions, options: ResolvedClientOptions): Queue {
  const reporter = createReporter(options)
  return createJournalQueue({
    ...options,
    ...journal,
    directory: sourceDirectory(journal.directory, options.writeKey),
    clock: nodeClock,
    onTrouble: (message) =>
      reporter.error(new DeliveryError(message, 'storage', undefined, true), 0, () => []),
  })
}

/** Level 1: a tenth longer than the default level, and cheaper; batches are text that repeats itself. */
const gzipText = (text: string): Promise<Buffer<ArrayBuffer>> =>
  promisify(lateZlib().gzip)(text, { level: 1 })

const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout(task, delayMs) {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
