// Which modules a run of the built command line loads: counted, since times are no one's to assert.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CliResult, runCliWith } from './run-cli.js'

export interface ObservedRun {
  readonly result: CliResult
  /** Modules of the generator's sources, such as `emit/emit-plan.ts`. */
  readonly loaded: readonly string[]
  /** The files of the package that hold them. */
  readonly bundles: readonly string[]
}

export async function observeCli(folder: string, ...args: string[]): Promise<ObservedRun> {
  const coverage = await mkdtemp(join(tmpdir(), 'trackwright-coverage-'))
  try {
    const result = await runCliWith({ NODE_V8_COVERAGE: coverage }, folder, args)
    const reports = await Promise.all(
      (await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')),
    )
    const urls = reports.flatMap((text) => JSON.parse(text).result as { url: string }[])
    const bundles = urls.map(({ url }) => url).filter((url) => url.includes('/generator/dist/'))
    const loaded = await Promise.all(bundles.map(modulesIn))
    return { result, loaded: loaded.flat(), bundles }
  } finally {
    await rm(coverage, { recursive: true })
  }
}

/** A bundle lists them at its head. */
async function modulesIn(url: string): Promise<string[]> {
  const text = await readFile(new URL(url), 'utf8')
  return [...text.matchAll(/^\/\/ src\/(.+)$/gm)].map(([, path = '']) => path)
}
