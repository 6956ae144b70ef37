// `trackwright dev`: the local data plane in the foreground, until it is interrupted.
import { once } from 'node:events'
import { resolve } from 'node:path'
import { loadConfig } from '../config/load-config.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import { createEventPrinter } from '../inspector/print-event.js'
import { startDataPlane } from '../inspector/start-data-plane.js'
import { openPlan, type RemoteFlags } from './open-plan.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface DevFlags extends RemoteFlags {
  readonly plan?: string
  /** The plan's format. @default what its content says */
  readonly format?: string
  readonly port: number
  readonly writeKey?: string
  /** The file that received events are appended to, one JSON object a line. */
  readonly record?: string
}

export async function devCommand(flags: DevFlags, terminal: Terminal): Promise<ExitCode> {
  const { config, diagnostics } = await loadConfig(terminal.folder)
  reportDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) return 2
  const planPath = flags.plan === undefined ? config?.targets[0]?.plan : resolve(terminal.folder, flags.plan)
  const plan =
    planPath === undefined
      ? undefined
      : await openPlan(planPath, terminal, flags.format ?? config?.targets[0]?.format, flags)
  if (planPath !== undefined && plan === undefined) return 2

  const shown = {
    ...(plan === undefined ? {} : { plan }),
    ...(flags.writeKey === undefined ? {} : { writeKey: flags.writeKey }),
  }
  const recorded = flags.record === undefined ? {} : { ndjsonPath: resolve(terminal.folder, flags.record) }
  const printer = createEventPrinter({
    isTTY: terminal.color,
    write: (text) => terminal.print(text.trimEnd()),
  })
  const dataPlane = await startDataPlane({ ...shown, ...recorded, port: flags.port, onEvent: printer.event })
  printer.header({ url: dataPlane.url, ...shown })
  if (!terminal.interrupted.aborted) await once(terminal.interrupted, 'abort')
  await dataPlane.close()
  return 0
}
