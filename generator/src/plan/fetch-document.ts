// Fetches one document of a plan, within bounds. The only file of the generator that goes to the network as a client.
import type { FetchDocument, FetchedDocument } from './read-remote.js'

export interface FetchLimits {
  /** For a document, redirects included. @default 10000 */
  readonly timeoutMs?: number
  /** After decompression. @default 4194304 (4 MiB) */
  readonly maxBytes?: number
  /** @default 3 */
  readonly maxRedirects?: number
}

/** Sends no cookies and no credentials; every redirect must lead to an address that is allowed as well. */
export function createFetchDocument(limits: FetchLimits = {}): FetchDocument {
  const { timeoutMs = 10_000, maxBytes = 4 * 1024 * 1024, maxRedirects = 3 } = limits
  return async (url, isAllowed) => {
    const signal = AbortSignal.timeout(timeoutMs)
    let at = url
    try {
      for (let hops = 0; hops <= maxRedirects; hops++) {
        const response = await fetch(at, {
          signal,
          redirect: 'manual',
          headers: { accept: 'application/json, */*' },
        })
        const location = response.headers.get('location')
        if (response.status < 300 || response.status >= 400 || location === null)
          return await readResponse(response, maxBytes)
        await response.body?.cancel()
        at = new URL(location, at)
        if (!isAllowed(at))
          return { problem: `it leads on to ${at.protocol}//${at.host}, which is not allowed` }
      }
      return { problem: `it leads on more than ${maxRedirects} times` }
    } catch (error) {
      return { problem: signal.aborted ? `it took longer than ${timeoutMs} ms` : reasonOf(error) }
    }
  }
}

async function readResponse(response: Response, maxBytes: number): Promise<FetchedDocument> {
  if (response.status !== 200) {
    await response.body?.cancel()
    return { problem: `it answered with status ${response.status}` }
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) return { problem: `it has more than ${maxBytes} bytes` }
    chunks.push(chunk)
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) }
  } catch {
    return { problem: 'it is not UTF-8' }
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return `the connection failed${code}`
}
