// Writes the native plans that the fixtures of foreign formats are expected to become: `npm run golden:formats`, after a
// build. Read the difference before you commit it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPlan, readPlan, writeNativePlan } from 'trackwright'

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))
const golden = fileURLToPath(new URL('golden', import.meta.url))

rmSync(golden, { recursive: true, force: true })
for (const format of readdirSync(fixtures)) {
  for (const name of readdirSync(join(fixtures, format))) {
    const { sources } = await readPlan(join(fixtures, format, name))
    const { plan } = loadPlan(sources)
    if (plan === undefined) throw new Error(`${format}/${name} does not load`)
    for (const { path, text } of writeNativePlan(plan)) {
      const file = join(golden, format, name, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
}
