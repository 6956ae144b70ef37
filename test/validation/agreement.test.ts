// The validators over the whole JSON Schema Test Suite, formats included, beside ajv: where the two differ, the suite must
// agree with ours. `npm run conformance` prints the counts.
import { expect, it } from 'vitest'
import { measureAgreement } from '../conformance/agreement.js'
import { findSuite } from '../conformance/suite.js'

const suite = findSuite()
const advice = suite === undefined ? ' (skipped: set JSON_SCHEMA_TEST_SUITE to the folder of the suite)' : ''

it.skipIf(suite === undefined)(`validators are right wherever ajv is${advice}`, () => {
  const agreements = measureAgreement(suite ?? '')
  expect(agreements.map(({ draft, wrong }) => ({ draft, wrong }))).toEqual(
    ['draft4', 'draft6', 'draft7', 'draft2019-09', 'draft2020-12'].map((draft) => ({ draft, wrong: [] })),
  )
  for (const { instances, agree } of agreements) expect(agree / instances).toBeGreaterThan(0.96)
})
