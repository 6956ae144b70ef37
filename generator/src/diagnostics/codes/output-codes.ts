// About names (TW3xx), types and validators (TW4xx) and the output (TW5xx).
import type { CodeEntry } from './code-entry.js'

export const OUTPUT_CODES = {
  TW301: {
    severity: 'warning',
    title: 'names fell together',
    help: 'Rename one of the events, or keep the number; the lock file holds it from now on.',
  },
  TW302: {
    severity: 'error',
    title: 'unreadable lock file',
    help: 'Restore trackwright.lock.json from version control.',
  },
  TW401: {
    severity: 'warning',
    title: 'event that cannot be sent',
    help: 'Look for keywords that contradict each other, such as a required property whose schema is false.',
  },
  TW501: {
    severity: 'error',
    title: 'file in the way',
    help: 'Move the file away, or choose another output folder.',
  },
  TW502: {
    severity: 'error',
    title: 'stale output',
    help: 'Run `trackwright generate` and commit what it writes.',
  },
} as const satisfies Record<string, CodeEntry>
