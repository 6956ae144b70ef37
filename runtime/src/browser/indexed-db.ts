// Owns the talk with IndexedDB: one store whose keys are [owner, number]. Knows neither locks nor queues.

export interface KeptEvent {
  readonly json: string
  /** When it was accepted: milliseconds since 1970, which pages have in common. */
  readonly acceptedAt: number
}

export interface Change {
  readonly puts: readonly { readonly key: IDBValidKey; readonly event: KeptEvent }[]
  readonly deletes: readonly (IDBValidKey | IDBKeyRange)[]
}

/** Every method rejects where the browser has no IndexedDB, does not let it be used, or has no room. */
export interface Database {
  /** All of it or nothing. */
  write(change: Change): Promise<void>
  /** Who has events in the store. */
  owners(): Promise<readonly string[]>
  /** The oldest entries of an owner: anybody may have written them. */
  read(owner: string, maxCount: number): Promise<readonly (readonly [key: IDBValidKey, value: unknown])[]>
  /** Removes the database; pages that have it open start anew. */
  erase(): Promise<void>
}

const STORE = 'events'

export function createDatabase(name: string): Database {
  let connection: Promise<IDBDatabase> | undefined

  async function open(): Promise<IDBDatabase> {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    const database = await answerOf(request)
    const disconnect = (): void => {
      connection = undefined
      database.close()
    }
    database.onversionchange = disconnect
    database.onclose = disconnect
    return database
  }

  async function begin(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    connection ??= open()
    try {
      return (await connection).transaction(STORE, mode, { durability: 'relaxed' }).objectStore(STORE)
    } catch (error) {
      connection = undefined
      throw error
    }
  }

  return {
    async write({ puts, deletes }) {
      const store = await begin('readwrite')
      for (const key of deletes) store.delete(key)
      for (const { key, event } of puts) store.put(event, key)
      await endOf(store.transaction)
    },
    async owners() {
      const store = await begin('readonly')
      const found: string[] = []
      const request = store.openKeyCursor()
      for (let cursor = await answerOf(request); cursor !== null; cursor = await answerOf(request)) {
        const [owner] = Array.isArray(cursor.key) ? cursor.key : []
        if (typeof owner === 'string') found.push(owner)
        // An array sorts behind every number: the next key is another owner's, or one that is not ours at all.
        cursor.continue(typeof owner === 'string' ? [owner, []] : undefined)
      }
      return found
    },
    async read(owner, maxCount) {
      const store = await begin('readonly')
      const range = IDBKeyRange.bound([owner, 0], [owner, []])
      const [keys, values] = await Promise.all([
        answerOf(store.getAllKeys(range, maxCount)),
        answerOf(store.getAll(range, maxCount)),
      ])
      return keys.map((key, index) => [key, values[index]])
    },
    async erase() {
      const earlier = connection
      connection = undefined
      ;(await earlier?.catch(() => undefined))?.close()
      await answerOf(indexedDB.deleteDatabase(name))
    },
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    // Does not wait for what nobody adds any more: the page may be about to end.
    transaction.commit()
  })
}
