// The rules of a run: every rule at its level, with its options, as the config has them or by default.
import type { LintConfig, RuleLevel } from '../config/define-config.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { nearestWord } from '../plan/nearest-word.js'
import type { LintRule } from './model.js'
import { LINT_RULES } from './registry.js'
import { NAME_STYLES } from './word-forms.js'

export interface ResolvedRule {
  readonly rule: LintRule
  readonly level: Exclude<RuleLevel, 'off'>
  readonly options: object
}

export interface ResolvedRules {
  readonly rules: readonly ResolvedRule[]
  /** What the config says that no rule knows. */
  readonly diagnostics: readonly Diagnostic[]
}

export function resolveRules(config: LintConfig = {}): ResolvedRules {
  const given = config.rules ?? {}
  const unknown = Object.keys(given).filter((id) => LINT_RULES.every((rule) => rule.id !== id))
  const diagnostics = unknown.map((id) =>
    problem(
      `No rule is called ${quote(id)}${hint(
        id,
        LINT_RULES.map((rule) => rule.id),
      )}`,
    ),
  )
  const rules = LINT_RULES.flatMap((rule): ResolvedRule[] => {
    const entry = given[rule.id] ?? rule.level
    const [level, options = {}]: readonly [RuleLevel, object?] = typeof entry === 'string' ? [entry] : entry
    diagnostics.push(...checkOptions(rule, options))
    return level === 'off' ? [] : [{ rule, level, options: { ...rule.defaults, ...options } }]
  })
  return { rules, diagnostics }
}

function checkOptions({ id, defaults }: LintRule, options: object): Diagnostic[] {
  const known = Object.entries(defaults)
  return Object.entries(options).flatMap(([name, value]) => {
    const standing = known.find(([each]) => each === name)
    if (standing === undefined)
      return [
        problem(
          `The rule ${quote(id)} has no option ${quote(name)}${hint(
            name,
            known.map(([each]) => each),
          )}`,
        ),
      ]
    const why = whyWrong(name, value, standing[1])
    return why === undefined ? [] : [problem(`The option ${quote(name)} of the rule ${quote(id)} ${why}.`)]
  })
}

function whyWrong(name: string, value: unknown, standing: unknown): string | undefined {
  if (name === 'style') {
    const styles = ['auto', ...NAME_STYLES]
    return styles.includes(String(value)) ? undefined : `is one of ${styles.map(quote).join(', ')}`
  }
  if (!Array.isArray(standing))
    return typeof value === typeof standing ? undefined : `is a ${typeof standing}`
  const isTexts = Array.isArray(value) && value.every((each) => typeof each === 'string')
  return isTexts ? undefined : 'is a list of texts'
}

function problem(message: string): Diagnostic {
  return createDiagnostic('TW740', { message })
}

function hint(word: string, candidates: readonly string[]): string {
  const near = nearestWord(word, candidates)
  return near === undefined ? '.' : `; did you mean ${quote(near)}?`
}

function quote(text: string): string {
  return JSON.stringify(text)
}
