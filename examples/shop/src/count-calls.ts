// A client around a client: counts the calls by event and passes them on. Adapters and recorders are made the same way.
import type { Client } from '@trackwright/runtime/node'

export function countCalls(client: Client, counts: Map<string, number>): Client {
  const count = (event: string) => counts.set(event, (counts.get(event) ?? 0) + 1)
  return {
    ...client,
    identify(message) {
      count('identify')
      return client.identify(message)
    },
    track(message) {
      count(`track ${message.event}`)
      return client.track(message)
    },
    page(message) {
      count(`page ${message.name}`)
      return client.page(message)
    },
    screen(message) {
      count(`screen ${message.name}`)
      return client.screen(message)
    },
    group(message) {
      count('group')
      return client.group(message)
    },
    alias(message) {
      count('alias')
      return client.alias(message)
    },
  }
}
