// Diagnostics as annotations of GitHub Actions: nothing in a message can end or forge a command.
import { expect, it } from 'vitest'
import { formatAnnotations } from '../../generator/src/diagnostics/format-annotations.js'

const base = { code: 'TW104', message: 'Twice.', help: 'Rename one.' } as const

it.each([
  {
    name: 'an error with a place',
    given: { ...base, severity: 'error', location: { file: 'plan.yaml', line: 3, column: 7 } },
    want: '::error file=plan.yaml,line=3,col=7,title=TW104::Twice. Rename one.',
  },
  {
    name: 'a note without a place',
    given: { ...base, severity: 'info' },
    want: '::notice title=TW104::Twice. Rename one.',
  },
  {
    name: 'a message and a file that would be commands of their own',
    given: {
      ...base,
      severity: 'warning',
      message: '100%\r\n::error::x',
      location: { file: 'a,b:c.yaml', line: 1, column: 1 },
    },
    want: '::warning file=a%2Cb%3Ac.yaml,line=1,col=1,title=TW104::100%25%0D%0A::error::x Rename one.',
  },
] as const)('writes $name', ({ given, want }) => {
  expect(formatAnnotations([given])).toEqual([want])
})
