import { describe, expect, it } from 'vitest'
import { createLineSplitter, MAX_LINE_LENGTH } from '../../generator/src/inference/split-lines.js'

function split(...pieces: readonly (string | Buffer)[]): string[] {
  const lines: string[] = []
  const splitter = createLineSplitter({
    onLine: (line, number) => lines.push(`${number}:${line}`),
    onLongLine: (number) => lines.push(`${number} is too long`),
  })
  for (const piece of pieces) splitter.push(Buffer.from(piece))
  splitter.end()
  return lines
}

const euro = Buffer.from('€')
const long = 'x'.repeat(MAX_LINE_LENGTH)

const CASES = [
  { name: 'nothing', given: [], want: [] },
  { name: 'a last line without a newline', given: ['a\nb'], want: ['1:a', '2:b'] },
  { name: 'a line in pieces, and empty ones', given: ['a', 'b\n', '\nc\n'], want: ['1:ab', '2:', '3:c'] },
  { name: 'a character in pieces', given: [euro.subarray(0, 1), euro.subarray(1)], want: ['1:€'] },
  { name: 'a byte order mark, at the start alone', given: ['\ufeffa\n\ufeffb'], want: ['1:a', '2:\ufeffb'] },
  { name: 'a line of just the limit', given: [long, '\nb'], want: [`1:${long}`, '2:b'] },
  {
    name: 'a line above it, in pieces',
    given: ['a\n', long, 'x', 'yy\nb'],
    want: ['1:a', '2 is too long', '3:b'],
  },
  { name: 'a last line above it', given: [`${long}xy`], want: ['1 is too long'] },
]

describe('createLineSplitter', () => {
  it.each(CASES)('gives $name', ({ given, want }) => {
    expect(split(...given)).toEqual(want)
  })
})
