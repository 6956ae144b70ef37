// `npm run conformance`: the official JSON Schema Test Suite through the generators and the compiler, and through the
// validators beside ajv. Exits with 1 where a valid instance is refused, a schema crashes, a target is missed, the known
// gaps are not those found, or a validator is wrong where ajv is right.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureAgreement } from './agreement.js'
import { GENERATORS } from './generators.js'
import { compareGaps, readGaps, writeGaps } from './known-gaps.js'
import { measure } from './measure.js'
import { agreementTable, fileTable, overviewTable, withTable } from './report.js'
import { DRAFTS, findSuite, readCases, readRemotes } from './suite.js'

const README = new URL('../../README.md', import.meta.url)
const HOW_TO_GET_IT = `The JSON Schema Test Suite is not here. Get it and name its folder:
  git clone https://github.com/json-schema-org/JSON-Schema-Test-Suite.git
  JSON_SCHEMA_TEST_SUITE=./JSON-Schema-Test-Suite npm run conformance`

const { values: options } = parseArgs({
  options: {
    /** Our generator only, without the peers. */
    own: { type: 'boolean', default: false },
    /** A table by keyword file too. */
    files: { type: 'boolean', default: false },
    /** Puts the table into the README. */
    write: { type: 'boolean', default: false },
    /** Takes the gaps found as known; new ones need a reason by hand. */
    'accept-gaps': { type: 'boolean', default: false },
  },
})

const suite = findSuite()
if (suite === undefined) {
  console.error(HOW_TO_GET_IT)
  process.exit(1)
}
process.exitCode = (await run(suite)) ? 0 : 1

/**
 * @param {string} suite
 * @returns {Promise<boolean>} whether all is as it should be
 */
async function run(suite) {
  const remotes = readRemotes(suite)
  /** @type {import('./report.js').Row[]} */
  const rows = []
  for (const generator of GENERATORS.filter((each) => !options.own || each.targets !== undefined)) {
    const measurements = new Map()
    for (const { draft, folder } of DRAFTS) {
      measurements.set(folder, await measure(generator, readCases(suite, folder, draft), remotes))
    }
    rows.push({ generator, measurements })
  }
  const table = overviewTable(rows)
  console.log(table)
  if (options.files) for (const row of rows) console.log(`\n${fileTable(row)}`)
  if (options.write) writeFileSync(README, withTable(readFileSync(README, 'utf8'), table))
  const agreements = measureAgreement(suite)
  console.log(`\n${agreementTable(agreements)}`)
  const complaints = [...rows.flatMap(complain), ...agreements.flatMap(({ wrong }) => wrong)]
  if (options['accept-gaps']) writeGaps(rows)
  for (const complaint of complaints) console.error(complaint)
  return complaints.length === 0
}

/**
 * @param {import('./report.js').Row} row
 * @returns {string[]} what our own generator does that it should not
 */
function complain({ generator, measurements }) {
  const { targets } = generator
  if (targets === undefined) return []
  const found = [...measurements.values()]
  const failures = found.flatMap(({ failures }) => [...failures].map(([id, reason]) => `${id}: ${reason}`))
  const missed = Object.entries(targets).flatMap(([folder, target]) => {
    const tally = measurements.get(folder)?.tally
    const refused = tally === undefined ? 0 : (100 * tally.refused) / tally.invalid
    return refused < target ? [`${folder}: ${refused.toFixed(1)} % refused, the target is ${target} %`] : []
  })
  const gaps = found.flatMap(({ gaps }) => gaps)
  return [...failures, ...missed, ...compareGaps(gaps, readGaps(generator.name))].map(
    (text) => `${generator.name}: ${text}`,
  )
}
