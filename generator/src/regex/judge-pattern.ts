// How long a backtracking engine may take for a pattern, from its text alone. What is done about it is the plan's affair.
import { buildPositions, type PositionGraph } from './build-positions.js'
import { type Ambiguity, type Budget, findAmbiguity } from './find-ambiguity.js'
import { MAX_PATTERN_LENGTH, parseRegex, type Regex } from './parse-regex.js'
import { toUnicodeSyntax } from './unicode-syntax.js'

export type PatternCost =
  | { readonly kind: 'fast' }
  /** `degree` is the power of the text's length: 2 or more. */
  | { readonly kind: 'polynomial'; readonly degree: number }
  /** `isCertain` is false where an assertion or a back reference in the loop may prevent it. */
  | { readonly kind: 'exponential'; readonly isCertain: boolean }
  /** Too large, or in a syntax that is not read. */
  | { readonly kind: 'unknown' }

/** Counts up to it are told apart from endless ones. */
const MAX_COUNT = 1_000

/** Enough for any number of patterns that people write; beyond it they are not known. */
export function createBudget(): Budget {
  return { steps: 3_000_000 }
}

export function judgePattern(source: string, budget: Budget = createBudget()): PatternCost {
  if (source.length > MAX_PATTERN_LENGTH) return { kind: 'unknown' }
  // Without something repeated there is nothing to try again.
  if (!/[*+{]/.test(source)) return { kind: 'fast' }
  const parsed = parseRegex(toUnicodeSyntax(source), MAX_COUNT)
  if (parsed === undefined) return { kind: 'unknown' }
  return [parsed.regex, ...parsed.assertions].map((regex) => judgeRegex(regex, budget)).reduce(worse)
}

function judgeRegex(regex: Regex, budget: Budget): PatternCost {
  const graph = budget.steps < 0 ? undefined : buildPositions(regex)
  if (graph === undefined) return { kind: 'unknown' }
  // To build the graph cost something too.
  budget.steps -= graph.sets.length
  return costOf(findAmbiguity(graph, budget), graph)
}

function costOf(ambiguity: Ambiguity, graph: PositionGraph): PatternCost {
  switch (ambiguity.kind) {
    case 'none':
      return { kind: 'fast' }
    case 'polynomial':
      return { kind: 'polynomial', degree: ambiguity.degree + 1 }
    case 'exponential':
      return { kind: 'exponential', isCertain: graph.widened.size === 0 }
    case 'unknown':
      return { kind: 'unknown' }
  }
}

const RANKS = ['fast', 'polynomial', 'unknown', 'exponential']

function worse(a: PatternCost, b: PatternCost): PatternCost {
  if (a.kind === 'polynomial' && b.kind === 'polynomial') return a.degree >= b.degree ? a : b
  return RANKS.indexOf(a.kind) >= RANKS.indexOf(b.kind) ? a : b
}
