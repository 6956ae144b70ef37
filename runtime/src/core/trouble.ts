// Owns the memory of what keeps events from being delivered just now, and when that is told. Decides nothing else.
import type { Clock } from './clock.js'
import type { DeliveryError } from './errors.js'
import type { Reporter } from './reporter.js'

/** Time between two reports of one trouble. */
const REPORT_PERIOD_MS = 60_000

export interface Trouble {
  /** Of the last request; undefined while requests succeed. */
  readonly error: DeliveryError | undefined
  /** Requests in a row that met it. */
  readonly attempts: number
  /** A pause is told at once, for nobody but the user can end it; an outage that ends within a period is nobody's concern. */
  note(kind: 'retry' | 'pause', error: DeliveryError): void
  end(): void
}

export function createTrouble(clock: Clock, reporter: Reporter): Trouble {
  let error: DeliveryError | undefined
  let attempts = 0
  let quietSince = 0
  let isTold = false
  return {
    get error() {
      return error
    },
    get attempts() {
      return attempts
    },
    note(kind, latest) {
      const now = clock.monotonic()
      error = latest
      if (attempts++ === 0) quietSince = now
      const isNews = kind === 'pause' && !isTold
      if (!isNews && now - quietSince < REPORT_PERIOD_MS) return
      quietSince = now
      isTold = true
      reporter.error(latest, 0, () => [])
    },
    end() {
      error = undefined
      attempts = 0
      isTold = false
    },
  }
}
