// About what programs send, through the plan and past it, and about calls that a migration leaves.
import type { CodeEntry } from './code-entry.js'

export const PROGRAM_CODES = {
  TW901: {
    severity: 'warning',
    title: 'call past the plan',
    help: 'Call the generated function, or run `trackwright migrate`.',
  },
  TW902: {
    severity: 'warning',
    title: 'event in no plan',
    help: 'Add the event to the plan, or take the call out.',
  },
  TW903: {
    severity: 'warning',
    title: 'event made at run time',
    help: 'Write the name and the message out at the call; one generated function stands for one event.',
  },
  TW904: {
    severity: 'warning',
    title: 'event never sent',
    help: 'Send it, mark it as deprecated, or take it out of the plan.',
  },
  TW905: {
    severity: 'warning',
    title: 'event sent only in tests',
    help: 'Send it, mark it as deprecated, or take it out of the plan.',
  },
  TW906: {
    severity: 'warning',
    title: 'deprecated event sent',
    help: 'Send the event that took its place, or take the call out.',
  },
  TW907: {
    severity: 'error',
    title: 'no source files',
    help: "Give files, folders or globs of TypeScript or JavaScript, in quotes: trackwright audit 'src/**'.",
  },
  TW910: {
    severity: 'error',
    title: 'no fresh output to migrate to',
    help: 'Run `trackwright generate` first: calls are checked against what it writes.',
  },
  TW911: {
    severity: 'error',
    title: 'no runtime to migrate to',
    help: 'Install @trackwright/runtime, and let "moduleResolution" of the tsconfig be nodenext or bundler.',
  },
  TW920: {
    severity: 'warning',
    title: 'not migrated: event in no plan',
    help: 'Add the event to the plan and run `trackwright generate` and this again, or take the call out.',
  },
  TW921: {
    severity: 'warning',
    title: 'not migrated: event made at run time',
    help: 'Write the name and the message out at the call; one generated function stands for one event.',
  },
  TW922: {
    severity: 'warning',
    title: 'not migrated: several functions',
    help: 'Call the one that is meant.',
  },
  TW923: {
    severity: 'warning',
    title: 'not migrated: no counterpart',
    help: 'Rewrite the call by hand; docs/migrate.md says what generated functions take.',
  },
  TW924: {
    severity: 'warning',
    title: 'not migrated: does not compile',
    help: 'Correct what the call sends, or the plan, and run this again.',
  },
  TW925: {
    severity: 'warning',
    title: 'not migrated: type unknown',
    help: 'Give the value a type, or write its properties out, and run this again.',
  },
} as const satisfies Record<string, CodeEntry>
