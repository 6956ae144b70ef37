// Tables of what was measured, in Markdown.
import { DRAFTS } from './suite.js'

/** @typedef {{ generator: import('./generators.js').Generator, measurements: Map<string, import('./measure.js').Measurement> }} Row */

const [START, END] = ['<!-- conformance:start -->', '<!-- conformance:end -->']

/**
 * One line for each generator; the columns are the drafts.
 * @param {readonly Row[]} rows
 * @returns {string}
 */
export function overviewTable(rows) {
  const lines = rows.map(({ generator, measurements }) => [
    generator.name,
    ...DRAFTS.map(({ folder }) => describe(measurements.get(folder)?.tally)),
  ])
  const sizes = DRAFTS.map(({ folder }) => {
    const tally = rows[0]?.measurements.get(folder)?.tally
    return `${tally?.schemas} schemas, ${tally?.invalid} invalid instances`
  })
  return markdown([
    ['sound / refused / refused in sound schemas (crash), %', ...DRAFTS.map(({ folder }) => folder)],
    ['', ...sizes],
    ...lines,
  ])
}

/**
 * One line for each keyword file of the suite.
 * @param {Row} row
 * @returns {string}
 */
export function fileTable({ generator, measurements }) {
  const files = new Set([...measurements.values()].flatMap(({ byFile }) => [...byFile.keys()]))
  const lines = [...files]
    .sort()
    .map((file) => [
      file,
      ...DRAFTS.map(({ folder }) => describe(measurements.get(folder)?.byFile.get(file))),
    ])
  return markdown([[generator.name, ...DRAFTS.map(({ folder }) => folder)], ...lines])
}

/**
 * The generated validators beside ajv, formats included; one column for each draft.
 * @param {readonly import('./agreement.js').Agreement[]} agreements
 * @returns {string}
 */
export function agreementTable(agreements) {
  const line = (name, count) => [name, ...agreements.map((each) => String(count(each)))]
  return markdown([
    ['validators, instances', ...agreements.map(({ draft }) => draft)],
    line('all', ({ instances }) => instances),
    line('the same verdict as ajv', ({ agree }) => agree),
    line('ajv cannot compile the schema, or fails on it', ({ unsupported }) => unsupported),
    line('the suite says what ajv says', ({ ajvRight }) => ajvRight),
    line('the suite says what ours say', ({ right }) => right),
    line(
      'agreement where ajv is right',
      ({ ajvRight, wrong }) => `${((100 * (ajvRight - wrong.length)) / ajvRight).toFixed(1)} %`,
    ),
  ])
}

/**
 * The text with the table between the markers.
 * @param {string} text
 * @param {string} table
 */
export function withTable(text, table) {
  const [start, end] = [text.indexOf(START), text.indexOf(END)]
  if (start === -1 || end < start) throw new Error(`The README lacks ${START} and ${END}.`)
  return `${text.slice(0, start + START.length)}\n${table}\n${text.slice(end)}`
}

/** @param {import('./measure.js').Tally | undefined} tally */
function describe(tally) {
  if (tally === undefined) return ''
  const { accepted, valid, refused, refusedInSound, invalid, crashed, schemas } = tally
  const crash = crashed === 0 ? '0' : percent(crashed, schemas)
  return `${percent(accepted, valid)} / ${percent(refused, invalid)} / ${percent(refusedInSound, invalid)} (${crash})`
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)
}

/** @param {readonly (readonly string[])[]} rows the first is the head */
function markdown([head = [], ...rows]) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
