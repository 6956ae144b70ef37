// Puts the entries of the packages into few files, which Node loads in half the time: tsc writes the types beside them.
// What entries share lies in chunks, so that it is there once, whoever loads it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

await bundle('runtime', 'neutral')
// The command line is no entry that could be imported.
await bundle('generator', 'node', ['cli/main'])

async function bundle(name, platform, others = []) {
  const folder = fileURLToPath(new URL(`../${name}/`, import.meta.url))
  const dist = join(folder, 'dist')
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const published = Object.values(exports).flatMap(
    (entry) => entry.default?.match(/^\.\/dist\/(.*)\.js$/)[1] ?? [],
  )
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [...published, ...others].map((entry) => ({ in: `src/${entry}.ts`, out: entry })),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform,
    packages: 'external',
    chunkNames: 'chunks/[hash]',
    write: false,
    logLevel: 'warning',
  })
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    // Imports for the order of side effects, of which there are none; bundlers would warn of them.
    writeFileSync(path, text.replace(/^import "[^"]+";\n/gm, ''))
  }
  removeOthers(dist, new Set(outputFiles.map(({ path }) => path)))
}

/** What an earlier build has left would be published too. */
function removeOthers(dist, paths) {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const path = join(dist, file)
    if (file.endsWith('.js') && !paths.has(path)) rmSync(path)
  }
}
