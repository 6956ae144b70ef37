// CSV as RFC 4180 has it and as tables are exported, with the places of cells.
import { describe, expect, test } from 'vitest'
import { locateInCsv, parseCsv } from '../../generator/src/plan/parse-csv.js'

const cases: { name: string; given: string; want: unknown }[] = [
  {
    name: 'rows by the names of the first',
    given: 'a,b\n1,2\n3,4\n',
    want: [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ],
  },
  { name: 'Windows line ends', given: 'a,b\r\n1,2\r\n', want: [{ a: '1', b: '2' }] },
  { name: 'a last row without a line end', given: 'a,b\n1,2', want: [{ a: '1', b: '2' }] },
  { name: 'a comma at the very end', given: 'a,b\n1,', want: [{ a: '1', b: '' }] },
  {
    name: 'quotes, commas and lines in quotes',
    given: 'a,b\n"1, ""x""","2\n3"\n',
    want: [{ a: '1, "x"', b: '2\n3' }],
  },
  { name: 'an empty cell in quotes', given: 'a,b\n"",x\n', want: [{ a: '', b: 'x' }] },
  { name: 'rows without any text', given: 'a,b\n,\n\n1,2\n , \n', want: [{ a: '1', b: '2' }] },
  {
    name: 'a row that is too short, and one that is too long',
    given: 'a,b\n1\n1,2,3\n',
    want: [
      { a: '1', b: '' },
      { a: '1', b: '2' },
    ],
  },
  { name: 'spaces around names', given: ' a , b\n1,2\n', want: [{ a: '1', b: '2' }] },
  {
    name: 'a name that objects have already',
    given: '__proto__\nx\n',
    want: [JSON.parse('{"__proto__":"x"}')],
  },
  { name: 'nothing', given: '', want: [] },
]

describe('parseCsv', () => {
  test.each(cases)('$name', ({ given, want }) => {
    expect(parseCsv(given)).toEqual({ value: want })
  })

  test('a quote that is never closed', () => {
    expect(parseCsv('a\n1\n"x')).toEqual({
      problems: [{ code: 'TW127', message: 'The quoted cell never ends.', offset: 4 }],
    })
  })

  test('places: of a cell, of a row, of what is not there', () => {
    const text = 'a,b\r\n1,"2"\r\n\r\n3,4'
    const offsetOf = locateInCsv(text)
    const at = (pointer: string) => text.slice(offsetOf(pointer, 'value'))
    expect([at('/0/b'), at('/1/b'), at('/1'), at('/1/c'), at('/9/a'), at('')]).toEqual([
      '"2"\r\n\r\n3,4',
      '4',
      '3,4',
      '3,4',
      text,
      text,
    ])
  })
})
