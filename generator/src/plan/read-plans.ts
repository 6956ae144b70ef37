// Reads a plan that is given as several files or folders, as one: paths are relative to the folder that holds them all.
import { dirname, join, relative, sep } from 'node:path'
import type { PlanSource } from './model.js'
import { type ReadPlanResult, readPlan } from './read-plan.js'

export async function readPlans(planPaths: readonly string[]): Promise<ReadPlanResult> {
  const results = await Promise.all(planPaths.map((path) => readPlan(path)))
  const [first, ...others] = results
  if (first === undefined) return { root: '.', sources: [], diagnostics: [] }
  if (others.length === 0) return first
  const root = results.map((result) => result.root).reduce(commonFolder)
  const place = (from: string, path: string) => relative(root, join(from, path)).split(sep).join('/')
  const sources = new Map<string, PlanSource>()
  for (const result of results) {
    for (const { path, text } of result.sources) {
      const placed = place(result.root, path)
      sources.set(placed, { path: placed, text })
    }
  }
  return {
    root,
    sources: [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: results.flatMap((result) =>
      result.diagnostics.map((diagnostic) =>
        diagnostic.location === undefined
          ? diagnostic
          : {
              ...diagnostic,
              location: { ...diagnostic.location, file: place(result.root, diagnostic.location.file) },
            },
      ),
    ),
  }
}

function commonFolder(left: string, right: string): string {
  let folder = left
  while (relative(folder, right).startsWith('..') && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}
