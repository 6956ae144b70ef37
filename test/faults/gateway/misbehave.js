// Owns how each fault looks on the socket. When it happens is the scenario's business.
const CHUNK = Buffer.alloc(64 * 1024, 120)

/**
 * @typedef {{ kind: 'answer', status: number, body?: string, headers?: Record<string, string>, delayMs?: number, stores?: boolean }
 *   | { kind: 'reset-before-body' } | { kind: 'reset', stores?: boolean } | { kind: 'close', stores?: boolean }
 *   | { kind: 'hang' } | { kind: 'stall', stores?: boolean } | { kind: 'endless', stores?: boolean }
 *   | { kind: 'raw', text: string, stores?: boolean }} Fault
 */

/** @param {Fault} fault */
export function misbehave(fault, { record, response, store }) {
  record.outcome = fault.kind === 'answer' ? String(fault.status) : fault.kind
  const socket = response.socket
  if (fault.stores) store()
  switch (fault.kind) {
    case 'answer':
      setTimeout(
        () => response.writeHead(fault.status, fault.headers).end(fault.body ?? ''),
        fault.delayMs ?? 0,
      )
      return
    case 'reset-before-body':
    case 'reset':
      socket.resetAndDestroy()
      return
    case 'close':
      socket.end()
      return
    case 'hang':
      return
    case 'stall':
      response.writeHead(200, { 'content-length': '2' }).write('o')
      return
    case 'endless':
      response.writeHead(200, { 'content-type': 'text/plain' })
      pour(response)
      return
    case 'raw':
      socket.write(fault.text)
      socket.end()
  }
}

/** Writes until the other side hangs up. */
function pour(response) {
  if (response.destroyed || response.socket?.destroyed) return
  response.write(CHUNK)
  setImmediate(pour, response)
}
