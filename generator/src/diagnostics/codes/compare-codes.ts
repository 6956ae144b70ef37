// About what changed between two plans.
import type { CodeEntry } from './code-entry.js'

export const COMPARE_CODES = {
  TW800: {
    severity: 'info',
    title: 'event added',
    help: 'Nothing is needed; readers of the old plan do not know the event.',
  },
  TW801: {
    severity: 'error',
    title: 'event removed',
    help: 'Deprecate the event first (`deprecated` in "x-event"), and remove it when `trackwright audit` finds no call.',
  },
  TW802: {
    severity: 'error',
    title: 'event renamed',
    help: 'Keep the old event as deprecated until no code sends it.',
  },
  TW803: {
    severity: 'info',
    title: 'property added',
    help: 'Nothing is needed where it is optional; a required one asks for a new version of the event.',
  },
  TW804: {
    severity: 'error',
    title: 'property removed',
    help: 'Keep the property as optional and deprecated until no code sends it.',
  },
  TW805: {
    severity: 'error',
    title: 'property renamed',
    help: 'Add the new name as optional, and keep the old one as deprecated until no code sends it.',
  },
  TW806: {
    severity: 'error',
    title: 'property required',
    help: 'Leave the property optional, or give the event a new version.',
  },
  TW807: {
    severity: 'info',
    title: 'property optional',
    help: 'Readers have to do without the property.',
  },
  TW808: {
    severity: 'error',
    title: 'type changed',
    help: 'Admit the old type too, or add a property of the new type.',
  },
  TW809: {
    severity: 'info',
    title: 'allowed values changed',
    help: 'Keep the values that are in use; readers need to know the new ones.',
  },
  TW810: {
    severity: 'info',
    title: 'bounds changed',
    help: 'Widen the bounds first, or give the event a new version.',
  },
  TW811: {
    severity: 'info',
    title: 'rules changed',
    help: 'Look at the two schemas; what is narrowed asks for a new version of the event.',
  },
  TW812: {
    severity: 'error',
    title: 'object closed',
    help: 'Declare the properties that are sent, or leave the object open.',
  },
  TW813: {
    severity: 'info',
    title: 'object opened',
    help: 'Readers need to pass over properties that they do not know.',
  },
  TW814: {
    severity: 'error',
    title: 'payload changed',
    help: 'Look at the two schemas; what is narrowed asks for a new version of the event.',
  },
  TW815: {
    severity: 'info',
    title: 'documentation changed',
    help: 'Nothing is needed.',
  },
  TW816: {
    severity: 'info',
    title: 'deprecation changed',
    help: 'Nothing is needed.',
  },
  TW817: {
    severity: 'info',
    title: 'record changed',
    help: 'Nothing is needed.',
  },
  TW840: {
    severity: 'error',
    title: 'unknown revision',
    help: 'Give a path, or a revision that `git rev-parse` knows, such as main, v1.2 or HEAD~3.',
  },
} as const satisfies Record<string, CodeEntry>
