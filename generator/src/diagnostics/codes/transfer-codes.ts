// About plans that come from elsewhere, or go there.
import type { CodeEntry } from './code-entry.js'

export const TRANSFER_CODES = {
  TW601: {
    severity: 'warning',
    title: 'line without an event',
    help: 'Nothing is needed where few lines are told; a recording holds one message of an analytics SDK a line, as JSON.',
  },
  TW602: {
    severity: 'warning',
    title: 'too many event names',
    help: 'Look for names that hold an id or a number, and send these as properties.',
  },
  TW603: {
    severity: 'warning',
    title: 'recording cut short',
    help: 'Fetch the file anew, or keep the plan that came from the part that could be read.',
  },
  TW604: {
    severity: 'error',
    title: 'no event to draft from',
    help: 'Give recordings with one JSON message a line, such as what `trackwright dev --record` writes, or archives of RudderStack or Segment; or sources by --code.',
  },
  TW605: {
    severity: 'error',
    title: 'folder in use',
    help: 'Give --to a folder that is empty or not there yet, and compare the draft with your plan.',
  },
  TW611: {
    severity: 'warning',
    title: 'event name not known',
    help: 'Write the name out where the SDK is called, or draft this event from recordings.',
  },
  TW621: {
    severity: 'error',
    title: 'token not set',
    help: 'Set the variable for this one command; it is never written anywhere. docs/pull.md names the variables of each vendor.',
  },
  TW622: {
    severity: 'error',
    title: 'token not accepted',
    help: 'Look whether the token is of this workspace and region, has not run out, and may read tracking plans.',
  },
  TW623: {
    severity: 'error',
    title: 'vendor out of reach',
    help: 'Try again later; nothing was written. --url names another region or host.',
  },
  TW624: {
    severity: 'error',
    title: 'no such plan',
    help: 'Name the plan by --id; leave it out to see which there are.',
  },
  TW625: {
    severity: 'error',
    title: 'unexpected answer',
    help: 'Look whether --url is the address of the API, and report it if it is: the API may have changed.',
  },
  TW626: {
    severity: 'error',
    title: 'unsafe URL',
    help: 'Give an https URL; http is taken only of this machine, since a token goes there.',
  },
  TW641: {
    severity: 'info',
    title: 'not exported',
    help: 'Nothing is needed; what is told here is not in the exported files, or not as the plan says it.',
  },
  TW642: {
    severity: 'error',
    title: 'vendor of schemas not known',
    help: 'Name your vendor prefix by --vendor, such as --vendor com.acme.',
  },
} as const satisfies Record<string, CodeEntry>
