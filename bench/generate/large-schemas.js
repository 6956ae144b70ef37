// `npm run bench:schemas`: what it costs to generate one event whose schema is a large one that others published, in cold
// processes.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from '../median.js'
import { installPeers, peerFile } from '../runtime/install-peers.js'

const ROUNDS = 5
const SUBJECT = fileURLToPath(new URL('subjects/large-schema.js', import.meta.url))
const SCHEMAS = {
  '@biomejs/biome@2': 'configuration_schema.json',
  'vega-lite@5': 'build/vega-lite-schema.json',
  'vega@5': 'build/vega-schema.json',
  'oxlint@1': 'configuration_schema.json',
  '@angular/cli@21': 'lib/config/schema.json',
  'webpack@5': 'schemas/WebpackOptions.json',
}

installPeers(Object.keys(SCHEMAS))
console.log(
  '| schema | kB | kB of declarations | ms to generate | of these types and rules | with validators |',
)
console.log('|---|--:|--:|--:|--:|--:|')
for (const [peer, path] of Object.entries(SCHEMAS)) {
  const name = peer.slice(0, peer.lastIndexOf('@'))
  const [without, withValidators] = ['never', 'always'].map((validation) =>
    Array.from({ length: ROUNDS }, () => {
      const { stdout, stderr } = spawnSync(process.execPath, [SUBJECT, peerFile(name, path), validation])
      if (String(stderr) !== '') throw new Error(String(stderr))
      return JSON.parse(String(stdout))
    }),
  )
  const { schemaBytes, outputBytes } = without[0]
  const cells = [
    `${name} ${path.split('/').at(-1)}`,
    kilo(schemaBytes),
    kilo(outputBytes),
    medianOf(without, 'all'),
    medianOf(without, 'type'),
    medianOf(withValidators, 'all'),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

function medianOf(runs, what) {
  return median(runs.map((run) => run[what])).toFixed(0)
}

function kilo(bytes) {
  return (bytes / 1000).toFixed(0)
}
