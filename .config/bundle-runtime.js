// Puts the entries of @trackwright/runtime into few files, which Node loads in half the time: tsc writes the types
// beside them. What entries share lies in chunks, so that it is there once, whoever loads it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const runtime = fileURLToPath(new URL('../runtime/', import.meta.url))
const dist = join(runtime, 'dist')
const { exports } = JSON.parse(readFileSync(join(runtime, 'package.json'), 'utf8'))
const entries = Object.values(exports).flatMap(
  (entry) => entry.default?.match(/^\.\/dist\/(.*)\.js$/)[1] ?? [],
)

const { outputFiles } = await build({
  absWorkingDir: runtime,
  entryPoints: entries.map((entry) => ({ in: `src/${entry}.ts`, out: entry })),
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  packages: 'external',
  chunkNames: 'chunks/[hash]',
  write: false,
  logLevel: 'warning',
})

const paths = new Set(outputFiles.map(({ path }) => path))
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true })
  // Imports for the order of side effects, of which there are none (package.json); bundlers would warn of them.
  writeFileSync(path, text.replace(/^import "[^"]+";\n/gm, ''))
}
// What an earlier build has left would be published too.
for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  const path = join(dist, file)
  if (file.endsWith('.js') && !paths.has(path)) rmSync(path)
}
