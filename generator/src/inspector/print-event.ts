// What `trackwright dev` says on a terminal: a header, then a line per event. Stores nothing.
import pc from 'picocolors'
import { countOf } from '../diagnostics/count-of.js'
import type { TrackingPlan } from '../plan/model.js'
import { eventName } from './event-name.js'
import type { ReceivedEvent, Verdict } from './model.js'

/** What `process.stdout` is here. */
export interface LineOutput {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface ServedPlan {
  readonly url: string
  readonly plan?: TrackingPlan
  readonly writeKey?: string
}

export interface EventPrinter {
  /** Where the server is, what it checks and how to point an SDK at it. A write key is asked for, never shown. */
  header(served: ServedPlan): void
  event(received: ReceivedEvent): void
}

type Colors = ReturnType<typeof pc.createColors>

/** Prints to `output`; in colour only on a terminal, and not under `NO_COLOR`. */
export function createEventPrinter(output: LineOutput): EventPrinter {
  const colors = pc.createColors(output.isTTY === true && pc.isColorSupported)
  return {
    header: (served) => output.write(headerText(served, colors)),
    event: (received) => output.write(eventLine(received, colors)),
  }
}

function headerText({ url, plan, writeKey }: ServedPlan, colors: Colors): string {
  const count = plan?.events.length ?? 0
  const checks = plan
    ? `plan ${quote(plan.name)}, ${countOf(count, 'event')}`
    : 'no plan: every event is unplanned'
  const key = writeKey === undefined ? 'any' : '<the write key>'
  return [
    `${colors.bold('Local data plane')} ${colors.cyan(url)} (${checks})`,
    `Point an SDK at it: createClient({ writeKey: '${key}', dataPlaneUrl: '${url}' })`,
    '',
  ].join('\n')
}

function eventLine({ message, verdict, receivedAt }: ReceivedEvent, colors: Colors): string {
  const call = typeof message.type === 'string' ? quote(message.type) : '-'
  const name = quote(eventName(message))
  const parts = [colors.dim(receivedAt.slice(11, 23)), call.padEnd(8), name, verdictText(verdict, colors)]
  return `${parts.filter((part) => part !== '').join(' ')}\n`
}

function verdictText(verdict: Verdict, colors: Colors): string {
  if (verdict.kind === 'valid') return colors.green('valid')
  if (verdict.kind === 'unplanned') return colors.yellow('unplanned')
  const [first, ...more] = verdict.violations
  const rest = more.length > 0 ? ` (and ${more.length} more)` : ''
  return `${colors.red('invalid')}: ${quote(first?.message ?? '')}${rest}`
}

const MAX_SHOWN = 300

/** Text of a client or a plan must not steer the terminal, break the line or fill the screen. */
function quote(text: string): string {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
  return shown.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
