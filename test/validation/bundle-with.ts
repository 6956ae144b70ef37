// One entry module, bundled and minified for production or for development by each of four bundlers.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as rolldown from 'rolldown'
import * as vite from 'vite'
import { vi } from 'vitest'
import webpack from 'webpack'

export interface Bundle {
  /** All chunks, one after the other. */
  readonly text: string
  readonly gzipBytes: number
}

type Mode = 'production' | 'development'

export const BUNDLERS: readonly { name: string; bundle: (folder: string, mode: Mode) => Promise<Bundle> }[] =
  [
    { name: 'esbuild', bundle: bundleWithEsbuild },
    { name: 'rolldown', bundle: bundleWithRolldown },
    { name: 'vite', bundle: bundleWithVite },
    { name: 'webpack', bundle: bundleWithWebpack },
  ]

function measure(texts: readonly string[]): Bundle {
  const text = texts.join('\n')
  return { text, gzipBytes: gzipSync(text, { level: 9 }).byteLength }
}

async function bundleWithEsbuild(folder: string, mode: Mode): Promise<Bundle> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(folder, 'main.js')],
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    minify: mode === 'production',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  return measure(outputFiles.map(({ text }) => text))
}

async function bundleWithRolldown(folder: string, mode: Mode): Promise<Bundle> {
  const build = await rolldown.rolldown({
    input: join(folder, 'main.js'),
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': JSON.stringify(mode) } },
    logLevel: 'silent',
  })
  const { output } = await build.generate({ format: 'esm', minify: mode === 'production' })
  await build.close()
  return measure(output.flatMap((each) => (each.type === 'chunk' ? [each.code] : [])))
}

async function bundleWithVite(folder: string, mode: Mode): Promise<Bundle> {
  // Vite builds for what the environment says, and here that is a test.
  vi.stubEnv('NODE_ENV', mode)
  const result = await vite.build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    mode,
    build: { write: false, minify: mode === 'production', rollupOptions: { input: join(folder, 'main.js') } },
  })
  vi.unstubAllEnvs()
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []))
  return measure(outputs.flatMap((each) => (each.type === 'chunk' ? [each.code] : [])))
}

function bundleWithWebpack(folder: string, mode: Mode): Promise<Bundle> {
  const compiler = webpack({
    context: folder,
    mode,
    devtool: false,
    entry: './main.js',
    output: { path: join(folder, `dist-webpack-${mode}`), clean: true },
  })
  return new Promise((resolve, reject) => {
    compiler?.run(async (error, stats) => {
      if (error !== null || stats === undefined || stats.hasErrors())
        return reject(error ?? new Error(stats?.toString({ all: false, errors: true })))
      const { assets = [] } = stats.toJson({ assets: true })
      const texts = assets.map(({ name }) => readFile(join(folder, `dist-webpack-${mode}`, name), 'utf8'))
      resolve(measure(await Promise.all(texts)))
    })
  })
}
