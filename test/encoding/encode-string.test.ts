import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeString } from '../../generator/src/encoding/encode-string.js'

const cases: { name: string; given: string; want: string }[] = [
  { name: 'plain text', given: 'Order Completed', want: '"Order Completed"' },
  {
    name: 'quotes, a backslash and a line break',
    given: '"\\\n',
    want: '"\\"\\\\\\n"',
  },
  { name: 'a template', given: '`${x}`', want: '"`${x}`"' },
  { name: 'line separators', given: '\u2028\u2029', want: '"\\u2028\\u2029"' },
  {
    name: 'the end of a script element',
    given: '</script><!--<b',
    want: '"\\u003c/script>\\u003c!--<b"',
  },
  {
    name: 'characters that turn the direction',
    given: 'a\u202eb\u2066',
    want: '"a\\u202eb\\u2066"',
  },
  {
    name: 'characters that cannot be seen',
    given: '\u200b\ufeff\u00ad',
    want: '"\\u200b\\ufeff\\u00ad"',
  },
  { name: 'half a surrogate pair', given: '\ud83d', want: '"\\ud83d"' },
  { name: 'an emoji', given: '🚀', want: '"🚀"' },
]

describe('encodeString', () => {
  it.each(cases)('$name', ({ given, want }) => {
    expect(encodeString(given)).toBe(want)
  })

  it('loses nothing, and has nothing that ends a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(encodeString(text))).toBe(text)
        expect(encodeString(text)).not.toMatch(/[\n\r\u2028\u2029]/)
      }),
    )
  })
})
