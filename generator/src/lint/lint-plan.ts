// A plan to what the rules find in it. Pure.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { isArray, memberOf } from '../plan/json-value.js'
import type { TrackingPlan } from '../plan/model.js'
import { indexPlan } from './index-plan.js'
import type { Finding, PartPlace } from './model.js'
import type { ResolvedRule } from './resolve-rules.js'

export interface LintResult {
  /** By file and place. */
  readonly findings: readonly LintFinding[]
}

export interface LintFinding {
  readonly diagnostic: Diagnostic
  /** The member that can go without a change of what is valid. */
  readonly removes?: PartPlace
}

export function lintPlan(plan: TrackingPlan, rules: readonly ResolvedRule[]): LintResult {
  const subject = indexPlan(plan)
  const findings = rules.flatMap(({ rule, level, options }) =>
    [...rule.check(subject, options)]
      .filter((finding) => !isIgnored(finding, rule.id))
      .map(({ owner: _, removes, ...details }): LintFinding => {
        const diagnostic = createDiagnostic(rule.code, {
          ...details,
          message: `${details.message} (${rule.id})`,
        })
        return {
          diagnostic: { ...diagnostic, severity: level },
          ...(removes === undefined ? {} : { removes }),
        }
      }),
  )
  return { findings: findings.sort(byPlace) }
}

/** `x-lint-ignore` is true, or lists the rules that do not look at the schema. */
function isIgnored({ owner }: Finding, id: string): boolean {
  const ignored = memberOf(owner, 'x-lint-ignore')
  return ignored === true || (isArray(ignored) && ignored.includes(id))
}

function byPlace(
  { diagnostic: { location: a } }: LintFinding,
  { diagnostic: { location: b } }: LintFinding,
): number {
  const [left, right] = [a?.file ?? '', b?.file ?? '']
  if (left !== right) return left < right ? -1 : 1
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}
