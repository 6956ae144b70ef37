// Any JSON value, through the YAML that is written and back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonValue } from '../../generator/src/plan/model.js'
import { parseYaml } from '../../generator/src/plan/parse-yaml.js'
import { printYaml } from '../../generator/src/plan-writing/print-yaml.js'

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'a \n\t\r:#-"\'{}[]&*!|>%@\\,?~\u2028\ud83d\ude00'), maxLength: 12 }),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '1',
    '0x1',
    '1e3',
    '.inf',
    '2001-01-01',
    'true',
    '',
    '---',
    '...',
    '<<',
    '\ufeff',
  ),
)
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.constantFrom(null, true, false, 0, -1.5, 1e21),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 4 }),
  ),
})).value

test('any value comes back as it was', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(parseYaml(printYaml(value as JsonValue, ['a', 'b']))).toEqual({ value })
    }),
    { numRuns: 2000, seed: 1 },
  )
})

test('a comment of several lines stays one', () => {
  expect(printYaml({ a: 1 }, ['x\ny: 2\u2028z: 3'])).toBe('# x\n# y: 2\n# z: 3\na: 1\n')
})
