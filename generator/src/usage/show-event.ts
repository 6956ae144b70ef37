// An event in a sentence.
import type { Call } from '../plan/model.js'

/** `track "Order Completed"`, or `identify`. */
export function showEvent(call: Call, name: string): string {
  return name === '' ? call : `${call} ${JSON.stringify(name)}`
}
