// A work is known for as long as its questions have the same answers, whatever is done anew before it or after it.
import { describe, expect, it } from 'vitest'
import { makePlainMap } from '../../../generator/src/typing/memo/shared-map.js'
import { type Trace, TracedMaps } from '../../../generator/src/typing/memo/traced-maps.js'

function makeMaps() {
  const maps = new TracedMaps()
  const names = maps.map<string, string>()
  const write = (position: number, key: string, value: string) =>
    maps.record(position, () => names.set(key, value)).trace
  const ask = (position: number, key: string) => maps.record(position, () => names.get(key))
  return { maps, names, write, ask }
}

describe('TracedMaps', () => {
  it('shows a work what was written before it in the row, whenever that was', () => {
    const { write, ask, names } = makeMaps()
    write(2, 'a', 'late')
    expect(ask(1, 'a').result).toBe(undefined)
    write(0, 'a', 'early')
    expect(ask(1, 'a').result).toBe('early')
    expect(ask(3, 'a').result).toBe('late')
    expect(names.get('a')).toBe('late')
  })

  it('doubts a work whose question has another answer now, and no other', () => {
    const { maps, write, ask } = makeMaps()
    const before = ask(1, 'a').trace
    const after = ask(3, 'a').trace
    const other = ask(3, 'b').trace
    write(2, 'a', 'A')
    expect([before, after, other].map((trace) => maps.isCurrent(trace))).toEqual([true, false, true])
  })

  it('takes a value that another wrote for the same answer', () => {
    const { maps, write, ask } = makeMaps()
    const first = write(0, 'a', 'A')
    const { trace } = ask(1, 'a')
    maps.withdraw(first)
    expect(maps.isCurrent(trace)).toBe(false)
    const second = write(0, 'a', 'A')
    expect(maps.isCurrent(trace)).toBe(true)
    maps.withdraw(second)
    write(0, 'a', 'another')
    expect(maps.isCurrent(trace)).toBe(false)
  })

  it('asks nobody what a work told itself', () => {
    const { maps, names, write } = makeMaps()
    const { trace } = maps.record(1, () => {
      names.set('a', 'A')
      names.set('a', 'AA')
      return names.get('a')
    })
    expect(trace.reads).toEqual([])
    write(0, 'a', 'earlier')
    expect(maps.isCurrent(trace)).toBe(true)
    expect(names.get('a')).toBe('AA')
  })

  it('doubts by the places that works have now', () => {
    const { maps, write, ask } = makeMaps()
    const last = ask(1, 'a').trace
    const moved = ask(0, 'a').trace
    maps.withdraw(last)
    moved.position = 5
    write(3, 'a', 'A')
    expect(maps.isCurrent(moved)).toBe(false)
  })

  it('writes nothing that it could not take back', () => {
    const { names } = makeMaps()
    expect(() => names.set('a', 'A')).toThrow()
  })
})

describe('a map of either kind', () => {
  it('tells the order in which keys were first set', () => {
    const plain = makePlainMap<string, string>()
    for (const key of ['b', 'a', 'c', 'b']) plain.set(key, key)
    const { maps, names, write } = makeMaps()
    const later: Trace = write(2, 'a', '')
    write(3, 'c', '')
    maps.record(1, () => {
      names.set('x', '')
      names.set('b', '')
    })
    write(4, 'b', '')
    const keys = new Set(['a', 'b', 'c', 'nowhere'])
    expect(plain.inOrder(keys)).toEqual(['b', 'a', 'c'])
    expect(names.inOrder(keys)).toEqual(['b', 'a', 'c'])
    maps.withdraw(later)
    expect(names.inOrder(keys)).toEqual(['b', 'c'])
  })
})
