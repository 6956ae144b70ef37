// Owns a data plane that misbehaves on command, on a real socket of 127.0.0.1, and the record of what it stored.
// Its own rules are those of RudderStack's gateway (judge-body.js); what goes wrong is said by a plan of the scenario.
import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { judgeBody } from './judge-body.js'
import { misbehave } from './misbehave.js'

const MAX_REQUESTS = 20_000

/**
 * @typedef {object} GatewayRequest
 * @property {number} index from 0
 * @property {number} at milliseconds, monotonic
 * @property {string[]} ids messageIds in the body
 * @property {number} bytes UTF-8 length of the JSON
 * @property {string} text the JSON
 * @property {string | undefined} outcome what was done with it
 */

/**
 * @param {(request: GatewayRequest) => import('./misbehave.js').Fault | undefined} plan what goes wrong with a request;
 *   undefined: nothing, and the rules decide
 * @param {{ maxBytes?: number, writeKey?: string, keepsText?: boolean, keepAliveMs?: number }} rules
 */
export async function startGateway(plan = () => undefined, rules = {}) {
  const stored = new Map()
  const requests = []
  const sockets = new Set()
  let underWay = 0
  let mostUnderWay = 0

  async function take(request, response) {
    const index = requests.length
    const record = { index, at: performance.now(), ids: [], bytes: 0, text: '', outcome: undefined }
    requests.push(record)
    if (index >= MAX_REQUESTS) return request.socket.destroy()
    mostUnderWay = Math.max(mostUnderWay, ++underWay)
    response.on('close', () => underWay--)
    const early = plan(record, 'head')
    if (early?.kind === 'reset-before-body') return misbehave(early, { record, response, store: () => {} })
    const text = await readText(request).catch(() => undefined)
    if (text === undefined) return
    const verdict = judgeBody(text, request, rules)
    Object.assign(record, {
      ids: verdict.ids,
      bytes: Buffer.byteLength(text),
      text: rules.keepsText ? text : '',
    })
    const store = () => {
      for (const id of verdict.ids) stored.set(id, (stored.get(id) ?? 0) + 1)
    }
    const fault = plan(record, 'body')
    if (fault !== undefined) return misbehave(fault, { record, response, store })
    if (verdict.status === 200) store()
    record.outcome = String(verdict.status)
    response.writeHead(verdict.status, { 'content-type': 'text/plain; charset=utf-8' }).end(verdict.message)
  }

  const server = createServer((request, response) => {
    response.on('error', () => {})
    take(request, response).catch(() => request.socket.destroy())
  })
  server.keepAliveTimeout = rules.keepAliveMs ?? 60_000
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = (port) =>
    new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const stop = () =>
    new Promise((resolve) => {
      if (!server.listening) return resolve()
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = server.address()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    /** id -> how often it was stored. */
    stored,
    requests,
    mostUnderWay: () => mostUnderWay,
    isBusy: () => underWay > 0,
    /** Refuses connections until `start()`. */
    stop,
    start: () => listen(port),
  }
}

async function readText(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8')
}
