// The sources with every finding mended that can be mended without a change of what is valid. Pure.
import type { PlanSource } from '../plan/model.js'
import { PLAN_ROOT, pathOfUri } from '../plan/plan-uri.js'
import { removeMember } from '../plan/remove-member.js'
import type { LintFinding } from './lint-plan.js'
import type { PartPlace } from './model.js'

export interface FixResult {
  /** Only those that changed. */
  readonly sources: readonly PlanSource[]
  readonly fixedCount: number
}

/** Pointers are those of the native formats, where a schema stands in its file as it is. */
export function fixSources(sources: readonly PlanSource[], findings: readonly LintFinding[]): FixResult {
  const changed = new Map<string, PlanSource>()
  let fixedCount = 0
  const places = findings.flatMap(({ removes }) => (removes === undefined ? [] : [removes]))
  for (const { uri, pointer } of withoutNested(places)) {
    const path = uri.startsWith(PLAN_ROOT) ? pathOfUri(uri) : undefined
    const source = changed.get(path ?? '') ?? sources.find((each) => each.path === path)
    const text = source && removeMember(source, pointer)
    if (source === undefined || text === undefined) continue
    changed.set(source.path, { path: source.path, text })
    fixedCount += 1
  }
  return { sources: [...changed.values()], fixedCount }
}

/** What stands in something that goes, goes with it. */
function withoutNested(places: readonly PartPlace[]): PartPlace[] {
  return places.filter(({ uri, pointer }) =>
    places.every((other) => other.uri !== uri || !pointer.startsWith(`${other.pointer}/`)),
  )
}
