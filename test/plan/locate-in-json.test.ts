// Every part of a JSON text is found where it stands, in any spelling.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeSegment } from '../../generator/src/plan/json-pointer.js'
import { locateInJson } from '../../generator/src/plan/locate-in-json.js'

interface Part {
  readonly pointer: string
  readonly key: string | undefined
  readonly value: unknown
}

function partsOf(value: unknown, pointer = '', key?: string): Part[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, each]) =>
          partsOf(each, `${pointer}/${escapeSegment(name)}`, Array.isArray(value) ? undefined : name),
        )
      : []
  return [{ pointer, key, value }, ...inner]
}

describe('locateInJson', () => {
  it('finds what JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 4, '\t', ' \n\r\t'), (json, space) => {
        const text = `${' '.repeat(3)}${JSON.stringify(json, null, space as string)}\n`
        const offsetOf = locateInJson(text)
        for (const { pointer, key, value } of partsOf(JSON.parse(text))) {
          const begins = text.slice(offsetOf(pointer, 'value'))
          const isScalar = typeof value !== 'object' || value === null
          expect(begins.startsWith(isScalar ? JSON.stringify(value) : Array.isArray(value) ? '[' : '{')).toBe(
            true,
          )
          const before = key === undefined ? begins : text.slice(offsetOf(pointer, 'key'))
          if (key !== undefined) expect(before.startsWith(`${JSON.stringify(key)}:`)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads escapes, and passes over brackets in strings', () => {
    const text = String.raw`{"a":["]}\"{", {"\u0062/c" : 1e-3}] ,"d":[ ] , "e" : {"":null}}`
    const offsetOf = locateInJson(text)
    const at = (pointer: string, part: 'key' | 'value') => text.slice(offsetOf(pointer, part)).slice(0, 6)
    expect(at('/a/1/b~1c', 'value')).toBe('1e-3}]')
    expect(at('/a/1/b~1c', 'key')).toBe(String.raw`"\u006`)
    expect(at('/d', 'value')).toBe('[ ] , ')
    expect(at('/e/', 'value')).toBe('null}}')
  })

  it('gives the nearest part that is there', () => {
    const text = '{"a": {"b": 1}}'
    const offsetOf = locateInJson(text)
    expect(offsetOf('/a/x/y', 'value')).toBe(6)
    expect(offsetOf('/a/x', 'key')).toBe(1)
    expect(offsetOf('/a/b/c', 'value')).toBe(12)
    expect(offsetOf('/0', 'key')).toBe(0)
  })

  it('has no trouble with depth', () => {
    const depth = 100_000
    const text = `{"a": ${'['.repeat(depth)}${']'.repeat(depth)}, "b": 1}`
    expect(locateInJson(text)('/b', 'key')).toBe(text.length - 7)
  })
})
