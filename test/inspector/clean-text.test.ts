import { expect, test } from 'vitest'
import { cleanText } from '../../generator/src/inspector/clean-text.js'

test.each([
  { name: 'text', given: 'u1', want: 'u1' },
  { name: 'inner spaces stay, outer ones go', given: '  Ada Lovelace ', want: 'Ada Lovelace' },
  { name: 'null', given: null, want: '' },
  { name: 'nothing', given: undefined, want: '' },
  { name: 'a number', given: 12, want: '12' },
  { name: 'false', given: false, want: 'false' },
  { name: 'an object', given: { a: 1 }, want: '{"a":1}' },
  { name: 'controls and line ends', given: 'a\u0000b\tc\nd\u007fe\u2028', want: 'abcde' },
  { name: 'zero-width and bidirectional marks', given: '\u200b\u200e\u202ea\u2060\ufeff', want: 'a' },
  { name: 'spaces other than the ASCII one', given: 'a\u00a0b\u2003c\u3000', want: 'abc' },
  {
    name: 'fillers and the blank braille pattern',
    given: '\u034f\u115f\u1160\u17b4\u2800\u3164\uffa0',
    want: '',
  },
  {
    name: 'letters, marks and emoji of any script',
    given: 'é e\u0301 日本 مرحبا 👍🏽',
    want: 'é e\u0301 日本 مرحبا 👍🏽',
  },
])('$name', ({ given, want }) => {
  expect(cleanText(given)).toBe(want)
})
