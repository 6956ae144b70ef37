// One cold process that generates with Segment's typewriter what its `build` does from a local plan.json. The command
// itself reports its use to a server, so that its parts are called instead.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importPeer } from '../../runtime/install-peers.js'

const folder = process.argv[2]
const { typescript } = await importPeer('typewriter/dist/languages/typescript.js')
const { loadTrackingPlan } = await importPeer('typewriter/dist/api/trackingplans.js')
const { rules } = await loadTrackingPlan('./', { path: folder })
const context = { version: '9', isDevelopment: false }
const options = { header: ['Generated'], outputFilename: 'segment', sdk: 'analytics-node' }
const files = await typescript.generate(rules, context, options)
for (const [name, text] of files) writeFileSync(join(folder, `${name}.ts`), text)
