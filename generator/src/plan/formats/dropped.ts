// What a foreign plan holds and a TrackingPlan has no place for: one note a kind of thing, not one an event.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../../diagnostics/model.js'
import type { PlanDocument } from '../model.js'

export interface DroppedThings {
  readonly add: (kind: string, document: PlanDocument, pointer: string) => void
  readonly report: () => Diagnostic[]
}

export function collectDropped(): DroppedThings {
  const found = new Map<string, { document: PlanDocument; pointer: string; count: number }>()
  return {
    add(kind, document, pointer) {
      const known = found.get(kind)
      if (known === undefined) found.set(kind, { document, pointer, count: 1 })
      else known.count += 1
    },
    report: () =>
      [...found].map(([kind, { document, pointer, count }]) => {
        const often = count === 1 ? '' : ` (${count} times, first here)`
        return createDiagnostic('TW118', {
          message: `${kind} not carried over${often}.`,
          location: document.locate(pointer, 'key'),
        })
      }),
  }
}
