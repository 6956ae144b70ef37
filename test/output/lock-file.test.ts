import { describe, expect, it } from 'vitest'
import type { LockedName } from '../../generator/src/naming/model.js'
import { readLockFile, writeLockFile } from '../../generator/src/output/lock-file.js'

const names: LockedName[] = [
  { call: 'page', name: '', functionName: 'page' },
  { call: 'track', name: '__proto__', functionName: 'trackProto' },
  { call: 'track', name: 'A "b"', version: '2', functionName: 'trackAB' },
]

const text = `{
  "note": "Names that trackwright gave to generated functions. Commit this file, so that they never change.",
  "lockVersion": 1,
  "names": [
    { "call": "page", "name": "", "functionName": "page" },
    { "call": "track", "name": "__proto__", "functionName": "trackProto" },
    { "call": "track", "name": "A \\"b\\"", "version": "2", "functionName": "trackAB" }
  ]
}
`

const entry = (fields: object) => JSON.stringify({ lockVersion: 1, names: [fields] })
const good = { call: 'track', name: 'A', functionName: 'trackA' }

const broken: { name: string; given: string; want: RegExp }[] = [
  { name: 'no JSON', given: '<<<<<<< HEAD', want: /not valid JSON/ },
  {
    name: 'another version',
    given: '{"lockVersion":2,"names":[]}',
    want: /lockVersion 1/,
  },
  {
    name: 'a function name that is code',
    given: entry({ ...good, functionName: 'trackA(){}evil' }),
    want: /damaged/,
  },
  {
    name: 'a function name that belongs to another call',
    given: entry({ ...good, functionName: 'setClient' }),
    want: /damaged/,
  },
  {
    name: 'an unknown call',
    given: entry({ ...good, call: 'send' }),
    want: /damaged/,
  },
  {
    name: 'a name twice',
    given: JSON.stringify({
      lockVersion: 1,
      names: [good, { ...good, name: 'B' }],
    }),
    want: /twice/,
  },
]

describe('the lock file', () => {
  it('has one name a line', () => {
    expect(writeLockFile(names)).toBe(text)
    expect(writeLockFile([])).toContain('"names": []')
  })

  it('reads what it wrote', () => {
    expect(readLockFile(text)).toEqual({ names, diagnostics: [] })
  })

  it.each(broken)('refuses $name', ({ given, want }) => {
    const { names: read, diagnostics } = readLockFile(given)
    expect(read).toEqual([])
    expect(diagnostics.map((each) => each.code)).toEqual(['TW302'])
    expect(diagnostics[0]?.message).toMatch(want)
  })
})
