// The code that the build compiles says of every value what ajv says of it by the meta-schema itself.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAjv } from '../../generator/src/plan/create-ajv.js'
import { DRAFT_URIS } from '../../generator/src/plan/draft.js'
import { metaValidator } from '../../generator/src/plan/meta-validators.js'
import type { Draft, JsonValue } from '../../generator/src/plan/model.js'
import { keywordsOf } from '../../generator/src/plan/schema-keywords.js'

const DRAFTS = Object.keys(DRAFT_URIS) as Draft[]

/** Values of the kinds that keywords take, each where it belongs and where it does not. */
function arbitrarySchema(draft: Draft): fc.Arbitrary<JsonValue> {
  const keyword = fc.constantFrom(...keywordsOf(draft), '$defs', 'x-note')
  const { schema } = fc.letrec<{ schema: JsonValue }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom<JsonValue>(true, false, 0, 1.5, -1, null, 'string', 'integer', '^a+$', '#/$defs/a'),
      fc.dictionary(keyword, tie('schema'), { maxKeys: 4 }) as fc.Arbitrary<JsonValue>,
      fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2 }) as fc.Arbitrary<JsonValue>,
      fc.array(tie('schema'), { maxLength: 2 }) as fc.Arbitrary<JsonValue>,
      fc.uniqueArray(fc.constantFrom('a', 'string', 'null'), { minLength: 1 }) as fc.Arbitrary<JsonValue>,
    ),
  }))
  return schema
}

it.each(DRAFTS)('draft %s', (draft) => {
  const meta = createAjv(draft, {}).getSchema(DRAFT_URIS[draft])
  const counts = { valid: 0, invalid: 0 }
  fc.assert(
    fc.property(arbitrarySchema(draft), (schema) => {
      const isValid = meta?.(schema) === true
      counts[isValid ? 'valid' : 'invalid'] += 1
      expect(metaValidator(draft)(schema).length === 0).toBe(isValid)
    }),
    { numRuns: 3000, seed: 20_261 },
  )
  expect(counts.valid).toBeGreaterThan(500)
  expect(counts.invalid).toBeGreaterThan(500)
})

it.each(DRAFTS)('every keyword of draft %s, with a value of every kind', (draft) => {
  const meta = createAjv(draft, {}).getSchema(DRAFT_URIS[draft])
  const values: JsonValue[] = [
    true,
    1,
    -1,
    1.5,
    'a',
    '',
    null,
    [],
    ['a'],
    ['a', 'a'],
    [1],
    [{}],
    {},
    { a: 1 },
    { a: {} },
    { a: ['b'] },
    { a: 'b' },
  ]
  const wrong: string[] = []
  for (const keyword of keywordsOf(draft))
    for (const value of values)
      for (const schema of [{ [keyword]: value }, { properties: { a: { items: { [keyword]: value } } } }])
        if ((metaValidator(draft)(schema).length === 0) !== (meta?.(schema) === true))
          wrong.push(JSON.stringify(schema))
  expect(wrong).toEqual([])
})
