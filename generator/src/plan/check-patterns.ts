// Regular expressions that no engine takes, and those that keep one busy for as long as the sender of a text wishes.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { createBudget, judgePattern, type PatternCost } from '../regex/judge-pattern.js'
import { MAX_PATTERN_LENGTH } from '../regex/parse-regex.js'
import { followPointer, joinPointer } from './json-pointer.js'
import { memberOf } from './json-value.js'
import { MAX_FINDINGS } from './max-findings.js'
import type { JsonObject } from './model.js'
import type { ReachedSchema } from './resolve-refs.js'
import { surveySchema } from './survey-schema.js'
import { whyInvalidPattern } from './why-invalid-pattern.js'

/** Steps that nobody notices: a `maxLength` that keeps a pattern within them makes it harmless. */
const HARMLESS_STEPS = 10_000_000

interface PlacedPattern {
  readonly pattern: string
  readonly pointer: string
  readonly part: 'key' | 'value'
  readonly maxLength: number
}

export function checkPatterns(reached: readonly ReachedSchema[]): Diagnostic[] {
  const judge = createJudge()
  const diagnostics: Diagnostic[] = []
  for (const { file, pointer: root, draft } of reached) {
    for (const { schema, pointer } of surveySchema(followPointer(file.schema, root), draft).withPatterns) {
      for (const placed of patternsOf(schema, root + pointer)) {
        const found = checkPattern(placed, judge)
        if (found === undefined || diagnostics.length >= MAX_FINDINGS) continue
        const location = file.document.locate(file.toDocument(placed.pointer), placed.part)
        diagnostics.push(createDiagnostic(found.code, { message: found.message, location }))
      }
    }
  }
  return diagnostics
}

/** Plans repeat their patterns. */
function createJudge(): (pattern: string) => PatternCost {
  const known = new Map<string, PatternCost>()
  const budget = createBudget()
  return (pattern) => {
    const cost = known.get(pattern) ?? judgePattern(pattern, budget)
    known.set(pattern, cost)
    return cost
  }
}

function patternsOf(schema: JsonObject, pointer: string): PlacedPattern[] {
  const keys = Object.keys(memberOf(schema, 'patternProperties') ?? {})
  const placed = keys.map((key): PlacedPattern => {
    const at = joinPointer(pointer, 'patternProperties', key)
    return { pattern: key, pointer: at, part: 'key', maxLength: Number.POSITIVE_INFINITY }
  })
  const { pattern, maxLength } = schema
  if (typeof pattern !== 'string') return placed
  return [
    {
      pattern,
      pointer: joinPointer(pointer, 'pattern'),
      part: 'value',
      maxLength: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
    },
    ...placed,
  ]
}

interface Finding {
  readonly code: 'TW115' | 'TW141' | 'TW142' | 'TW143' | 'TW146'
  readonly message: string
}

function checkPattern(
  { pattern, maxLength }: PlacedPattern,
  judge: (pattern: string) => PatternCost,
): Finding | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    const limit = MAX_PATTERN_LENGTH.toLocaleString('en')
    const message = `The pattern has ${pattern.length.toLocaleString('en')} characters; more than ${limit} are not read.`
    return { code: 'TW143', message }
  }
  const shown = JSON.stringify(pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern)
  const reason = whyInvalidPattern(pattern)
  if (reason !== undefined)
    return { code: 'TW115', message: `${shown} is not a regular expression: ${reason}.` }
  return describeCost(judge(pattern), shown, maxLength)
}

function describeCost(cost: PatternCost, shown: string, maxLength: number): Finding | undefined {
  switch (cost.kind) {
    case 'fast':
      return undefined
    case 'polynomial':
      if (maxLength ** cost.degree <= HARMLESS_STEPS) return undefined
      return {
        code: cost.degree > 2 ? 'TW142' : 'TW146',
        message: `The time that ${shown} takes can grow with the length of the text to the power of ${cost.degree}.`,
      }
    case 'exponential':
      return cost.isCertain
        ? {
            code: 'TW141',
            message: `The time that ${shown} takes can double with every further character of the text.`,
          }
        : {
            code: 'TW142',
            message: `The time that ${shown} takes may double with every further character of the text.`,
          }
    case 'unknown':
      return {
        code: 'TW142',
        message: `How long ${shown} can take is not known: it is too intricate to tell.`,
      }
  }
}
