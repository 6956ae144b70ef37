// A vendor's plan, fetched: the documents in its own format, or what stood in the way.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { PlanSource } from '../plan/model.js'
import { type Environment, PullError, type PullSession } from './model.js'
import { createGetJson, type RequestOptions } from './request-json.js'
import { VENDORS, type VendorName } from './vendors.js'

export interface PullOptions extends Omit<RequestOptions, 'url'> {
  readonly from: VendorName
  /** Of another region, or of a registry of one's own. @default the vendor's */
  readonly url?: string | undefined
  readonly planId?: string | undefined
  readonly environment: Environment
  readonly onProgress: (line: string) => void
}

export interface PulledPlan {
  readonly sources: readonly PlanSource[]
  readonly diagnostics: readonly Diagnostic[]
}

export async function pullPlan({
  from,
  planId,
  environment,
  onProgress,
  ...request
}: PullOptions): Promise<PulledPlan> {
  const vendor = VENDORS[from]
  try {
    const url = checkUrl(request.url ?? vendor.url)
    const variable = (name: string) => environment[name]?.trim() || undefined
    const session: PullSession = {
      get: createGetJson({ ...request, url }),
      secret: (name) => variable(name) ?? missing(name, vendor.title),
      variable,
      planId,
      hasOwnUrl: request.url !== undefined,
      onProgress,
    }
    return { sources: await vendor.fetchPlan(session), diagnostics: [] }
  } catch (error) {
    if (!(error instanceof PullError)) throw error
    return { sources: [], diagnostics: [createDiagnostic(error.code, error.details)] }
  }
}

function missing(variable: string, vendor: string): never {
  throw new PullError('TW621', { message: `${variable} is not set, and ${vendor} gives nothing without it.` })
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** A token goes to the place that is named, so that nobody on the way may read along. */
function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '')
    throw new PullError('TW626', {
      message: 'The URL is not one of https, without a name or password in it.',
    })
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
