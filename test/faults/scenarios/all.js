// Owns the list of scenarios, in the order of the table.
import { barrier } from './barrier.js'
import { edge } from './edge.js'
import { hostileInput } from './hostile-input.js'
import { longOutages } from './long-outages.js'
import { network } from './network.js'
import { processes } from './processes.js'
import { refusals } from './refusals.js'
import { schedules } from './schedules.js'

/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} fault what goes wrong, as the table names it
 * @property {boolean} isForPeers whether it can be run with another SDK
 * @property {(trial: ReturnType<import('../trial.js').createTrial>) => Promise<object | void>} run may return the row's
 *   numbers where it kept the account itself
 */

/** @type {Scenario[]} */
export const scenarios = [
  ...barrier,
  ...refusals,
  ...network,
  ...longOutages,
  ...hostileInput,
  ...processes,
  ...edge,
  ...schedules,
].sort(byNumber)

export function findScenario(id) {
  const scenario = scenarios.find((each) => each.id === id)
  if (scenario === undefined)
    throw new Error(`No scenario ${id}; there are ${scenarios.map((each) => each.id).join(', ')}.`)
  return scenario
}

function byNumber(one, other) {
  return Number.parseInt(one.id.slice(1), 10) - Number.parseInt(other.id.slice(1), 10)
}
