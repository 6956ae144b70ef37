// docs/diff.md lists every kind of change with its class: the table is made here from the cases, and has to stand there.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeChange } from '../../generator/src/compare/describe-change.js'
import { schemaBump, semanticBump } from '../../generator/src/compare/recommend-versions.js'
import { CODES } from '../../generator/src/diagnostics/codes.js'
import { CHANGE_CASES, type ChangeCase, compareCase } from './change-cases.js'

const page = readFileSync(new URL('../../docs/diff.md', import.meta.url), 'utf8')

function rowOf(given: ChangeCase): string {
  const { events } = compareCase(given)
  const [event] = events
  if (event === undefined) return `| ${given.name} | – | yes | yes | yes | none | none |`
  const codes = [...new Set(event.changes.map((change) => describeChange(change).code))].join(', ')
  const { senders, oldData, newData } = event.effects
  return `| ${[given.name, codes, senders, oldData, newData, semanticBump(event), schemaBump(event)].join(' | ')} |`
}

const rows = CHANGE_CASES.map(rowOf)

it('lists every kind of change as the comparison has it', () => {
  const section = page.slice(page.indexOf('## Every kind of change'))
  const listed = section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (change|---) /.test(line))
  expect(listed).toEqual(rows)
})

it('has a case for every code of a change', () => {
  const codes = Object.keys(CODES).filter((code) => /^TW8[0-3]/.test(code))
  expect(codes.filter((code) => !rows.some((row) => row.includes(code)))).toEqual([])
})
