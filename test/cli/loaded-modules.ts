// Which modules of the built package a run of the command line loads: counted, since times are no one's to assert.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin } from './run-cli.js'

/** Paths below `generator/dist`, such as `emit/emit-plan.js`. */
export async function loadedModules(folder: string, ...args: string[]): Promise<string[]> {
  const coverage = await mkdtemp(join(tmpdir(), 'trackwright-coverage-'))
  try {
    const env = { PATH: process.env.PATH, NODE_V8_COVERAGE: coverage }
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, stdio: 'ignore', env })
    await new Promise((resolve) => child.on('close', resolve))
    const reports = await Promise.all(
      (await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')),
    )
    const urls = reports.flatMap((text) => JSON.parse(text).result as { url: string }[])
    return urls.flatMap(({ url }) => /\/generator\/dist\/(.+)$/.exec(url)?.[1] ?? [])
  } finally {
    await rm(coverage, { recursive: true })
  }
}
