// Owns what a scenario works with: gateways, a client whose account is kept, checks; and makes the row of the table from them.
import { balance, complaints, createAccount, idOf } from './account.js'
import { startGateway } from './gateway/start-gateway.js'

const SETTLE_LIMIT_MS = 12_000
const PATIENCE_TURNS = 20
const FILLER = 'x'.repeat(300)

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} fault
 * @property {number} accepted
 * @property {number} delivered distinct ids that the gateway stored
 * @property {number} duplicated times that it stored one again
 * @property {number} reported events handed to onError or onDrop and not stored, refused calls among them
 * @property {number} pending
 * @property {number} lost neither stored, nor reported, nor pending
 * @property {number} early the most events that were open when a flush() had settled
 * @property {number} unnamedReports errors that named no event
 * @property {string} verdict "ok", or what does not hold
 * @property {string} note
 */

/** @param {{ subject: object, isShort: boolean }} options */
export function createTrial({ subject, isShort }) {
  const account = createAccount()
  const gateways = []
  const clients = []
  const failures = []
  const notes = []
  let nextIndex = 0
  let isSettled = true
  let early = 0

  function createClient(target, settings = {}) {
    const url = typeof target === 'string' ? target : target.url
    const sdk = subject.create({ url, settings, report: account.report.bind(account) })
    clients.push(sdk)
    return { ...sdk, send: (count, change) => send(sdk, count, change), flush: () => flush(sdk) }
  }

  /** Tracks `count` events; returns their ids. */
  function send(sdk, count = 1, change = () => ({})) {
    return Array.from({ length: count }, () => {
      const index = nextIndex++
      const id = idOf(index)
      const message = {
        messageId: id,
        userId: `user-${index % 7}`,
        event: 'Fault Met',
        properties: { index, filler: FILLER },
        ...change(index),
      }
      // The SDK may report a refusal before the call returns.
      const isAccepted = tryTrack(sdk, message)
      if (isAccepted) account.accepted.add(id)
      else account.refused.add(id)
      return id
    })
  }

  /** An SDK that throws at its caller has told it. */
  function tryTrack(sdk, message) {
    try {
      return sdk.track(message)
    } catch (error) {
      account.report([message.messageId], String(error))
      failures.push('a call throws')
      return false
    }
  }

  async function flush(sdk) {
    const outcome = await within(sdk.flush())
    if (outcome === 'settled') early = Math.max(early, openEvents())
    return outcome
  }

  /** Accepted events that are neither stored nor reported. */
  function openEvents() {
    const stored = mergeStored(gateways)
    return [...account.accepted].filter((id) => !stored.has(id) && !account.reported.has(id)).length
  }

  /** An SDK that does not say what still waits may need time, and more flushes: nothing is called lost too soon. */
  async function wait() {
    for (let turn = 0; turn < PATIENCE_TURNS && openEvents() > 0; turn++) {
      for (const sdk of clients) await settle(sdk.flush(), 500)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  /** 'settled', 'rejected' or 'stuck': no scenario waits for ever. What a stuck flush waits for is not lost. */
  async function within(promise, limitMs = SETTLE_LIMIT_MS) {
    const outcome = await settle(promise, limitMs)
    isSettled = outcome !== 'stuck'
    return outcome
  }

  async function settle(promise, limitMs) {
    let timer
    const limit = new Promise((resolve) => {
      timer = setTimeout(resolve, limitMs, 'stuck')
    })
    const end = promise.then(
      () => 'settled',
      () => 'rejected',
    )
    const outcome = await Promise.race([end, limit])
    clearTimeout(timer)
    return outcome
  }

  return {
    account,
    isOurs: subject.name === '@trackwright/runtime',
    subject,
    idOf,
    /** The full size of a scenario, or the short one of the tests. */
    size: (full, short) => (isShort ? short : full),
    createClient,
    within,
    async startGateway(plan, rules) {
      const gateway = await startGateway(plan, rules)
      gateways.push(gateway)
      return gateway
    },
    check(sentence, holds) {
      if (!holds) failures.push(sentence)
    },
    note: (text) => notes.push(text),
    stored: () => mergeStored(gateways),
    /** Ends everything and writes the row; `override` where the scenario kept the account itself. */
    async finish({ id, fault }, override) {
      if (!override && sumPending(clients) === undefined) await wait()
      const stored = mergeStored(gateways)
      const pending = override ? 0 : sumPending(clients)
      const row = override ?? balance(account, stored, pending, isSettled)
      const own = clients.length === 1 && !override ? clients[0].complaint?.(account, row) : undefined
      const all = [...failures, ...(override ? [] : complaints(account, stored)), ...(own ? [own] : [])]
      if (row.lost > 0) all.push(`${row.lost} lost in silence`)
      for (const client of clients) await within(client.close(0), 3_000)
      for (const gateway of gateways) await gateway.stop()
      const unnamedReports = account.unnamedReports.length
      return {
        id,
        fault,
        ...row,
        unnamedReports,
        early,
        verdict: all.length === 0 ? 'ok' : all.join('; '),
        note: notes.join('; '),
      }
    },
  }
}

function sumPending(clients) {
  const counts = clients.map((client) => client.pending())
  return counts.includes(undefined) ? undefined : counts.reduce((sum, count) => sum + count, 0)
}

function mergeStored(gateways) {
  const stored = new Map()
  for (const gateway of gateways)
    for (const [id, count] of gateway.stored) stored.set(id, (stored.get(id) ?? 0) + count)
  return stored
}
