// About what is not good in a plan.
import type { CodeEntry } from './code-entry.js'

export const LINT_CODES = {
  TW700: {
    severity: 'warning',
    title: 'event name in another style',
    help: 'Rename the event, or set the style: "event-name-case": ["warning", { "style": … }].',
  },
  TW701: {
    severity: 'info',
    title: 'event name without object and action',
    help: 'Name the object and what happened to it, such as "Order Completed".',
  },
  TW702: {
    severity: 'warning',
    title: 'property name in another style',
    help: 'Rename the property, or set the style: "property-name-case": ["warning", { "style": … }].',
  },
  TW703: {
    severity: 'warning',
    title: 'reserved name',
    help: 'Give the property a name of its own, such as order_id for id.',
  },
  TW704: {
    severity: 'warning',
    title: 'event without description',
    help: 'Say in "description" when the event is sent.',
  },
  TW705: {
    severity: 'info',
    title: 'property without description',
    help: 'Say in "description" what the property holds.',
  },
  TW706: {
    severity: 'warning',
    title: 'event without owner',
    help: 'Name the owner in "x-event", or for all events under "defaults".',
  },
  TW707: {
    severity: 'warning',
    title: 'required without property',
    help: 'Declare the property, or correct the name.',
  },
  TW708: {
    severity: 'info',
    title: 'unbounded string',
    help: 'List the values in "enum", or bound the text by "pattern", "format" or "maxLength".',
  },
  TW709: {
    severity: 'warning',
    title: 'near-duplicate events',
    help: 'Keep one of the two, or list the name under "allow".',
  },
  TW710: {
    severity: 'warning',
    title: 'near-duplicate properties',
    help: 'Use one name, or list the other under "allow".',
  },
  TW711: {
    severity: 'warning',
    title: 'personal data',
    help: 'Mark the property with "x-pii": true, or false where it is about nobody.',
  },
  TW712: {
    severity: 'warning',
    title: 'inconsistent type',
    help: 'Use one type, or another name; a shared definition by $ref keeps them the same.',
  },
  TW713: {
    severity: 'warning',
    title: 'unused definition',
    help: 'Delete it: `trackwright lint --fix` does.',
  },
  TW714: {
    severity: 'warning',
    title: 'keyword without effect',
    help: 'Delete it: `trackwright lint --fix` does. Or correct the type.',
  },
  TW740: {
    severity: 'error',
    title: 'unknown lint rule',
    help: 'Correct the rule in the config file; docs/lint.md lists all of them and their options.',
  },
} as const satisfies Record<string, CodeEntry>
