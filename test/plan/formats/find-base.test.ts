// Which event a variant of Avo's varies, whatever the export tells of it.
import { expect, test } from 'vitest'
import { baseOf } from '../../../generator/src/plan/formats/avo/find-base.js'
import type { AvoEvent } from '../../../generator/src/plan/formats/documents/avo-export-document.js'

const event = (id: string | undefined, name: string, eventType?: string): AvoEvent => ({
  ...(id === undefined ? {} : { id }),
  name,
  ...(eventType === undefined ? {} : { eventType }),
  rules: { properties: {} },
})
const bases = [event('e1', 'Signup', 'event'), event('e2', 'Signup Completed'), event('', '')]

test.each([
  { name: 'no variant', given: event('e9', 'Signup Web'), want: undefined },
  { name: 'by the id', given: event('e1.v', 'Signup - Web', 'variant'), want: ['Signup', 'Web'] },
  {
    name: 'by the id, under a name of its own',
    given: event('e1.v', 'Web', 'variant'),
    want: ['Signup', 'Web'],
  },
  {
    name: 'by the longest name',
    given: event(undefined, 'Signup Completed: Mobile', 'variant'),
    want: ['Signup Completed', 'Mobile'],
  },
  {
    name: 'with the name of its base',
    given: event('e2.v', 'Signup Completed', 'variant'),
    want: ['Signup Completed', 'e2.v'],
  },
  { name: 'of nothing', given: event('e7.v', 'Other', 'variant'), want: undefined },
])('$name', ({ given, want }) => {
  const base = baseOf(given, [...bases, given])
  expect(base && [base.event.name, base.variant]).toEqual(want)
})
