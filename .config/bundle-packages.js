// Puts the entries of the packages into few files, which Node loads in half the time: tsc writes the types beside them.
// What entries share lies in chunks, so that it is there once, whoever loads it.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { rollup } from 'rollup'

/** In bytes: what is smaller goes along with something else, where that brings nothing with it that takes long to load. */
const SMALL_CHUNK = 5000
/** What is loaded anyway. */
const IS_LIGHT = /^(node:.*|commander|picocolors)$/

const typescript = {
  name: 'typescript',
  resolveId: (id, importer) =>
    /^\..*\.js$/.test(id) ? join(importer, '..', id.replace(/\.js$/, '.ts')) : null,
  async transform(source) {
    const { code } = await transform(source, { loader: 'ts', target: 'es2022' })
    return { code, map: null }
  },
}

await bundle('runtime')
// The command line is no entry that could be imported.
await bundle('generator', ['cli/main'])

async function bundle(name, others = []) {
  const folder = fileURLToPath(new URL(`../${name}/`, import.meta.url))
  const dist = join(folder, 'dist')
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const published = Object.values(exports).flatMap(
    (entry) => entry.default?.match(/^\.\/dist\/(.*)\.js$/)[1] ?? [],
  )
  const bundled = await rollup({
    input: Object.fromEntries(
      [...published, ...others].map((entry) => [entry, join(folder, `src/${entry}.ts`)]),
    ),
    external: /^[^./]/,
    plugins: [typescript],
    // By this it knows what may go along with what: our own modules do nothing when they are loaded.
    treeshake: { moduleSideEffects: (id, isExternal) => isExternal && !IS_LIGHT.test(id) },
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message)
    },
  })
  const { output } = await bundled.write({
    dir: dist,
    chunkFileNames: 'chunks/[hash].js',
    experimentalMinChunkSize: SMALL_CHUNK,
    // Imports for the order of side effects; bundlers would warn of them.
    hoistTransitiveImports: false,
    banner: ({ modules }) => listModules(folder, modules),
  })
  removeOthers(dist, new Set(output.map(({ fileName }) => fileName)))
}

/** So that a bundle says what it holds. */
function listModules(folder, modules) {
  const paths = Object.keys(modules).filter((path) => modules[path].renderedLength > 0)
  return paths.map((path) => `// ${relative(folder, path)}`).join('\n')
}

/** What an earlier build has left would be published too. */
function removeOthers(dist, files) {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.js') && !files.has(file)) rmSync(join(dist, file))
}
