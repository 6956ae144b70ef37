// Owns the account of one run: what the SDK accepted and reported, held against what the gateway stored. Judges nothing else.

/** The id of the nth event: a UUID, which every SDK takes, and which tells its number. */
export function idOf(index) {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
}

export function createAccount() {
  const accepted = new Set()
  const reported = new Map()
  return {
    accepted,
    /** id -> how often it was reported; refused calls too. */
    reported,
    refused: new Set(),
    /** Reports that named no event. */
    unnamedReports: [],
    report(ids, text) {
      if (ids.length === 0) this.unnamedReports.push(text)
      for (const id of ids) reported.set(id, (reported.get(id) ?? 0) + 1)
    },
  }
}

/**
 * @param {ReturnType<typeof createAccount>} account
 * @param {Map<string, number>} stored id -> how often
 * @param {number | undefined} pending what the SDK says still waits; undefined when it does not say
 * @param {boolean} isSettled whether a flush has come to its end
 */
export function balance(account, stored, pending, isSettled) {
  const { accepted, refused, reported } = account
  const ids = [...accepted]
  const delivered = ids.filter((id) => stored.has(id)).length
  const told = ids.filter((id) => reported.has(id) && !stored.has(id)).length
  const rest = accepted.size - delivered - told
  const waiting = Math.min(rest, pending ?? (isSettled ? 0 : rest))
  const sends = ids.reduce((sum, id) => sum + (stored.get(id) ?? 0), 0)
  return {
    accepted: accepted.size,
    delivered,
    duplicated: sends - delivered,
    reported: told + [...refused].filter((id) => reported.has(id)).length,
    pending: waiting,
    lost: rest - waiting + [...refused].filter((id) => !reported.has(id)).length,
  }
}

/** Sentences for what must hold of any run; none when all does. */
export function complaints(account, stored) {
  const { accepted, refused, reported } = account
  const twice = [...reported].filter(([, count]) => count > 1).length
  const strange = [...stored.keys()].filter((id) => !accepted.has(id)).length
  const unknown = [...reported.keys()].filter((id) => !accepted.has(id) && !refused.has(id)).length
  return [
    twice > 0 && `${twice} events reported more than once`,
    strange > 0 && `${strange} stored ids that were never accepted`,
    unknown > 0 && `${unknown} reported ids that were never given`,
  ].filter((text) => text !== false)
}
