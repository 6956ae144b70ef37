// The names of validators' files: the function's where that is alone on every disk and short, else with a hash of it.
import { describe, expect, it } from 'vitest'
import { nameValidatorFiles } from '../../generator/src/emit/name-validator-files.js'

const namesOf = (...functions: string[]) => [...nameValidatorFiles(functions).values()]
const HASHED = /^(.*)-[\da-f]{8}$/
/** As a disk that knows no case, or writes accents apart, sees a name. */
const onDisk = (name: string) => name.normalize('NFD').toUpperCase()

describe('nameValidatorFiles', () => {
  it.each([
    { name: 'a function alone', functions: ['trackSignedUp'], want: ['trackSignedUp'] },
    {
      name: 'other letters than ASCII',
      functions: ['trackÜbersicht', 'track注文完了'],
      want: ['trackÜbersicht', 'track注文完了'],
    },
    { name: 'none', functions: [], want: [] },
  ])('$name', ({ functions, want }) => {
    expect(namesOf(...functions)).toEqual(want)
  })

  it.each([
    { name: 'case alone', functions: ['trackSignup', 'trackSignUp'] },
    { name: 'case of other letters than ASCII', functions: ['trackÜber', 'tracküber'] },
    { name: 'how an accent is written', functions: ['trackCafe\u0301', 'trackCaf\u00e9'] },
  ])('both of two that differ by $name have a hash, and are two files on every disk', ({ functions }) => {
    const names = namesOf(...functions, 'trackOther')
    expect(names.map((name) => HASHED.exec(name)?.[1] ?? name)).toEqual([...functions, 'trackOther'])
    expect(names.filter((name) => HASHED.test(name))).toHaveLength(2)
    expect(new Set(names.map(onDisk)).size).toBe(3)
  })

  it.each([
    { name: 'letters of one byte', letter: 'a' },
    { name: 'letters of three bytes', letter: '注' },
    { name: 'letters of four bytes', letter: '𠮷' },
  ])('cuts what no disk takes: $name', ({ letter }) => {
    const long = `track${letter.repeat(300)}`
    const names = namesOf(`${long}b`, `${long}c`)
    for (const name of names) {
      expect(Buffer.byteLength(`${name}.d.ts.map`)).toBeLessThanOrEqual(255)
      expect(`${long}`.startsWith(HASHED.exec(name)?.[1] ?? 'no hash')).toBe(true)
    }
    expect(new Set(names).size).toBe(2)
  })

  it('gives the same names whatever the order', () => {
    const functions = ['trackSignup', 'trackSignUp', 'trackA', `track${'x'.repeat(300)}`]
    const sorted = (names: ReadonlyMap<string, string>) => [...names].sort()
    expect(sorted(nameValidatorFiles([...functions].reverse()))).toEqual(
      sorted(nameValidatorFiles(functions)),
    )
  })
})
