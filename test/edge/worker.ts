// Owns the worker that the tests run in workerd: a handler as a user writes it, and an account of what the runtime does there.
import { createClient } from '../../runtime/src/edge/index.js'

interface Invocation {
  waitUntil(promise: Promise<unknown>): void
}

interface Environment {
  readonly PLANE_URL: string
}

const reports: string[] = []
let timersOfTracking = 0
const { setTimeout: platformSetTimeout, clearTimeout: platformClearTimeout } = globalThis
const waiting = new Set<unknown>()

Object.assign(globalThis, {
  setTimeout(task: () => void, delayMs: number) {
    const timer = platformSetTimeout(() => {
      waiting.delete(timer)
      task()
    }, delayMs)
    waiting.add(timer)
    return timer
  },
  clearTimeout(timer: ReturnType<typeof setTimeout>) {
    waiting.delete(timer)
    platformClearTimeout(timer)
  },
})

export default {
  async fetch(request: Request, { PLANE_URL }: Environment, invocation: Invocation): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/account') return Response.json({ reports, timers: waiting.size, timersOfTracking })
    const client = createClient({
      writeKey: 'key',
      dataPlaneUrl: PLANE_URL,
      retry: { baseDelayMs: 5, maxAgeMs: Number(searchParams.get('maxAgeMs') ?? 60_000) },
      onError: (error, events) => reports.push(`${error.kind} ${events.length}`),
      onDrop: (reason, events) => reports.push(`${reason.kind} ${events.length}`),
    })
    const timersBefore = waiting.size
    for (const event of searchParams.getAll('event')) client.track({ userId: 'u', event })
    timersOfTracking += waiting.size - timersBefore
    invocation.waitUntil(client.close())
    return new Response('answered')
  },
}
