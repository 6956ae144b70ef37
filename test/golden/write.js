// Writes the golden output of the reference plan anew: `npm run golden`, after a build. Read the difference before you commit it.
import { fileURLToPath } from 'node:url'
import { generate, readPlan, writeOutput } from 'trackwright'

const plan = fileURLToPath(new URL('../../schemas/plans/reference', import.meta.url))
const folder = fileURLToPath(new URL('reference', import.meta.url))

const { sources } = await readPlan(plan)
const { files } = await generate({ sources, platform: 'node' })
const { changes } = await writeOutput(folder, files)
console.log(changes.length === 0 ? 'nothing changed' : changes.map(({ path }) => `wrote ${path}`).join('\n'))
