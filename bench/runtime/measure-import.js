// Measures what importing a module costs above starting Node, and that start itself, in starts that take turns.
import { spawnSync } from 'node:child_process'

const PAIRS = 40

/** Milliseconds. `least`: the fastest starts, whatever else the machine does; `bare` tells how fast it is just now. */
export function measureImport(url) {
  const bare = []
  const withImport = []
  for (let pair = 0; pair < PAIRS; pair++) {
    bare.push(start(''))
    withImport.push(start(`import ${JSON.stringify(url)}`))
  }
  const median = medianOf(withImport.map((time, pair) => time - bare[pair]))
  return {
    bare: { least: Math.min(...bare), median: medianOf(bare) },
    above: { least: Math.min(...withImport) - Math.min(...bare), median },
  }
}

function start(code) {
  const begin = performance.now()
  spawnSync(process.execPath, ['--input-type=module', '--eval', code])
  return performance.now() - begin
}

function medianOf(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
