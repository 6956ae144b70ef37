// A regular expression as what is declared of it for the compiler: its automaton, and the quick look at a text.
import { parseRegex } from '../../regex/parse-regex.js'
import { buildAutomaton, MAX_AUTOMATON_STATES } from './build-automaton.js'
import { ANY_TEXT, listSteps, writeAutomaton } from './write-automaton.js'
import { writePatternLook } from './write-pattern-look.js'

/** What stands behind the declared names. */
export interface AutomatonTexts {
  readonly rule: string
  readonly look: string
}

/**
 * @param source of the expression; undefined where it is not to be looked into, so that every text may match
 * @param isExact whether the expression refuses all that is to be refused
 * @returns also how many states were made, the most that there can be where these were too many
 */
export function declareAutomaton(
  name: string,
  source: string | undefined,
  isExact: boolean,
): AutomatonTexts & { readonly states: number } {
  const parsed = source === undefined ? undefined : parseRegex(source)
  const states = parsed && buildAutomaton(parsed.regex)
  const steps = parsed && states ? listSteps(states, parsed.exact && isExact ? 'ok' : 'maybe') : ANY_TEXT
  return {
    rule: ` = ${writeAutomaton(steps)}`,
    look: `<V> = ${writePatternLook(steps, name)}`,
    states: states?.length ?? MAX_AUTOMATON_STATES,
  }
}
