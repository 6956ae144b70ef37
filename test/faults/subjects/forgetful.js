// Owns an SDK that breaks every promise, so that the tests can see the harness notice: it forgets one event in ten, reports
// one twice, and sends one that nobody tracked.
import { idOf } from '../account.js'

export const name = 'forgetful'

export function create({ url, report }) {
  const events = []
  const post = (batch) =>
    fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('fault-key:')}` },
      body: JSON.stringify({ batch }),
    })
  return {
    track(message) {
      events.push(message)
      return true
    },
    async flush() {
      const batch = events.splice(0).filter((_, index) => index % 10 !== 9)
      await post([...batch, { userId: 'u', messageId: idOf(999_999) }])
      report([batch[0].messageId], 'once')
      report([batch[0].messageId], 'twice')
    },
    close: async () => undefined,
    pending: () => 0,
  }
}
