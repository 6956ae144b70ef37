// Owns the last flush of a process that is told to end. What the signal then does is what it would have done without us.
import { constants } from 'node:os'
import type { Client } from '../core/client-interface.js'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

interface Delivery {
  flush(): Promise<void>
  close(): Promise<void>
}

/** One listener for all clients, since a listener must know whether it is the only one. */
const deliveries = new Set<Delivery>()

/** Delivers when SIGTERM or SIGINT comes, within `timeoutMs`, until the result is called. */
export function deliverAtSignal(client: Client, timeoutMs: number): () => void {
  const delivery: Delivery = {
    flush: () => client.flush({ timeoutMs }).catch(() => undefined),
    close: () => client.close({ timeoutMs }),
  }
  if (deliveries.size === 0) listen()
  deliveries.add(delivery)
  return () => {
    if (deliveries.delete(delivery) && deliveries.size === 0) ignore()
  }
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, onSignal)
}

function ignore(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

async function onSignal(signal: (typeof SIGNALS)[number]): Promise<void> {
  // With another listener the program means to end in its own way and time, and may still track until then.
  if (process.listenerCount(signal) > 1) {
    await Promise.all([...deliveries].map((delivery) => delivery.flush()))
    return
  }
  // From here on a second signal ends the process at once.
  ignore()
  await Promise.all([...deliveries].map((delivery) => delivery.close()))
  end(signal)
}

function end(signal: (typeof SIGNALS)[number]): void {
  // The first process of a container has no default action for signals, so that sending it again would do nothing.
  if (process.pid === 1) process.exit(128 + constants.signals[signal])
  process.kill(process.pid, signal)
}
