// Measures what importing a module costs above starting Node, and that start itself, in starts that take turns.
import { spawnSync } from 'node:child_process'
import { median } from '../median.js'

const PAIRS = 40

/** Milliseconds. `least`: the fastest starts, whatever else the machine does; `bare` tells how fast it is just now. */
export function measureImport(url) {
  const bare = []
  const withImport = []
  for (let pair = 0; pair < PAIRS; pair++) {
    bare.push(start(''))
    withImport.push(start(`import ${JSON.stringify(url)}`))
  }
  return {
    bare: { least: Math.min(...bare), median: median(bare) },
    above: {
      least: Math.min(...withImport) - Math.min(...bare),
      median: median(withImport.map((time, pair) => time - bare[pair])),
    },
  }
}

function start(code) {
  const begin = performance.now()
  spawnSync(process.execPath, ['--input-type=module', '--eval', code])
  return performance.now() - begin
}
