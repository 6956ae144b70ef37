// About flags and the config file.
import type { CodeEntry } from './code-entry.js'

export const USAGE_CODES = {
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
} as const satisfies Record<string, CodeEntry>
