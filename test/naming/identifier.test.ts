import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { pascalCase } from '../../generator/src/naming/identifier.js'

const cases: { name: string; given: string; want: string }[] = [
  { name: 'words', given: 'Order Completed', want: 'OrderCompleted' },
  { name: 'snake case', given: 'order_completed', want: 'OrderCompleted' },
  { name: 'camel case', given: 'orderCompleted', want: 'OrderCompleted' },
  {
    name: 'capitals are a word',
    given: 'HTTP Request ID',
    want: 'HttpRequestId',
  },
  { name: 'capitals before a word', given: 'HTTPRequest', want: 'HttpRequest' },
  {
    name: 'digits stay with their word',
    given: 'Step 2 viewed',
    want: 'Step2Viewed',
  },
  { name: 'code', given: 'Order "Completed" */ ${x}', want: 'OrderCompletedX' },
  {
    name: 'punctuation',
    given: `42_--terrible==\\"event'++name~!3`,
    want: '42TerribleEventName3',
  },
  { name: 'members of Object', given: '__proto__', want: 'Proto' },
  {
    name: 'letters of other scripts',
    given: 'Größe geändert',
    want: 'GrößeGeändert',
  },
  {
    name: 'a letter and its mark, composed',
    given: 'e\u0301lan',
    want: '\u00c9lan',
  },
  { name: 'Chinese', given: '注文 完了', want: '注文完了' },
  { name: 'right-to-left', given: 'تم الطلب', want: 'تمالطلب' },
  { name: 'a sharp s keeps its length', given: 'ß test', want: 'ßTest' },
  {
    name: 'zero-width characters',
    given: 'Or\u200bder\u2060 \u202eCompleted',
    want: 'OrDerCompleted',
  },
  { name: 'letters that cannot be seen', given: 'a\u3164b', want: 'AB' },
  { name: 'an emoji', given: '🚀', want: 'U1F680' },
  {
    name: 'many emoji',
    given: '🚀🚀🚀🚀🚀',
    want: 'U1F680U1F680U1F680U1F68050cca2',
  },
  { name: 'nothing', given: '', want: '' },
  {
    name: 'too long',
    given: 'a'.repeat(300),
    want: `A${'a'.repeat(79)}9835fa`,
  },
]

describe('pascalCase', () => {
  it.each(cases)('$name', ({ given, want }) => {
    expect(pascalCase(given)).toBe(want)
  })

  it('makes of ASCII what it makes of any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aabzABCZ129_ .-~'), minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(text, (given) => {
        // A space is no part of a word, and this one is none of ASCII.
        if (/[a-z\d]/i.test(given)) expect(pascalCase(given)).toBe(pascalCase(`${given}\u00a0`))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('every character of the BMP', () => {
  it('gives an identifier, at the start of a word, within it and capitalised', () => {
    const wrong: string[] = []
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code)
      const name = `track${pascalCase(`${character} ${character}a a${character}`)}`
      if (![...name].every((each) => ts.isIdentifierPart(each.codePointAt(0) ?? 0, ts.ScriptTarget.ES2022)))
        wrong.push(`${code.toString(16)}: ${name}`)
    }
    expect(wrong).toEqual([])
  })
})
