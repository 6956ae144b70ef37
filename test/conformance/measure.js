// Runs one generator over cases and counts what the compiler says.
import { checkUnits } from './check-types.js'

/** @typedef {import('./suite.js').Case} Case */
/**
 * @typedef {object} Tally
 * @property {number} valid valid instances, of schemas that did not crash
 * @property {number} accepted those of them that compile
 * @property {number} invalid all invalid instances
 * @property {number} refused those of them that the compiler refuses
 * @property {number} refusedInSound the same, of schemas whose every valid instance compiles
 * @property {number} schemas
 * @property {number} crashed
 */
/** @typedef {{ tally: Tally, byFile: Map<string, Tally>, failures: Map<string, string>, gaps: string[] }} Measurement */

const TIME_LIMIT_MS = 20_000

/**
 * @param {import('./generators.js').Generator} generator
 * @param {readonly Case[]} cases
 * @param {import('./generators.js').Remotes} remotes
 * @returns {Promise<Measurement>} `failures`: crashes and refused valid instances; `gaps`: ids of accepted invalid ones
 */
export async function measure(generator, cases, remotes) {
  /** @type {Map<string, string>} */
  const failures = new Map()
  const units = []
  for (const each of cases) {
    try {
      const declarations = await withinTime(generator.declare(each, remotes))
      const statements = each.instances.map(({ data }, index) => generator.state(data, index))
      units.push({ id: each.id, declarations, statements })
    } catch (error) {
      failures.set(each.id, `crash: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200))
    }
  }
  const verdicts = checkUnits(units, import.meta.dirname)
  const tally = emptyTally()
  /** @type {Map<string, Tally>} */
  const byFile = new Map()
  /** @type {string[]} */
  const gaps = []
  for (const each of cases) {
    const verdict = verdicts.get(each.id)
    if (verdict?.kind === 'crash') failures.set(each.id, `crash: ${verdict.reason}`)
    const counted = count(each, verdict?.kind === 'checked' ? verdict.refused : undefined)
    const file = byFile.get(each.file) ?? emptyTally()
    byFile.set(each.file, file)
    for (const into of [tally, file]) add(into, counted.tally)
    for (const index of counted.wronglyRefused)
      failures.set(`${each.id}/${index}`, 'a valid instance is refused')
    gaps.push(...counted.wronglyAccepted.map((index) => `${each.id}/${index}`))
  }
  return { tally, byFile, failures, gaps }
}

/**
 * @param {Case} given
 * @param {readonly boolean[] | undefined} refused undefined where it crashed
 */
function count({ instances }, refused) {
  const indexes = instances.map((_, index) => index)
  const valid = indexes.filter((index) => instances[index].valid)
  const invalid = indexes.filter((index) => !instances[index].valid)
  const tally = { ...emptyTally(), schemas: 1, invalid: invalid.length }
  if (refused === undefined)
    return { tally: { ...tally, crashed: 1 }, wronglyRefused: [], wronglyAccepted: [] }
  const wronglyRefused = valid.filter((index) => refused[index])
  const wronglyAccepted = invalid.filter((index) => !refused[index])
  tally.valid = valid.length
  tally.accepted = valid.length - wronglyRefused.length
  tally.refused = invalid.length - wronglyAccepted.length
  tally.refusedInSound = wronglyRefused.length === 0 ? tally.refused : 0
  return { tally, wronglyRefused, wronglyAccepted }
}

/** @returns {Tally} */
function emptyTally() {
  return { valid: 0, accepted: 0, invalid: 0, refused: 0, refusedInSound: 0, schemas: 0, crashed: 0 }
}

/**
 * @param {Tally} into
 * @param {Tally} from
 */
function add(into, from) {
  for (const key of /** @type {(keyof Tally)[]} */ (Object.keys(into))) into[key] += from[key]
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function withinTime(promise) {
  const limit = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`longer than ${TIME_LIMIT_MS / 1000} s`)), TIME_LIMIT_MS).unref()
  })
  return /** @type {Promise<T>} */ (Promise.race([promise, limit]))
}
