// The CORS headers of the gateway (rs/cors: any origin, credentials, any header, 900 s). Answers no request itself.
import type { IncomingHttpHeaders } from 'node:http'

const ALLOWED_METHODS = new Set(['GET', 'POST', 'HEAD'])

export function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

/** The headers of a preflight's 204. Without an origin, or for another method, nothing is allowed. */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const vary = { Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' }
  const { origin } = headers
  const method = headers['access-control-request-method']?.toUpperCase()
  if (origin === undefined || method === undefined || !ALLOWED_METHODS.has(method)) return vary
  const asked = headers['access-control-request-headers']
  return {
    ...vary,
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': method,
    ...(asked === undefined ? {} : { 'Access-Control-Allow-Headers': asked }),
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Max-Age': '900',
  }
}

/** The headers of any other answer. */
export function corsHeaders({ origin }: IncomingHttpHeaders): Record<string, string> {
  if (origin === undefined) return { Vary: 'Origin' }
  return { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
}
