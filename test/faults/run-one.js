// Owns the process of one scenario: `node run-one.js <id> <subject> [short]`. Sends its row to the parent and ends by itself,
// for a runtime that keeps a process alive, or ends it, has failed.
import { findScenario } from './scenarios/all.js'
import { createTrial } from './trial.js'

const [id, subjectName, length] = process.argv.slice(2)
const subject = await import(`./subjects/${subjectName}.js`)
const scenario = findScenario(id)
const trial = createTrial({ subject, isShort: length === 'short' })
let hasCrashed = false

process.on('uncaughtException', async (error) => {
  if (hasCrashed) return
  hasCrashed = true
  trial.check(`ended the program: ${String(error?.message ?? error).slice(0, 80)}`, false)
  await report(undefined)
  process.exit(1)
})

async function report(override) {
  const row = await trial.finish(scenario, override)
  await new Promise((resolve) => process.send(row, resolve))
}

const override = await scenario.run(trial)
if (!hasCrashed) await report(override)
