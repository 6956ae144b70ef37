// The data of fetching plans from vendors: who they are, what they need, and what they give.
import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { DiagnosticDetails } from '../diagnostics/create-diagnostic.js'
import type { JsonValue, PlanSource } from '../plan/model.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** Gets what stands at a path below the vendor's URL. @throws PullError, which never holds a secret */
export type GetJson = (
  path: string,
  query?: Readonly<Record<string, string | number>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<JsonValue>

export interface PullSession {
  readonly get: GetJson
  /** The value of a variable that has to be set. @throws PullError where it is not */
  readonly secret: (variable: string) => string
  /** Undefined where it is not set. */
  readonly variable: (variable: string) => string | undefined
  /** Of the plan, where the user named one. */
  readonly planId: string | undefined
  /** Whether the user named the URL. */
  readonly hasOwnUrl: boolean
  readonly onProgress: (line: string) => void
}

export interface Vendor {
  readonly title: string
  /** Without a slash at the end. */
  readonly url: string
  /** The plan as documents in the vendor's own format. */
  readonly fetchPlan: (session: PullSession) => Promise<readonly PlanSource[]>
}

/** What went wrong between here and the vendor, in words that can be shown. */
export class PullError extends Error {
  constructor(
    readonly code: DiagnosticCode,
    readonly details: DiagnosticDetails,
  ) {
    super(details.message)
  }
}
