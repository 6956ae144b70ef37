// An audit as a table for people and as data for programs. Findings are printed as every diagnostic is.
import { relative } from 'node:path'
import type { Audit, EventUsage } from './audit-usage.js'
import type { Use } from './model.js'
import { showEvent } from './show-event.js'

export interface Coverage {
  /** Events of the plans. */
  readonly events: number
  /** Of these, the ones that something outside of tests sends. */
  readonly sent: number
  readonly onlyInTests: number
  readonly neverSent: number
  /** Calls outside of tests that generated functions make, and that are made past them. */
  readonly throughPlan: number
  readonly pastPlan: number
}

function measureCoverage({ events, rawCalls }: Audit): Coverage {
  const sent = events.filter(({ uses }) => uses.length > 0).length
  const onlyInTests = events.filter(({ uses, testUses }) => uses.length === 0 && testUses.length > 0).length
  return {
    events: events.length,
    sent,
    onlyInTests,
    neverSent: events.length - sent - onlyInTests,
    throughPlan: events.reduce((sum, { uses }) => sum + uses.length, 0),
    pastPlan: rawCalls.length,
  }
}

/** @param folder where the user stands */
export function printAudit(audit: Audit, folder: string): string[] {
  const rows = audit.events.map((usage) => [
    showEvent(usage.event.event.call, usage.event.event.name),
    usage.event.functionName,
    String(usage.uses.length),
    describePlaces(usage, folder),
  ])
  const coverage = measureCoverage(audit)
  const calls = coverage.throughPlan + coverage.pastPlan
  return [
    ...alignColumns([['event', 'function', 'sent', 'where'], ...rows]),
    '',
    `${coverage.sent} of ${coverage.events} events are sent${percent(coverage.sent, coverage.events)}, ` +
      `${coverage.onlyInTests} only in tests, ${coverage.neverSent} never.`,
    `${coverage.throughPlan} of ${calls} calls go through the plan${percent(coverage.throughPlan, calls)}.`,
  ]
}

/** The same as objects, with paths as the user would write them. */
export function describeAudit(audit: Audit, folder: string): object {
  const place = ({ kind, location }: Use) => ({ ...location, file: relative(folder, location.file), kind })
  return {
    coverage: measureCoverage(audit),
    events: audit.events.map(({ event, uses, testUses }) => ({
      call: event.event.call,
      name: event.event.name,
      ...(event.event.version === undefined ? {} : { version: event.event.version }),
      function: event.functionName,
      sent: uses.map(place),
      sentInTests: testUses.map(place),
    })),
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : ` (${Math.round((100 * part) / whole)} %)`
}

const SHOWN_PLACES = 3

function describePlaces({ uses, testUses }: EventUsage, folder: string): string {
  if (uses.length === 0)
    return testUses.length === 0 ? 'never' : `only in tests: ${listPlaces(testUses, folder)}`
  return listPlaces(uses, folder)
}

function listPlaces(uses: readonly Use[], folder: string): string {
  const shown = uses
    .slice(0, SHOWN_PLACES)
    .map(({ location }) => `${relative(folder, location.file)}:${location.line}`)
  const more = uses.length > SHOWN_PLACES ? ` and ${uses.length - SHOWN_PLACES} more` : ''
  return `${shown.join(', ')}${more}`
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
