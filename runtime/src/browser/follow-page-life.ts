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
  const followVisibility = (): void => (document.visibilityState === 'hidden' ? onLeave() : onReturn())
  window.addEventListener('pagehide', onLeave)
  window.addEventListener('pageshow', onReturn)
  window.addEventListener('online', onReturn)
  document.addEventListener('visibilitychange', followVisibility)
  return () => {
    window.removeEventListener('pagehide', onLeave)
    window.removeEventListener('pageshow', onReturn)
    window.removeEventListener('online', onReturn)
    document.removeEventListener('visibilitychange', followVisibility)
  }
}
