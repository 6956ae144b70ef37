// Diagnostics as SARIF: the parts that code scanning reads.
import { expect, it } from 'vitest'
import { formatSarif } from '../../generator/src/diagnostics/format-sarif.js'

it('writes one run with the rules that were met and a result a finding', () => {
  const log = formatSarif(
    [
      {
        code: 'TW116',
        severity: 'warning',
        message: '"minLenght" is not a keyword.',
        help: 'Correct it.',
        location: { file: 'plan files\\a.yaml', line: 4, column: 2 },
        related: [{ file: 'b.yaml', line: 1, column: 1 }],
      },
      { code: 'TW101', severity: 'error', message: 'There is no plan.', help: 'Give one.' },
    ],
    '1.2.3',
  )
  expect(log.version).toBe('2.1.0')
  const [run] = log.runs
  expect(
    run?.tool.driver.rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration.level]),
  ).toEqual([
    ['TW101', 'error'],
    ['TW116', 'warning'],
  ])
  const place = (uri: string, startLine: number, startColumn: number) => ({
    physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn } },
  })
  expect(run?.results).toEqual([
    {
      ruleId: 'TW116',
      ruleIndex: 1,
      level: 'warning',
      message: { text: '"minLenght" is not a keyword. Correct it.' },
      locations: [place('plan%20files/a.yaml', 4, 2)],
      relatedLocations: [place('b.yaml', 1, 1)],
    },
    {
      ruleId: 'TW101',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'There is no plan. Give one.' },
      locations: [],
      relatedLocations: [],
    },
  ])
})
