// The plugin for all bundlers: generates before a build, and again whenever a plan changes while they watch.
// Each of them is told of mistakes in its own way, so that it goes on watching. The only file that knows unplugin.
import { dirname, join } from 'node:path'
import type { PluginBuild } from 'esbuild'
import { createUnplugin, type UnpluginBuildContext } from 'unplugin'
import type { Plugin, ViteDevServer } from 'vite'
import type { Compilation, Compiler } from 'webpack'
import { watchFiles } from '../targets/watch-files.js'
import { createRegenerator, type Regenerated, type Regenerator } from './create-regenerator.js'
import { errorOf, esbuildMessageOf, overlayOf } from './describe-for-bundler.js'
import type { PluginOptions } from './plugin-options.js'

const NAME = 'trackwright'

export const plugin = createUnplugin((options: PluginOptions | undefined, { framework }) => {
  const regenerator = createRegenerator(options)
  switch (framework) {
    case 'webpack':
    case 'rspack': {
      const apply = (compiler: unknown) => applyToCompiler(compiler as Compiler, regenerator)
      return { name: NAME, webpack: apply, rspack: apply }
    }
    case 'esbuild':
      return { name: NAME, esbuild: { setup: (build) => applyToEsbuild(build, regenerator) } }
    case 'vite':
      return { name: NAME, vite: createVitePlugin(regenerator) }
    default:
      return {
        name: NAME,
        buildStart() {
          return generateForBuild(this, regenerator)
        },
      }
  }
})

/** Rollup and its kin: a thrown error ends the build, and a watcher waits for one of the files to change. */
async function generateForBuild(
  context: Pick<UnpluginBuildContext, 'addWatchFile'>,
  regenerator: Regenerator,
): Promise<void> {
  const { errors, warnings, planFolders, planFiles } = await regenerator.run()
  for (const path of new Set([...planFolders, ...planFiles])) context.addWatchFile(path)
  for (const warning of warnings) console.warn(errorOf([warning]).message)
  if (errors.length > 0) throw errorOf(errors)
}

/** Webpack and its kin end their watch at a thrown error, but not at one in a compilation's list. */
function applyToCompiler(compiler: Compiler, regenerator: Regenerator): void {
  let last: Regenerated | undefined
  // Before the compilation begins: what belongs to it runs side by side with the reading of the modules.
  compiler.hooks.beforeCompile.tapPromise(NAME, async () => {
    last = await regenerator.run()
  })
  // A watching compiler took the times of all files before; it looks again at the ones that were written since.
  compiler.hooks.done.tap(NAME, () => {
    if (last?.hasChanged === true) compiler.watching?.invalidate()
  })
  compiler.hooks.thisCompilation.tap(NAME, (compilation: Compilation) => {
    const { errors = [], warnings = [], planFolders = [], planFiles = [] } = last ?? {}
    for (const path of planFolders) compilation.contextDependencies.add(path)
    for (const path of planFiles) compilation.fileDependencies.add(path)
    for (const each of errors) compilation.errors.push(errorOf([each]) as Compilation['errors'][number])
    for (const each of warnings) compilation.warnings.push(errorOf([each]) as Compilation['warnings'][number])
  })
}

/** Esbuild watches what a load names, so that the generated modules are loaded here. */
function applyToEsbuild(build: PluginBuild, regenerator: Regenerator): void {
  let watched: { watchFiles: string[]; watchDirs: string[] } | undefined
  let outputs: readonly string[] = []
  build.onStart(async () => {
    const { errors, warnings, planFiles, ...rest } = await regenerator.run()
    watched = { watchFiles: [...planFiles], watchDirs: [...new Set(planFiles.map(dirname))] }
    outputs = rest.outputs
    return { errors: errors.map(esbuildMessageOf), warnings: warnings.map(esbuildMessageOf) }
  })
  build.onResolve({ filter: /./ }, async ({ path, pluginData, ...rest }) => {
    if (pluginData === NAME) return undefined
    const resolved = await build.resolve(path, { ...rest, pluginData: NAME })
    const isGenerated = outputs.some((output) => resolved.path.startsWith(join(output, '/')))
    return isGenerated ? { ...resolved, ...watched } : undefined
  })
}

/** In development a mistake is shown in the browser, and the last good output goes on working. */
function createVitePlugin(regenerator: Regenerator): Partial<Plugin> {
  let isServing = false
  let stop: (() => void) | undefined
  return {
    configResolved: ({ command }) => {
      isServing = command === 'serve'
    },
    async buildStart() {
      if (!isServing) await generateForBuild(this, regenerator)
    },
    configureServer: async (server) => {
      stop = await serveAndWatch(server, regenerator)
    },
    buildEnd: () => stop?.(),
  }
}

async function serveAndWatch(server: ViteDevServer, regenerator: Regenerator): Promise<() => void> {
  let shown: ReturnType<typeof overlayOf> | undefined
  const generate = async () => {
    const result = await regenerator.run()
    const { logger } = server.config
    for (const warning of result.warnings) logger.warn(errorOf([warning]).message)
    const [first] = result.errors
    const before = shown
    shown = first === undefined ? undefined : overlayOf(first, regenerator.folder)
    if (first !== undefined) logger.error(errorOf(result.errors).message)
    if (shown !== undefined) server.ws.send({ type: 'error', err: shown })
    else if (before !== undefined) server.ws.send({ type: 'full-reload' })
    return result
  }
  const { planFolders, planFiles, outputs } = await generate()
  server.ws.on('connection', () => {
    if (shown !== undefined) server.ws.send({ type: 'error', err: shown })
  })
  const files = watchFiles({
    paths: planFolders,
    ignored: outputs,
    onChange: () => void generate().then((result) => files.watch(result.planFiles)),
    onRefused: ({ message }) => server.config.logger.error(message),
  })
  files.watch(planFiles)
  return files.stop
}
