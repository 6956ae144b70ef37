// About the plan.
import type { CodeEntry } from './code-entry.js'

export const PLAN_CODES = {
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
    help: "Copy what it points to into the plan's folder and refer to it there; nothing outside is read, and nothing fetched unless --allow-remote names its host.",
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
  TW140: {
    severity: 'error',
    title: 'remote document not fetched',
    help: "Copy the document into the plan's folder and refer to it there.",
  },
  TW141: {
    severity: 'error',
    title: 'pattern of exponential time',
    help:
      'Let every text be read in one way only: no repeated group whose content can be empty, ends as it begins or is ' +
      'repeated itself, such as (a+)+ or (\\w+\\s?)*; a separator that must be there, as in \\w+(\\s\\w+)*, is the usual cure.',
  },
  TW142: {
    severity: 'warning',
    title: 'slow pattern',
    help:
      'Bound the text by a maxLength beside the pattern, or keep repeated parts that match the same characters apart ' +
      'by something that they do not match.',
  },
  TW143: {
    severity: 'error',
    title: 'pattern too long',
    help: 'List the values as an enum, or shorten the pattern.',
  },
  TW144: {
    severity: 'error',
    title: 'schemas without end',
    help: 'Refer to a definition once where it is referred to several times for the same value.',
  },
  TW145: {
    severity: 'error',
    title: 'types without end',
    help: 'Combine fewer alternatives with each other, or split the event.',
  },
  TW146: {
    severity: 'info',
    title: 'pattern of quadratic time',
    help: 'A maxLength beside the pattern bounds it; texts of some thousand characters do no harm.',
  },
} as const satisfies Record<string, CodeEntry>
