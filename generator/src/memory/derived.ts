// What was made of an object, known again for as long as that object lives.

interface Kept<Result> {
  readonly given: readonly unknown[]
  readonly result: Result
}

export class Derived<Source extends object, Result> {
  readonly #kept = new WeakMap<Source, Kept<Result>>()

  /** What was made of this source last, where all that was given besides is the same by identity; else made anew. */
  of(source: Source, given: readonly unknown[], make: () => Result): Result {
    const kept = this.#kept.get(source)
    if (kept?.given.every((each, index) => each === given[index])) return kept.result
    const result = make()
    this.#kept.set(source, { given, result })
    return result
  }
}
