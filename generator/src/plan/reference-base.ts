// Which part of a base URI decides where a reference leads: what is kept by base and reference is found again by it.

/**
 * As much of a base as counts: a reference with a path leads to the same from every file of a folder.
 *
 * @param base an absolute URI without a fragment
 */
export function significantBase(base: string, ref: string): string {
  const end = base.lastIndexOf('/') + 1
  const hasFolder = end > 0 && !base.endsWith('//', end)
  return hasFolder && !/^(?:[#?]|$)/.test(ref) ? base.slice(0, end) : base
}
