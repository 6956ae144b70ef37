// Measures what importing a module costs above starting Node, and that start itself: medians of starts in turn.
import { spawnSync } from 'node:child_process'

const PAIRS = 15

/** Milliseconds. `bare` tells how fast this machine is just now. */
export function measureImport(url) {
  const pairs = Array.from({ length: PAIRS }, () => {
    const bare = start('')
    return { bare, above: start(`import ${JSON.stringify(url)}`) - bare }
  })
  return { bare: median(pairs.map(({ bare }) => bare)), above: median(pairs.map(({ above }) => above)) }
}

function start(code) {
  const begin = performance.now()
  spawnSync(process.execPath, ['--input-type=module', '--eval', code])
  return performance.now() - begin
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
