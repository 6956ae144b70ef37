// How much work the types of a plan may take, so that no plan stops a machine: what thousands of usual events take, and
// with each event several times what a usual one takes.

export interface TypingLimits {
  /** How many schemas and combinations of them are looked into, before the rest is taken to admit anything. */
  readonly readings: number
  /** Steps of work on shapes, some 10 µs each with all that follows from them; beyond, the types are too large. */
  readonly steps: number
  /** How many types are spelled out; beyond, a type is `unknown`. */
  readonly written: number
  /** What all automatons cost: states times length. Patterns beyond are checked at run time alone. */
  readonly automatonWork: number
}

export function typingLimits(events: number): TypingLimits {
  return {
    readings: 1_000_000 + events * 300,
    steps: 1_000_000 + events * 300,
    written: 200_000 + events * 100,
    automatonWork: 2_000_000 + events * 5000,
  }
}
