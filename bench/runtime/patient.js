// Owns the settings under which nothing leaves a queue: what is measured then is the queue.
export const PATIENT = {
  url: 'http://127.0.0.1:9',
  flushAt: 1e6,
  flushIntervalMs: 1e9,
  maxQueueSize: 1e6,
  maxQueueBytes: 1e9,
}
