// The automaton of a regular expression, made once.

import { parseRegex } from '../../regex/parse-regex.js'
import { type AutomatonState, buildAutomaton } from '../../typing/rules/build-automaton.js'

export interface Automaton {
  readonly states: readonly AutomatonState[]
  /** Whether it accepts what the expression does and nothing else. */
  readonly isExact: boolean
}

const MAX_KEPT = 2000
const made = new Map<string, Automaton | undefined>()

/** Undefined where there is none of a bearable size. */
export function automatonOf(source: string): Automaton | undefined {
  if (made.has(source)) return made.get(source)
  const parsed = parseRegex(source)
  const states = parsed && buildAutomaton(parsed.regex)
  const automaton = parsed && states && { states, isExact: parsed.exact }
  if (made.size >= MAX_KEPT) made.clear()
  made.set(source, automaton)
  return automaton
}
