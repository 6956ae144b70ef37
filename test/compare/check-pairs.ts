// Compares random pairs and looks for an instance that contradicts a verdict; ajv is the judge.
import fc from 'fast-check'
import {
  type Inclusion,
  isIncluded,
  type JudgedSchema,
} from '../../generator/src/compare/inclusion/compare-schemas.js'
import { createSchemaKeys } from '../../generator/src/compare/inclusion/schema-keys.js'
import { createPlanSide } from '../../generator/src/compare/plan-side.js'
import type { JsonValue } from '../../generator/src/plan/model.js'
import { arbitraryInstance } from '../typing/arbitrary-schema.js'
import { arbitraryPair, DRAFTS, type SchemaPair } from './arbitrary-pair.js'

export interface PairsReport {
  readonly pairs: number
  readonly instances: number
  readonly verdicts: Record<Inclusion['kind'], number>
  readonly contradictions: readonly object[]
}

const URI = 'plan:///x.json'

export function checkPairs(pairsPerDraft: number, instancesPerPair: number, seed: number): PairsReport {
  const verdicts = { yes: 0, no: 0, unknown: 0 }
  const contradictions: object[] = []
  let instanceCount = 0
  for (const [number, draft] of DRAFTS.entries()) {
    const seeded = { seed: seed * DRAFTS.length + number }
    const pairs = fc.sample(arbitraryPair(draft), { numRuns: pairsPerDraft, ...seeded })
    const instances = fc.sample(arbitraryInstance, { numRuns: 4 * instancesPerPair, ...seeded })
    for (const [index, pair] of pairs.entries()) {
      const start = (index * instancesPerPair) % (3 * instancesPerPair)
      const own = instances.slice(start, start + instancesPerPair)
      instanceCount += own.length
      const isBeyond = (instance: JsonValue): boolean => isBeyondAjv(pair, instance)
      for (const [inner, outer] of judgesOf(pair)) {
        const verdict = isIncluded(inner, outer)
        verdicts[verdict.kind] += 1
        const against = findContradiction(verdict, inner, outer, own, isBeyond)
        if (against !== undefined) contradictions.push({ pair, verdict, against })
      }
    }
  }
  return { pairs: pairsPerDraft * DRAFTS.length, instances: instanceCount, verdicts, contradictions }
}

function judgesOf({ draft, base, head }: SchemaPair): [JudgedSchema, JudgedSchema][] {
  const keys = createSchemaKeys()
  const [old, next] = [base, head].map((schema) => {
    const side = createPlanSide(new Map([[URI, { schema, draft }]]), keys)
    const cursor = side.resolver.open(URI)
    if (cursor === undefined) throw new Error('The schema is not found.')
    return side.judge(cursor)
  })
  return old === undefined || next === undefined
    ? []
    : [
        [old, next],
        [next, old],
      ]
}

function findContradiction(
  verdict: Inclusion,
  inner: JudgedSchema,
  outer: JudgedSchema,
  instances: readonly JsonValue[],
  isBeyond: (instance: JsonValue) => boolean,
): JsonValue | undefined {
  if (verdict.kind === 'no') {
    const holds = inner.isValid(verdict.witness) === true && outer.isValid(verdict.witness) === false
    return holds ? undefined : verdict.witness
  }
  if (verdict.kind === 'unknown') return undefined
  return instances.find(
    (instance) =>
      inner.isValid(instance) === true && outer.isValid(instance) === false && !isBeyond(instance),
  )
}

/** Where ajv is known to be wrong: it forgets `contains` in an empty array within an array, and evaluates too much. */
function isBeyondAjv({ base, head }: SchemaPair, instance: JsonValue): boolean {
  const schemas = JSON.stringify([base, head])
  if (schemas.includes('"contains"') && /.\[\]/.test(JSON.stringify(instance))) return true
  return (
    schemas.includes('"unevaluatedItems"') &&
    /"(?:contains|anyOf|oneOf|if|not|dependent\w+|\$ref)"/.test(schemas)
  )
}
