// Owns who is looking at the page: a made-up anonymousId, and the userId of whoever signed in. Where that is kept is
// the store's business.
import type { OptionalIdentity } from '../core/message.js'
import { hasVisibleText } from '../core/visible-text.js'
import type { VisitorStore } from './visitor-store.js'

export interface VisitorIds {
  readonly anonymousId: string
  readonly userId?: string | undefined
}

export interface Visitor {
  /** As of now: another tab may have signed in or out. */
  current(): VisitorIds
  /** The user of an accepted `identify()` or `alias()`. */
  signIn({ userId }: OptionalIdentity): void
  /** Forgets the user; with `anonymousId` the visitor as well, who becomes a new one. */
  reset(options: ResetOptions): void
  /** Keeps in the store what was known in memory only. */
  remember(): void
  /** Erases the store, and the visitor becomes a new one. */
  forget(): void
}

export interface ResetOptions {
  /** Makes up a new anonymousId too, so that nothing connects what follows with what was. @default false */
  anonymousId?: boolean | undefined
}

/** Longer than any id; what is longer is somebody else's text, and would make every event too long. */
const MAX_ID_LENGTH = 1_000

/**
 * @param mayRemember asked before every write: whether the visitor lets ids be kept
 */
export function createVisitor(store: VisitorStore, newId: () => string, mayRemember: () => boolean): Visitor {
  let known: VisitorIds = { anonymousId: newId() }
  let knownText: string | undefined

  function current(): VisitorIds {
    const text = store.read()
    if (typeof text === 'string' && text !== knownText) {
      knownText = text
      known = parseIds(text) ?? known
    }
    return known
  }

  function become(ids: VisitorIds): void {
    known = ids
    if (!mayRemember()) return
    knownText = JSON.stringify(ids)
    store.write(knownText)
  }

  return {
    current,
    signIn({ userId }) {
      const { anonymousId } = current()
      if (typeof userId === 'number' || hasVisibleText(userId))
        become({ anonymousId, userId: String(userId) })
    },
    reset: ({ anonymousId: isNew = false }) =>
      become({ anonymousId: isNew ? newId() : current().anonymousId }),
    remember: () => become(current()),
    forget() {
      store.clear()
      knownText = undefined
      known = { anonymousId: newId() }
    },
  }
}

/** Anybody can write into a browser's storage: two texts are taken from it, and nothing else. */
function parseIds(text: string): VisitorIds | undefined {
  try {
    const { anonymousId, userId } = JSON.parse(text)
    if (!isId(anonymousId)) return undefined
    return { anonymousId, ...(isId(userId) && { userId }) }
  } catch {
    return undefined
  }
}

function isId(value: unknown): value is string {
  return hasVisibleText(value) && value.length <= MAX_ID_LENGTH
}
