// Reads a plan's files again after some of them changed. Which did is the caller's affair; read-plan.ts reads all.
import { type ReadPlanLimits, type ReadPlanResult, readPlan } from './read-plan.js'

/**
 * What `readPlan` gives, with the text of the files that did not change taken from `previous`.
 * @param changed absolute paths that were written, added or removed since
 */
export async function rereadPlan(
  planPath: string,
  _previous: ReadPlanResult,
  _changed: readonly string[],
  limits: ReadPlanLimits = {},
): Promise<ReadPlanResult> {
  return readPlan(planPath, limits)
}
