// Owns the gateway's rules for a body: all or nothing, plain text, ids required. Stores nothing.
const MAX_BYTES = 4_096_000

/**
 * Status, answer and ids of a body, by the rules of rudder-server's gateway (handle.go). The write key may also be the
 * body's `api_key`, and an id a `uuid` with a `distinct_id`, as PostHog's client sends them.
 */
export function judgeBody(text, request, { maxBytes = MAX_BYTES, writeKey } = {}) {
  let body
  try {
    body = JSON.parse(text)
  } catch {
    return { status: 400, message: 'invalid json\n', ids: [] }
  }
  const events = Array.isArray(body?.batch) ? body.batch : []
  const ids = events.map((event) => String(event?.messageId ?? event?.uuid ?? ''))
  const answer = (status, message) => ({ status, message, ids })
  const key = readKey(request) ?? body.api_key
  if (!key || (writeKey !== undefined && key !== writeKey)) return answer(401, 'invalid write key\n')
  if (events.length === 0) return answer(400, 'empty batch payload\n')
  if (!events.every(hasId)) return answer(400, 'request neither has anonymousId nor userId\n')
  if (Buffer.byteLength(text) > maxBytes) return answer(413, 'request size exceeds max limit\n')
  return answer(200, 'ok')
}

function readKey(request) {
  const [scheme, value] = (request.headers.authorization ?? '').split(' ')
  if (scheme !== 'Basic') return undefined
  return Buffer.from(value ?? '', 'base64')
    .toString('utf8')
    .split(':')[0]
}

function hasId(event) {
  return [event?.userId, event?.anonymousId, event?.distinct_id].some(
    (id) => id !== undefined && id !== null && String(id).trim() !== '',
  )
}
