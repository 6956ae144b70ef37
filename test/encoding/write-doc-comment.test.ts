import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proseLines, writeDocComment } from '../../generator/src/encoding/write-doc-comment.js'

const cases: { name: string; given: string[]; want: string }[] = [
  { name: 'nothing', given: [], want: '' },
  { name: 'a line', given: ['A line.'], want: '/** A line. */' },
  {
    name: 'several lines',
    given: ['A.', '', '@deprecated B.'],
    want: '/**\n * A.\n *\n * @deprecated B.\n */',
  },
  { name: 'the end of a comment', given: ['a */ b'], want: '/** a *\\/ b */' },
  {
    name: 'ends that hide in each other',
    given: ['**//*/ /* *'],
    want: '/** **\\//\\*\\/ /\\* * */',
  },
  {
    name: 'line breaks of every kind',
    given: ['a\r\nb\rc\u2028d\u2029e'],
    want: '/**\n * a\n * b\n * c\n * d\n * e\n */',
  },
  {
    name: 'characters that turn the direction',
    given: ['a\u202eb'],
    want: '/** a\\u202eb */',
  },
]

describe('writeDocComment', () => {
  it.each(cases)('$name', ({ given, want }) => {
    expect(writeDocComment(given)).toBe(want)
  })

  it('ends where it ends, whatever stands in it', () => {
    const hostile = fc
      .array(fc.constantFrom('*', '/', '\\', '\n', '\u2028', 'a', '*/', '/*', '@'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (lines) => {
        const comment = writeDocComment(lines)
        expect(comment.indexOf('*/')).toBe(comment.length - 2)
      }),
    )
  })
})

describe('proseLines', () => {
  it('keeps text from being a tag', () => {
    expect(proseLines('\n@deprecated by us\nsee a@b.c and @internal\n\n')).toEqual([
      '\\@deprecated by us',
      'see a@b.c and \\@internal',
    ])
  })
})
