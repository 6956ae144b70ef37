// The invalid instances that our types let through, each with its reason, in known-gaps.json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('./known-gaps.json', import.meta.url)
const UNEXPLAINED = 'TODO: why?'

/** @typedef {Record<string, Record<string, string[]>>} GapFile by generator, then reason: `draft7/minimum#0/1` is file, schema, instance */

/**
 * @param {string} generator
 * @returns {Map<string, string>} reasons by id
 */
export function readGaps(generator) {
  const byReason = readFile()[generator] ?? {}
  return new Map(Object.entries(byReason).flatMap(([reason, ids]) => ids.map((id) => [id, reason])))
}

/**
 * @param {readonly string[]} found
 * @param {ReadonlyMap<string, string>} known
 * @returns {string[]} what is not as the list has it
 */
export function compareGaps(found, known) {
  const added = found
    .filter((id) => !known.has(id))
    .map((id) => `${id} is let through; it used to be refused`)
  const closed = [...known.keys()].filter((id) => !found.includes(id))
  const unexplained = [...known]
    .filter(([, reason]) => reason === UNEXPLAINED)
    .map(([id]) => `${id} has no reason in the list`)
  return [...added, ...closed.map((id) => `${id} is refused now; take it off the list`), ...unexplained]
}

/**
 * Keeps the reasons of the gaps that are still there; new ones wait for theirs.
 * @param {readonly import('./report.js').Row[]} rows
 */
export function writeGaps(rows) {
  const file = readFile()
  for (const { generator, measurements } of rows) {
    if (generator.targets === undefined) continue
    const known = readGaps(generator.name)
    /** @type {Record<string, string[]>} */
    const byReason = {}
    for (const id of [...measurements.values()].flatMap(({ gaps }) => gaps)) {
      const reason = known.get(id) ?? UNEXPLAINED
      byReason[reason] = [...(byReason[reason] ?? []), id]
    }
    file[generator.name] = byReason
  }
  writeFileSync(FILE, `${JSON.stringify(file, undefined, 2)}\n`)
}

/** @returns {GapFile} */
function readFile() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
}
