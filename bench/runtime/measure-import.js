// Measures what importing a module costs above starting Node, as the median of pairs of starts.
import { spawnSync } from 'node:child_process'

const PAIRS = 9

/** Milliseconds. */
export function measureImport(url) {
  const differences = Array.from({ length: PAIRS }, () => start(`import ${JSON.stringify(url)}`) - start(''))
  return differences.sort((a, b) => a - b)[Math.floor(PAIRS / 2)]
}

function start(code) {
  const begin = performance.now()
  spawnSync(process.execPath, ['--input-type=module', '--eval', code])
  return performance.now() - begin
}
