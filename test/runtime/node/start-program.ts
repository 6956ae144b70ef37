// Owns programs in processes of their own, on the sources as they stand, that a test can send signals to.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

export interface Program {
  /** Starts it once more, with these arguments. */
  start(...args: string[]): RunningProgram
  remove(): Promise<void>
}

export interface RunningProgram {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>
  /** Settles when the output holds this text. */
  said(text: string): Promise<void>
}

/** Compiles TypeScript text, which may import '../../../runtime/src/…', to be run under strict rules for unhandled rejections. */
export async function compileProgram(text: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'trackwright-program-'))
  const outfile = join(folder, 'program.mjs')
  const stdin = { contents: text, resolveDir: import.meta.dirname, loader: 'ts' } as const
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' })
  return {
    start: (...args) => watch(spawn(process.execPath, ['--unhandled-rejections=strict', outfile, ...args])),
    remove: () => rm(folder, { recursive: true }),
  }
}

function watch(child: ReturnType<typeof spawn>): RunningProgram {
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
      for (const listen of listeners) listen()
    })
  }
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, output }))),
    said: (text) =>
      new Promise((resolve) => {
        const listen = (): void => {
          if (output.includes(text)) resolve()
        }
        listeners.add(listen)
        listen()
      }),
  }
}
