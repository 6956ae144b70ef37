// The one table of what can be reported: a code never changes its meaning and is never given twice.
// Sentences about one finding are written by the stage that makes it; docs/diagnostics.md shows an example of each.
import type { Severity } from './model.js'

export interface CodeEntry {
  readonly severity: Severity
  /** The kind of finding, in a few words; the heading in docs/diagnostics.md. */
  readonly title: string
  /** The way out, where the finding itself does not know a better one. */
  readonly help: string
}

/** TW1xx the plan, TW2xx usage and configuration, TW3xx naming, TW4xx types, TW5xx output, TW6xx drafts, fetching, exports. */
export const CODES = {
  TW101: {
    severity: 'error',
    title: 'plan not found',
    help: 'Give the path of a plan file or of a folder with one, for example --plan analytics/plan.',
  },
  TW102: { severity: 'error', title: 'invalid JSON', help: 'Correct the JSON at the place shown.' },
  TW103: { severity: 'error', title: 'invalid YAML', help: 'Correct the YAML at the place shown.' },
  TW104: {
    severity: 'error',
    title: 'duplicate event',
    help: 'Rename one, or give them different versions.',
  },
  TW105: { severity: 'error', title: 'duplicate key', help: 'Keep one of the two, or rename one.' },
  TW106: {
    severity: 'error',
    title: 'unknown plan format',
    help:
      'Plans that are read: the native folder or file, Segment (Public and Config API), RudderStack (API v1, catalog ' +
      'v2, rudder-cli), Snowplow (Iglu, snowplow-cli), Avo, Amplitude (CSV), AsyncAPI and JSON Schemas; ' +
      'docs/formats.md tells more.',
  },
  TW107: {
    severity: 'error',
    title: 'invalid plan file',
    help: 'Correct the field; tracking-plan.schema.json describes all of them and gives completion in an editor.',
  },
  TW108: {
    severity: 'error',
    title: 'invalid schema',
    help: 'Correct the keyword as its draft of JSON Schema asks.',
  },
  TW109: {
    severity: 'error',
    title: 'unknown draft',
    help:
      'Use one of http://json-schema.org/draft-04/schema#, http://json-schema.org/draft-06/schema#, ' +
      'http://json-schema.org/draft-07/schema#, https://json-schema.org/draft/2019-09/schema, ' +
      'https://json-schema.org/draft/2020-12/schema, or leave "$schema" out for 2020-12.',
  },
  TW110: {
    severity: 'error',
    title: 'dangling $ref',
    help: 'Correct the path, or add what it points to.',
  },
  TW111: {
    severity: 'error',
    title: 'escaping $ref',
    help: "Copy what it points to into the plan's folder and refer to it there; nothing outside is ever read or fetched.",
  },
  TW112: {
    severity: 'error',
    title: 'file outside the plan',
    help: "Replace the link by the file itself, or move its target into the plan's folder.",
  },
  TW113: {
    severity: 'error',
    title: 'limit exceeded',
    help: 'Split the plan, or point --plan at a smaller folder.',
  },
  TW114: {
    severity: 'error',
    title: 'payload not an object',
    help: 'Say "type": "object" and describe the fields under "properties".',
  },
  TW115: {
    severity: 'error',
    title: 'invalid pattern',
    help: 'Write a regular expression of ECMAScript, without slashes around it.',
  },
  TW116: {
    severity: 'warning',
    title: 'unknown keyword',
    help: 'Remove it, correct it, or start it with "x-" to keep a note of your own.',
  },
  TW117: {
    severity: 'warning',
    title: 'unused definitions',
    help: 'Refer to the file by $ref, give it an "x-event" object to make it an event, or delete it.',
  },
  TW118: {
    severity: 'info',
    title: 'not carried over',
    help: 'Nothing is needed; the generated code neither types nor checks it.',
  },
  TW119: { severity: 'warning', title: 'empty plan', help: 'Add an event to the plan.' },
  TW120: {
    severity: 'error',
    title: 'unreadable file',
    help: 'Make the file readable, and save it as UTF-8.',
  },
  TW121: {
    severity: 'error',
    title: 'endless $ref',
    help: 'Let one of the references point at a schema that says something itself.',
  },
  TW122: {
    severity: 'error',
    title: 'invalid foreign plan',
    help: 'Export the plan anew, or correct the field; docs/formats.md tells which schema describes each format.',
  },
  TW123: {
    severity: 'info',
    title: 'file left aside',
    help: 'Nothing is needed where the file has nothing to do with the plan; otherwise name the format by --format.',
  },
  TW124: {
    severity: 'error',
    title: 'unknown format id',
    help: 'Leave --format out, and the content of the files decides.',
  },
  TW125: {
    severity: 'error',
    title: 'unknown reference',
    help: 'Correct the id, or add the file that defines it to the plan.',
  },
  TW126: {
    severity: 'warning',
    title: 'missing source schema',
    help: 'Add the schema to the plan: without it only what the event specification says itself is typed and checked.',
  },
  TW127: { severity: 'error', title: 'invalid CSV', help: 'Close the quotes, or export the table anew.' },
  TW201: {
    severity: 'error',
    title: 'missing choice',
    help: 'Give the flag, or run `trackwright init` to write a config file.',
  },
  TW202: {
    severity: 'error',
    title: 'broken config file',
    help: 'Correct the config file; config.schema.json describes its fields and gives completion in an editor.',
  },
  TW203: {
    severity: 'error',
    title: 'ambiguous flags',
    help: 'Leave the flags out, or give --config a file with one plan.',
  },
  TW204: {
    severity: 'error',
    title: 'already set up',
    help: 'Edit the config file, or delete it and run `trackwright init` again.',
  },
  TW205: {
    severity: 'error',
    title: 'no program',
    help: 'Name the tsconfig.json of the program by --tsconfig.',
  },
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

export type DiagnosticCode = keyof typeof CODES
