// Completes a plan's sources by the documents on servers that its references want, where the user named their hosts.
// What may be fetched is decided here; how, by the port: fetch-document.ts.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { loadPlan } from './load-plan.js'
import type { PlanSource } from './model.js'
import { showRemote } from './plan-uri.js'

/** The text of a document, or why there is none, as the end of a sentence that begins with its URL. */
export type FetchedDocument = { readonly text: string } | { readonly problem: string }

export type FetchDocument = (url: URL, isAllowed: (url: URL) => boolean) => Promise<FetchedDocument>

export interface RemoteSources {
  /** The given ones first; the path of a fetched one is its URI. */
  readonly sources: readonly PlanSource[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Of one plan, however they lead to each other. */
const MAX_DOCUMENTS = 100

/**
 * @param hosts exactly those that may be asked, with a port where it is not the usual one, such as `schemas.example.com`
 */
export async function readRemote(
  given: readonly PlanSource[],
  hosts: readonly string[],
  fetchDocument: FetchDocument,
): Promise<RemoteSources> {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()))
  const isAllowed = (url: URL): boolean => allowed.has(url.host) && isSafe(url)
  const sources = [...given]
  const seen = new Set<string>()
  for (;;) {
    const missing = loadPlan(sources).missingRemote ?? []
    const wanted = missing.filter((uri) => !seen.has(uri) && allowed.has(new URL(uri).host))
    if (wanted.length === 0) return { sources, diagnostics: [] }
    for (const uri of wanted) {
      seen.add(uri)
      const fetched = await fetchOne(uri, seen.size, isAllowed, fetchDocument)
      if ('problem' in fetched) return { sources, diagnostics: [notFetched(uri, fetched.problem)] }
      sources.push({ path: uri, text: fetched.text })
    }
  }
}

async function fetchOne(
  uri: string,
  count: number,
  isAllowed: (url: URL) => boolean,
  fetchDocument: FetchDocument,
): Promise<FetchedDocument> {
  const url = new URL(uri)
  if (count > MAX_DOCUMENTS) return { problem: `a plan may want ${MAX_DOCUMENTS} documents at most` }
  if (url.username !== '' || url.password !== '') return { problem: 'it holds a user name or a password' }
  if (!isAllowed(url)) return { problem: 'only https is safe, except on this machine' }
  return fetchDocument(url, isAllowed)
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** Over http anyone on the way may put anything into the plan. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}

function notFetched(uri: string, problem: string): Diagnostic {
  return createDiagnostic('TW140', { message: `${showRemote(uri)} was not fetched: ${problem}.` })
}
