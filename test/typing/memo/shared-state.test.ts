// A trace is replayed while its questions have the same answers, and does nothing where they have not.
import { describe, expect, it } from 'vitest'
import { SharedState } from '../../../generator/src/typing/memo/shared-state.js'

function makeState() {
  const state = new SharedState()
  return { state, names: state.map<string, string>() }
}

describe('SharedState', () => {
  it('puts in place what the recorded work did', () => {
    const { state, names } = makeState()
    const { result, trace } = state.record(() => {
      names.set('a', 'A')
      return names.get('a')
    })
    state.clear()
    expect(result).toBe('A')
    expect(names.get('a')).toBe(undefined)
    expect(state.replay(trace)).toBe(true)
    expect(names.get('a')).toBe('A')
  })

  it('does nothing where a question has another answer now', () => {
    const { state, names } = makeState()
    const { trace } = state.record(() => {
      if (names.get('a') === undefined) names.set('b', 'B')
    })
    state.clear()
    names.set('a', 'A')
    expect(state.replay(trace)).toBe(false)
    expect(names.get('b')).toBe(undefined)
  })

  it('asks nobody what the work told itself', () => {
    const { state, names } = makeState()
    const { trace } = state.record(() => {
      names.set('a', 'A')
      names.get('a')
    })
    expect(trace.reads).toEqual([])
  })

  it('takes a value that another wrote for the same answer', () => {
    const { state, names } = makeState()
    names.set('a', 'A')
    const { trace } = state.record(() => names.get('a'))
    state.clear()
    names.set('a', 'A')
    expect(state.replay(trace)).toBe(true)
    names.set('a', 'another')
    expect(state.replay(trace)).toBe(false)
  })
})
