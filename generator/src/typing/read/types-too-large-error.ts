// Thrown where schemas combine into more than can be typed; caught where an event is typed, and nowhere else.

export class TypesTooLargeError extends Error {
  override readonly name = 'TypesTooLargeError'
}
