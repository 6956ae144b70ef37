// Which modules of the built package a run of the command line loads: counted, since times are no one's to assert.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CliResult, runCliWith } from './run-cli.js'

export interface ObservedRun {
  readonly result: CliResult
  /** Paths below `generator/dist`, such as `emit/emit-plan.js`. */
  readonly loaded: readonly string[]
}

export async function observeCli(folder: string, ...args: string[]): Promise<ObservedRun> {
  const coverage = await mkdtemp(join(tmpdir(), 'trackwright-coverage-'))
  try {
    const result = await runCliWith({ NODE_V8_COVERAGE: coverage }, folder, args)
    const reports = await Promise.all(
      (await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')),
    )
    const urls = reports.flatMap((text) => JSON.parse(text).result as { url: string }[])
    const loaded = urls.flatMap(({ url }) => /\/generator\/dist\/(.+)$/.exec(url)?.[1] ?? [])
    return { result, loaded }
  } finally {
    await rm(coverage, { recursive: true })
  }
}
