// Owns running a small program in a process of its own, on the sources as they stand.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

export interface ProgramEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
  /** Milliseconds. */
  readonly duration: number
}

/** Runs TypeScript text, which may import '../../runtime/src/…', under strict rules for unhandled rejections. */
export async function runProgram(program: string): Promise<ProgramEnd> {
  const folder = await mkdtemp(join(tmpdir(), 'trackwright-'))
  try {
    const outfile = join(folder, 'program.mjs')
    const stdin = { contents: program, resolveDir: import.meta.dirname, loader: 'ts' } as const
    await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' })
    return await run(outfile)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function run(file: string): Promise<ProgramEnd> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--unhandled-rejections=strict', file])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ code, signal, output, duration: performance.now() - start }),
    )
  })
}
