// Values and places, of JSON and YAML alike.
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../generator/src/plan/parse-document.js'

const JSON_TEXT = '{\n  "events": [\n    { "title": "A",\n      "a/b": { "~": 1 } }\n  ]\n}\n'
const YAML_TEXT =
  '# a plan\nevents:\n  - title: A\n    a/b:\n      "~": 1\n  - &second { title: B }\nlast: *second\n'

function parse(path: string, text: string) {
  const { document, diagnostics } = parseDocument({ path, text })
  expect(diagnostics).toEqual([])
  if (document === undefined) throw new Error('no document')
  return document
}

describe('locate', () => {
  const cases: {
    name: string
    path: string
    text: string
    pointer: string
    part: 'key' | 'value'
    want: [number, number]
  }[] = [
    { name: 'the whole', path: 'p.json', text: JSON_TEXT, pointer: '', part: 'value', want: [1, 1] },
    { name: 'an item', path: 'p.json', text: JSON_TEXT, pointer: '/events/0', part: 'value', want: [3, 5] },
    {
      name: 'a value',
      path: 'p.json',
      text: JSON_TEXT,
      pointer: '/events/0/title',
      part: 'value',
      want: [3, 16],
    },
    { name: 'a key', path: 'p.json', text: JSON_TEXT, pointer: '/events/0/title', part: 'key', want: [3, 7] },
    {
      name: 'escapes',
      path: 'p.json',
      text: JSON_TEXT,
      pointer: '/events/0/a~1b/~0',
      part: 'value',
      want: [4, 21],
    },
    {
      name: 'nothing',
      path: 'p.json',
      text: JSON_TEXT,
      pointer: '/events/7/x',
      part: 'value',
      want: [2, 13],
    },
    { name: 'the whole', path: 'p.yaml', text: YAML_TEXT, pointer: '', part: 'value', want: [2, 1] },
    { name: 'an item', path: 'p.yaml', text: YAML_TEXT, pointer: '/events/0', part: 'value', want: [3, 5] },
    {
      name: 'a value',
      path: 'p.yaml',
      text: YAML_TEXT,
      pointer: '/events/0/title',
      part: 'value',
      want: [3, 12],
    },
    { name: 'a key', path: 'p.yaml', text: YAML_TEXT, pointer: '/events/0/title', part: 'key', want: [3, 5] },
    {
      name: 'escapes',
      path: 'p.yaml',
      text: YAML_TEXT,
      pointer: '/events/0/a~1b/~0',
      part: 'value',
      want: [5, 12],
    },
    {
      name: 'an alias',
      path: 'p.yaml',
      text: YAML_TEXT,
      pointer: '/last/title',
      part: 'value',
      want: [6, 22],
    },
    { name: 'nothing', path: 'p.yaml', text: YAML_TEXT, pointer: '/events/7/x', part: 'value', want: [3, 3] },
  ]
  test.each(cases)('$path: $name', ({ path, text, pointer, part, want: [line, column] }) => {
    expect(parse(path, text).locate(pointer, part)).toEqual({ file: path, line, column })
  })
})

describe('values', () => {
  test('a __proto__ key stays data', () => {
    for (const [path, text] of [
      ['p.json', '{ "__proto__": { "polluted": 1 } }'],
      ['p.yaml', '__proto__: { polluted: 1 }'],
    ] as const) {
      const { value } = parse(path, text)
      expect(Object.entries(value ?? {})).toEqual([['__proto__', { polluted: 1 }]])
      expect('polluted' in {}).toBe(false)
    }
  })

  const cases: { name: string; path: string; text: string; want: unknown }[] = [
    { name: 'a byte order mark', path: 'p.json', text: '\ufeff{}', want: {} },
    {
      name: 'words that were booleans in YAML 1.1',
      path: 'p.yaml',
      text: '[yes, no, on, 0o10, 1_000, 12:30]',
      want: ['yes', 'no', 'on', 8, '1_000', '12:30'],
    },
    { name: 'dates are texts', path: 'p.yml', text: 'a: 2024-01-01', want: { a: '2024-01-01' } },
    {
      name: 'merge keys are keys',
      path: 'p.yaml',
      text: 'a: &a { b: 1 }\nc: { <<: *a }',
      want: { a: { b: 1 }, c: { '<<': { b: 1 } } },
    },
    { name: 'numbers as keys', path: 'p.yaml', text: '1: a', want: { '1': 'a' } },
    { name: 'JSON without an extension', path: 'jsonschema/1-0-0', text: ' { "a": 1 }', want: { a: 1 } },
    { name: 'YAML without an extension', path: 'plan', text: 'a: 1', want: { a: 1 } },
    { name: 'JSON in a .yaml file', path: 'p.yaml', text: '{ "a": [1, null] }', want: { a: [1, null] } },
    {
      name: 'escapes and colons in JSON strings are no keys',
      path: 'p.json',
      text: '{ "a": "\\": x", "b\\"": ["c", "d:"] }',
      want: { a: '": x', 'b"': ['c', 'd:'] },
    },
  ]
  test.each(cases)('$name', ({ path, text, want }) => expect(parse(path, text).value).toEqual(want))
})
