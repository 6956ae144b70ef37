// Owns the talk with Web Locks, which the browser takes from a page that ends, however it ends.

/** Waits for a lock; the result lets it go. */
export function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const hold = (): Promise<void> => new Promise((release) => resolve(release))
    navigator.locks.request(name, hold).catch(reject)
  })
}

/** Runs the task under a lock that nobody holds; false if somebody does. */
export async function whileFree(name: string, task: () => Promise<void>): Promise<boolean> {
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await task()
    return lock !== null
  })
}
