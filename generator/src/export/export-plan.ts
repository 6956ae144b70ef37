// A plan in a vendor's format: which formats there are, and what is told about what they cannot hold.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { TrackingPlan } from '../plan/model.js'
import { collectLosses } from './collect-losses.js'
import type { ExportedPlan, ExportOptions, WritePlan } from './model.js'
import { writeRudderCli } from './write-rudder-cli.js'
import { writeRudderStackCatalog } from './write-rudderstack-catalog.js'
import { writeSegment } from './write-segment.js'
import { eventsWithoutVendor, writeSnowplow } from './write-snowplow.js'

export const EXPORT_FORMATS = {
  'rudderstack-catalog': writeRudderStackCatalog,
  'rudder-cli': writeRudderCli,
  segment: writeSegment,
  snowplow: writeSnowplow,
} as const satisfies Record<string, WritePlan>

export type ExportFormat = keyof typeof EXPORT_FORMATS

/** Sources sorted by path; none where there is an error. */
export function exportPlan(
  plan: TrackingPlan,
  format: ExportFormat,
  options: ExportOptions = {},
): ExportedPlan {
  const [nameless] = format === 'snowplow' && options.vendor === undefined ? eventsWithoutVendor(plan) : []
  if (nameless !== undefined) {
    const message = `It is not known whose schema ${JSON.stringify(nameless.name)} is.`
    const { location } = nameless
    return { sources: [], diagnostics: [createDiagnostic('TW642', { message, location })] }
  }
  const losses = collectLosses()
  const sources = EXPORT_FORMATS[format](plan, losses, options)
  return { sources: sources.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics: losses.report() }
}
