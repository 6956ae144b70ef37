// Owns the moments in the life of a page that matter to a client: it is left, it comes back, the network comes back.

export interface PageLife {
  /** The page may be about to end. */
  onLeave(): void
  /** The page, or the network, is there again. */
  onReturn(): void
}

/**
 * `pagehide` comes to the window, and not on every phone; `visibilitychange` comes on all of them, and more often.
 * Nothing here keeps a page out of the back/forward cache, as `unload` and `beforeunload` would.
 * @returns what ends it
 */
export function followPageLife({ onLeave, onReturn }: PageLife): () => void {
  const controller = new AbortController()
  const follow = (target: EventTarget, type: string, listener: () => void): void =>
    target.addEventListener(type, listener, controller)
  follow(window, 'pagehide', onLeave)
  follow(window, 'pageshow', onReturn)
  follow(window, 'online', onReturn)
  follow(document, 'visibilitychange', () => (document.visibilityState === 'hidden' ? onLeave() : onReturn()))
  return () => controller.abort()
}
