// A plan's files from the disk and, where the user named their hosts, the documents on servers that these refer to.
import { hasErrors } from '../diagnostics/has-errors.js'
import { createFetchDocument } from './fetch-document.js'
import { type ReadPlan, type ReadPlanResult, readPlan } from './read-plan.js'
import { readRemote } from './read-remote.js'

/** @param hosts those that may be asked; none: nothing goes to the network @param readFiles a reader's for one who comes again */
export async function readCompletePlan(
  planPath: string,
  hosts: readonly string[],
  readFiles: ReadPlan = readPlan,
): Promise<ReadPlanResult> {
  const read = await readFiles(planPath)
  if (hosts.length === 0 || hasErrors(read.diagnostics)) return read
  const { sources, diagnostics } = await readRemote(read.sources, hosts, createFetchDocument())
  return { ...read, sources, diagnostics: [...read.diagnostics, ...diagnostics] }
}
