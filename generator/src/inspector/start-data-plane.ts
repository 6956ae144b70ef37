// The local data plane as a real server: its life, limits and memory. What it answers is answer-request.ts.
// node:http and no framework, because statuses, texts, lengths and header names must be the gateway's to the byte.
import { createServer, type Server } from 'node:http'
import type { JsonObject, TrackingPlan } from '../plan/model.js'
import type { EventCounts, ReceivedEvent, Verdict } from './model.js'
import { openNdjsonFile } from './ndjson-file.js'
import { createReceivedLog } from './received-log.js'
import { serveRequest } from './serve-request.js'
import { createEventValidator } from './validate-event.js'

export interface DataPlaneOptions {
  /** Every event is validated against it; without one every verdict is `unplanned`. */
  readonly plan?: TrackingPlan
  /** The only write key accepted. @default any key that is not empty */
  readonly writeKey?: string
  /** TCP port; 0 takes any that is free. @default 8085 */
  readonly port?: number
  /** Address to listen on. Anything but a loopback address lets the network in. @default '127.0.0.1' */
  readonly host?: string
  /** Called for each accepted event before its request is answered. What it throws is reported as a process warning. */
  readonly onEvent?: (received: ReceivedEvent) => void
  /** File to which each accepted event is appended as a line of JSON, with `receivedAt`. @default none */
  readonly ndjsonPath?: string
}

export interface DataPlane {
  /** Such as `http://127.0.0.1:8085`. */
  readonly url: string
  readonly port: number
  /** The last events, oldest first: at most 100,000, and of 128 Mi characters as JSON. */
  received(): readonly ReceivedEvent[]
  /** Counts of everything received, by call and name, in the order of first arrival. */
  counts(): readonly EventCounts[]
  /** Stops listening, ends open connections and settles when the NDJSON file is complete. */
  close(): Promise<void>
}

const MAX_KEPT = { events: 100_000, characters: 128 * 1024 * 1024 }
/** Each may hold a body in memory. */
const MAX_CONNECTIONS = 100

/** `maxHeaderBytes` and `IdleTimeout` are the gateway's; it has no read timeouts, so those are ours. */
const SERVER_OPTIONS = {
  maxHeaderSize: 524_288,
  keepAliveTimeout: 720_000,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
}

/**
 * Starts a server that answers as RudderStack's gateway does and judges what it receives by the plan.
 * @throws Error when the port is taken or the address is not this machine's
 */
export async function startDataPlane(options: DataPlaneOptions = {}): Promise<DataPlane> {
  const { plan, writeKey, port = 8085, host = '127.0.0.1', onEvent, ndjsonPath } = options
  const log = createReceivedLog(MAX_KEPT)
  const validate = plan ? createEventValidator(plan) : (): Verdict => ({ kind: 'unplanned' })
  const server = createServer(SERVER_OPTIONS, (request, response) => {
    void serveRequest(request, response, { host, writeKey }, store)
  })
  server.maxConnections = MAX_CONNECTIONS
  const boundPort = await listen(server, port, host)
  const file = ndjsonPath === undefined ? undefined : openNdjsonFile(ndjsonPath)

  function store(events: readonly JsonObject[]): void {
    const receivedAt = new Date().toISOString()
    // Judged first and kept after, so that a request is kept as a whole also when judging fails.
    const judged = events.map(
      (message): ReceivedEvent => ({ message, verdict: validate(message), receivedAt }),
    )
    file?.append(judged.map(({ message }) => ({ ...message, receivedAt: message.receivedAt ?? receivedAt })))
    for (const received of judged) {
      log.add(received)
      tell(onEvent, received)
    }
  }

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    received: log.events,
    counts: log.counts,
    async close() {
      await stop(server)
      await file?.close()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(listenError(cause, port, host)))
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function listenError(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  if (cause.code !== 'EADDRINUSE') return cause
  return new Error(`Port ${port} on ${host} is in use. Choose another one; 0 takes any that is free.`, {
    cause,
  })
}

/** Idempotent; the client of a request that is still being sent sees its connection end. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function tell(onEvent: DataPlaneOptions['onEvent'], received: ReceivedEvent): void {
  try {
    onEvent?.(received)
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error))
  }
}
