// Prints what calls of generated functions cost the compiler: check time, types, instantiations, with and without
// literal rules. `node bench/types/run.js [events]`, after a build.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from '../../generator/build/generate.js'
import { makeOrdersPlan, writeCall } from './make-orders-plan.js'

const EVENTS = Number(process.argv[2] ?? 1000)
const CALLS = [1, 100, 1000].filter((count) => count <= EVENTS)
const COMPILERS = ['typescript-5.9', 'typescript', 'typescript-7']
const REPEATS = 3
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'trackwright-bench-')))

symlinkSync(modules, join(folder, 'node_modules'))
await writeOutput('with-rules', true)
await writeOutput('types-alone', false)
console.log(
  '| compiler | calls | check s, types alone | with rules | ms a call | types | instantiations a call |',
)
console.log('|---|--:|--:|--:|--:|--:|--:|')
for (const compiler of COMPILERS) for (const calls of CALLS) printRow(compiler, calls)
rmSync(folder, { recursive: true })

/** @param {string} name @param {boolean} literalRules */
async function writeOutput(name, literalRules) {
  const sources = [{ path: 'plan.json', text: JSON.stringify(makeOrdersPlan(EVENTS)) }]
  const { files, diagnostics } = await generate({ sources, platform: 'node', literalRules })
  if (files.length === 0) throw new Error(JSON.stringify(diagnostics[0]))
  mkdirSync(join(folder, name))
  for (const { path, content } of files) writeFileSync(join(folder, name, path), content)
}

/** @param {string} compiler @param {number} calls */
function printRow(compiler, calls) {
  const plain = measure(compiler, 'types-alone', calls)
  const ruled = measure(compiler, 'with-rules', calls)
  const perCall = ((ruled.seconds - plain.seconds) * 1000) / calls
  const instantiations = (ruled.instantiations - plain.instantiations) / calls
  const cells = [
    compiler,
    calls,
    plain.seconds.toFixed(2),
    ruled.seconds.toFixed(2),
    perCall.toFixed(2),
    ruled.types,
    Math.round(instantiations),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

/** The quickest of some runs: what else the machine does can only add. */
function measure(compiler, output, calls) {
  const functions = Array.from({ length: calls }, (_, index) => `trackOrder${index}Completed`)
  const text = Array.from({ length: calls }, (_, index) => writeCall(index)).join('\n')
  writeFileSync(
    join(folder, 'calls.ts'),
    `import { ${functions.join(', ')} } from './${output}/index.js'\n${text}\n`,
  )
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: 'es2022',
    module: 'nodenext',
    extendedDiagnostics: true,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['calls.ts'] }))
  const runs = Array.from({ length: REPEATS }, () => runCompiler(compiler))
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best))
}

function runCompiler(compiler) {
  const { stdout, status } = spawnSync(process.execPath, [join(modules, compiler, 'bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${compiler} refuses the calls:\n${stdout.slice(0, 1000)}`)
  const read = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return { seconds: read('Check time'), types: read('Types'), instantiations: read('Instantiations') }
}
