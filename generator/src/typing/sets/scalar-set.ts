// Sets of numbers or strings: exact, whatever the keywords, since a test can always be asked about one value.
import type { ScalarSet } from './model.js'

export function only<T>(values: Iterable<T>): ScalarSet<T> {
  return { kind: 'only', values: new Set(values) }
}

export function allScalars<T>(): ScalarSet<T> {
  return { kind: 'except', values: new Set() }
}

export function noScalars<T>(): ScalarSet<T> {
  return only<T>([])
}

export function isEmptyScalars<T>(set: ScalarSet<T>): boolean {
  return set.kind === 'only' && set.values.size === 0
}

export function isAllScalars<T>(set: ScalarSet<T>): boolean {
  return set.kind === 'except' && set.values.size === 0
}

export function accepts<T>(set: ScalarSet<T>, value: T): boolean {
  if (set.kind === 'test') return set.accepts(value)
  return set.values.has(value) === (set.kind === 'only')
}

export function intersectScalars<T>(a: ScalarSet<T>, b: ScalarSet<T>): ScalarSet<T> {
  if (isAllScalars(a)) return b
  if (isAllScalars(b)) return a
  if (a.kind === 'only') return only([...a.values].filter((value) => accepts(b, value)))
  if (b.kind === 'only') return only([...b.values].filter((value) => accepts(a, value)))
  if (a.kind === 'except' && b.kind === 'except')
    return { kind: 'except', values: new Set([...a.values, ...b.values]) }
  return { kind: 'test', accepts: (value) => accepts(a, value) && accepts(b, value) }
}

function uniteScalars<T>(a: ScalarSet<T>, b: ScalarSet<T>): ScalarSet<T> {
  if (isEmptyScalars(a)) return b
  if (isEmptyScalars(b)) return a
  if (a.kind === 'only' && b.kind === 'only') return only([...a.values, ...b.values])
  if (a.kind === 'except')
    return { kind: 'except', values: new Set([...a.values].filter((v) => !accepts(b, v))) }
  if (b.kind === 'except')
    return { kind: 'except', values: new Set([...b.values].filter((v) => !accepts(a, v))) }
  return { kind: 'test', accepts: (value) => accepts(a, value) || accepts(b, value) }
}

export function uniteAllScalars<T>(sets: readonly ScalarSet<T>[]): ScalarSet<T> {
  const listed = sets.flatMap((set) => (set.kind === 'only' ? [...set.values] : []))
  return sets.filter((set) => set.kind !== 'only').reduce(uniteScalars, only(listed))
}

export function complementScalars<T>(set: ScalarSet<T>): ScalarSet<T> {
  if (set.kind === 'only') return { kind: 'except', values: set.values }
  if (set.kind === 'except') return { kind: 'only', values: set.values }
  return { kind: 'test', accepts: (value) => !set.accepts(value) }
}
