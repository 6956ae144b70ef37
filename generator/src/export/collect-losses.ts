// What a plan says and a vendor's format cannot: one note a kind of thing, with the first place and how often.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic, SourceLocation } from '../diagnostics/model.js'
import type { PlanEvent } from '../plan/model.js'

export interface Losses {
  /** @param what the beginning of a sentence, with its verb, such as `Owners of events are not carried over` */
  readonly add: (what: string, event?: PlanEvent) => void
  readonly report: () => Diagnostic[]
}

export function collectLosses(): Losses {
  const found = new Map<string, { count: number; location: SourceLocation | undefined }>()
  return {
    add(what, event) {
      const known = found.get(what)
      // An event's place is computed when asked, so that only the first is.
      if (known === undefined) found.set(what, { count: 1, location: event?.location })
      else known.count += 1
    },
    report: () =>
      [...found].map(([what, { count, location }]) =>
        createDiagnostic('TW641', {
          message: `${what.charAt(0).toUpperCase()}${what.slice(1)}${count === 1 ? '' : ` (${count} times, first here)`}.`,
          ...(location === undefined ? {} : { location }),
        }),
      ),
  }
}
