// Says what became of a target's output.
import type { ResolvedTarget } from '../config/resolve-targets.js'
import type { WrittenTarget } from '../targets/write-target.js'
import { showPath } from './show-path.js'
import { reportDiagnostics, type Terminal } from './terminal.js'

export function reportWritten(
  target: ResolvedTarget,
  { changes, diagnostics }: Pick<WrittenTarget, 'changes' | 'diagnostics'>,
  terminal: Terminal,
): void {
  reportDiagnostics(terminal, diagnostics)
  if (changes?.length === 0) terminal.print(`${showPath(target.output, terminal)} is up to date`)
  for (const { path, kind } of changes ?? [])
    terminal.print(`${kind === 'left over' ? 'removed' : 'wrote'} ${path}`)
}
