// The terminal of a process, in the four ways in which a command can speak: to people, or as JSON, SARIF or annotations.
// What each of them looks like is told by diagnostics/format-*.ts.
import pc from 'picocolors'
import { formatAnnotations } from '../diagnostics/format-annotations.js'
import { formatDiagnostics } from '../diagnostics/format-diagnostics.js'
import { formatSarif } from '../diagnostics/format-sarif.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { ClosableTerminal } from './terminal.js'

export const REPORTERS = ['text', 'json', 'sarif', 'github'] as const
export type Reporter = (typeof REPORTERS)[number]

export interface TerminalOptions {
  readonly reporter: Reporter
  readonly version: string
}

type Voice = Pick<ClosableTerminal, 'print' | 'progress' | 'diagnose' | 'data' | 'close'>

export function createTerminal({ reporter, version }: TerminalOptions): ClosableTerminal {
  const interrupt = new AbortController()
  return {
    folder: process.cwd(),
    color: pc.isColorSupported,
    environment: process.env,
    input: process.stdin,
    interactive: reporter === 'text' && Boolean(process.stdin.isTTY && process.stdout.isTTY),
    ...createVoice(reporter, version),
    get interrupted() {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort())
      return interrupt.signal
    },
  }
}

function createVoice(reporter: Reporter, version: string): Voice {
  if (reporter === 'text') return createTextVoice()
  if (reporter === 'github') return createGithubVoice()
  return createDocumentVoice((collected) =>
    reporter === 'sarif' ? formatSarif(collected.diagnostics, version) : collected,
  )
}

function createTextVoice(): Voice {
  const line = createProgressLine()
  return {
    print: (text) => line.clear(() => console.log(text)),
    progress: line.show,
    diagnose: (diagnostics) =>
      line.clear(() => console.error(formatDiagnostics(diagnostics, { color: pc.isColorSupported }))),
    data: () => {},
    close: () => line.clear(() => {}),
  }
}

/** The log of a workflow is read by people; the annotations are taken out of it. */
function createGithubVoice(): Voice {
  const text = createTextVoice()
  return {
    ...text,
    diagnose: (diagnostics) => {
      text.diagnose(diagnostics)
      for (const annotation of formatAnnotations(diagnostics)) console.log(annotation)
    },
  }
}

interface Collected {
  readonly exitCode: number
  readonly diagnostics: readonly Diagnostic[]
}

/** One document on standard output, when the command has ended. */
function createDocumentVoice(format: (collected: Collected) => object): Voice {
  const diagnostics: Diagnostic[] = []
  let data = {}
  return {
    print: () => {},
    progress: () => {},
    diagnose: (found) => diagnostics.push(...found),
    data: (members) => {
      data = { ...data, ...members }
    },
    close: (exitCode) => console.log(JSON.stringify(format({ ...data, exitCode, diagnostics }), null, 2)),
  }
}

/** On standard error, so that a result can be piped while a person watches. */
function createProgressLine() {
  const { stderr } = process
  let isShown = false
  return {
    show(text: string): void {
      if (!stderr.isTTY) return
      stderr.write(`\r\u001b[K${text.slice(0, Math.max(20, (stderr.columns ?? 80) - 1))}`)
      isShown = true
    },
    clear(speak: () => void): void {
      if (isShown) stderr.write('\r\u001b[K')
      isShown = false
      speak()
    },
  }
}
