// The bundlers whose plugins are tested, each built once or watched by its own programming interface. The runtime stays
// outside of the bundles: what is asked is whether the generated code is in them.
import { join } from 'node:path'
import { rspack } from '@rspack/core'
import * as esbuild from 'esbuild'
import * as rolldown from 'rolldown'
import * as rollup from 'rollup'
import * as vite from 'vite'
import webpack from 'webpack'
import esbuildPlugin from '../../generator/src/plugins/esbuild.js'
import rolldownPlugin from '../../generator/src/plugins/rolldown.js'
import rollupPlugin from '../../generator/src/plugins/rollup.js'
import rspackPlugin from '../../generator/src/plugins/rspack.js'
import vitePlugin from '../../generator/src/plugins/vite.js'
import webpackPlugin from '../../generator/src/plugins/webpack.js'

export interface Bundler {
  readonly name: string
  /** Writes `dist/main.js` of the folder. @throws Error with what the bundler says */
  readonly build: (folder: string) => Promise<unknown>
  /** Does so again whenever something changes; tells what went wrong, or undefined. */
  readonly watch: (folder: string, onBuilt: (problem: string | undefined) => void) => Promise<() => unknown>
}

const RUNTIME = /^@trackwright\/runtime/

const esbuildOptions = (folder: string): esbuild.BuildOptions => ({
  entryPoints: [join(folder, 'main.js')],
  outdir: join(folder, 'dist'),
  absWorkingDir: folder,
  bundle: true,
  format: 'esm',
  external: ['@trackwright/runtime/*'],
  logLevel: 'silent',
  plugins: [esbuildPlugin({ folder })],
})

const rollupOptions = (folder: string) => ({
  input: join(folder, 'main.js'),
  external: RUNTIME,
  output: { file: join(folder, 'dist/main.js') },
})

const webpackOptions = (folder: string) => ({
  context: folder,
  mode: 'development' as const,
  devtool: false as const,
  entry: './main.js',
  output: { path: join(folder, 'dist'), filename: 'main.js' },
  externals: RUNTIME,
  externalsType: 'var' as const,
})

const viteOptions = (folder: string): vite.InlineConfig => ({
  root: folder,
  configFile: false,
  logLevel: 'silent',
  plugins: [vitePlugin({ folder })],
  build: {
    lib: { entry: 'main.js', formats: ['es'], fileName: () => 'main.js' },
    rollupOptions: { external: RUNTIME },
    minify: false,
  },
})

interface Stats {
  hasErrors(): boolean
  toString(options: object): string
}

const webpackResult =
  (done: (problem: string | undefined) => void) =>
  (error: Error | null, stats: Stats | undefined): void =>
    done(error?.message ?? (stats?.hasErrors() ? stats.toString({ all: false, errors: true }) : undefined))

export const BUNDLERS: readonly Bundler[] = [
  {
    name: 'esbuild',
    build: (folder) => esbuild.build(esbuildOptions(folder)),
    async watch(folder, onBuilt) {
      const report: esbuild.Plugin = {
        name: 'report',
        setup: (build) => build.onEnd(({ errors }) => onBuilt(errors[0]?.text)),
      }
      const options = esbuildOptions(folder)
      const context = await esbuild.context({ ...options, plugins: [...(options.plugins ?? []), report] })
      await context.watch()
      return () => context.dispose()
    },
  },
  {
    name: 'rollup',
    async build(folder) {
      const { output, ...options } = rollupOptions(folder)
      await (await rollup.rollup({ ...options, plugins: [rollupPlugin({ folder })] })).write(output)
    },
    async watch(folder, onBuilt) {
      const watcher = rollup.watch({ ...rollupOptions(folder), plugins: [rollupPlugin({ folder })] })
      watcher.on('event', (event) => {
        if (event.code === 'BUNDLE_END') onBuilt(undefined)
        if (event.code === 'ERROR') onBuilt(event.error.message)
      })
      return () => watcher.close()
    },
  },
  {
    name: 'rolldown',
    async build(folder) {
      const { output, ...options } = rollupOptions(folder)
      await (await rolldown.rolldown({ ...options, plugins: [rolldownPlugin({ folder })] })).write(output)
    },
    async watch(folder, onBuilt) {
      const watcher = rolldown.watch({ ...rollupOptions(folder), plugins: [rolldownPlugin({ folder })] })
      watcher.on('event', (event) => {
        if (event.code === 'BUNDLE_END') onBuilt(undefined)
        if (event.code === 'ERROR') onBuilt(event.error.message)
      })
      return () => watcher.close()
    },
  },
  {
    name: 'webpack',
    build: (folder) =>
      new Promise((resolve, reject) => {
        const end = webpackResult((problem) =>
          problem === undefined ? resolve(undefined) : reject(new Error(problem)),
        )
        webpack({ ...webpackOptions(folder), plugins: [webpackPlugin({ folder })] }, end)
      }),
    async watch(folder, onBuilt) {
      const compiler = webpack({ ...webpackOptions(folder), plugins: [webpackPlugin({ folder })] })
      const watching = compiler?.watch({}, webpackResult(onBuilt))
      return () => new Promise<void>((resolve) => watching?.close(() => resolve()))
    },
  },
  {
    name: 'rspack',
    build: (folder) =>
      new Promise((resolve, reject) => {
        const end = webpackResult((problem) =>
          problem === undefined ? resolve(undefined) : reject(new Error(problem)),
        )
        rspack({ ...webpackOptions(folder), plugins: [rspackPlugin({ folder })] }, end)
      }),
    async watch(folder, onBuilt) {
      const compiler = rspack({ ...webpackOptions(folder), plugins: [rspackPlugin({ folder })] })
      const watching = compiler.watch({}, webpackResult(onBuilt))
      return () => new Promise<void>((resolve) => watching?.close(() => resolve()))
    },
  },
  {
    name: 'vite',
    build: (folder) => vite.build(viteOptions(folder)),
    async watch(folder, onBuilt) {
      const options = viteOptions(folder)
      const watcher = await vite.build({ ...options, build: { ...options.build, watch: {} } })
      if (!('on' in watcher)) throw new Error('Vite does not watch.')
      watcher.on('event', (event) => {
        if (event.code === 'BUNDLE_END') onBuilt(undefined)
        if (event.code === 'ERROR') onBuilt(event.error.message)
      })
      return () => watcher.close()
    },
  },
]
