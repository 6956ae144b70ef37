// Whether a text is a regular expression of ECMAScript, and if not, why.

/** Plans in the wild hold escapes that only the engine without the `u` flag takes, so either will do. */
export function whyInvalidPattern(pattern: string): string | undefined {
  for (const flags of ['u', '']) {
    try {
      new RegExp(pattern, flags)
      return undefined
    } catch (error) {
      if (flags === '')
        return error instanceof Error ? error.message.replace(/^.*: /s, '').toLowerCase() : String(error)
    }
  }
  return undefined
}
