// Which comparisons are findings, by what the user asked to be told of.
import type { PlanComparison } from './model.js'

/** `breaking`: code or data of before; `readers`: also readers of the old schemas; what is not decided counts. */
export type FailOn = 'breaking' | 'readers' | 'any' | 'never'

export const FAIL_ON: readonly FailOn[] = ['breaking', 'readers', 'any', 'never']

export function hasFailed({ events }: PlanComparison, failOn: FailOn): boolean {
  if (failOn === 'never') return false
  if (failOn === 'any') return events.length > 0
  return events.some(
    ({ effects: { senders, oldData, newData } }) =>
      senders !== 'yes' || oldData !== 'yes' || (failOn === 'readers' && newData !== 'yes'),
  )
}
