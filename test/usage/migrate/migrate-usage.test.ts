// Single calls to whole files. All files are judged in one run, as one program.
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Migration } from '../../../generator/src/usage/migrate/migrate-usage.js'
import { writeFiles } from '../../plans.js'
import { copyFixtures, migrateProject } from './fixture.js'

const SEGMENT = `import { segment } from './segment-client'`

const REWRITTEN = [
  {
    name: 'merges into an import that is there, on a line of its own',
    given: `import {
  trackCartViewed,
} from '../analytics'
${SEGMENT}
trackCartViewed()
segment.track('Signed Up', { method: 'mail' })
export const keep = segment`,
    want: `import {
  trackCartViewed,
  trackSignedUp,
} from '../analytics'
${SEGMENT}
trackCartViewed()
trackSignedUp({ method: 'mail' })
export const keep = segment`,
  },
  {
    name: 'uses the name that the file has for a function',
    given: `import { trackSignedUp as done } from '../analytics'
done({ method: 'mail' }); analytics.track('Signed Up', { method: 'phone' })`,
    want: `import { trackSignedUp as done } from '../analytics'
done({ method: 'mail' }); done({ method: 'phone' })`,
  },
  {
    name: 'keeps quotes, semicolons and line ends as the file has them',
    given: `import { EVENTS } from "./events";\r\nanalytics.track("Cart Viewed");\r\nexport { EVENTS };\r\n`,
    want: `import { EVENTS } from "./events";\r\nimport { trackCartViewed } from "../analytics";\r\ntrackCartViewed();\r\nexport { EVENTS };\r\n`,
  },
  {
    name: 'takes out one of several names of an import',
    given: `import { segment, type Kind } from './kinds'
segment.track('Cart Viewed')
export const kind: Kind = 'a'`,
    want: `import { type Kind } from './kinds'
import { trackCartViewed } from '../analytics'
trackCartViewed()
export const kind: Kind = 'a'`,
  },
  {
    name: 'puts the import behind a directive',
    given: `'use client'

// about the call
analytics.track('Cart Viewed')`,
    want: `'use client'
import { trackCartViewed } from '../analytics'


// about the call
trackCartViewed()`,
  },
  {
    name: 'puts the import above the comment of the first statement',
    given: `// about the call\nanalytics.track('Cart Viewed')\nexport {}`,
    want: `import { trackCartViewed } from '../analytics'\n\n// about the call\ntrackCartViewed()\nexport {}`,
  },
  {
    name: 'drops type arguments and an optional call',
    given: `declare const a: { track?<T>(name: string, properties: T): void }
const analytics = a as typeof a & typeof globalThis.analytics
analytics.track?.<{ cart_id: string }>('Cart Viewed', { cart_id: 'c' })
export { a, analytics }`,
    want: `import { trackCartViewed } from '../analytics'

declare const a: { track?<T>(name: string, properties: T): void }
const analytics = a as typeof a & typeof globalThis.analytics
trackCartViewed({ cart_id: 'c' })
export { a, analytics }`,
  },
  {
    name: 'keeps the comments beside the name that goes',
    given: `analytics.track(/* one */ 'Cart Viewed' /* two */, /* three */ { cart_id: 'c' } /* four */)\nexport {}`,
    want: `import { trackCartViewed } from '../analytics'\n\ntrackCartViewed(/* one */ /* two */ /* three */ { cart_id: 'c' } /* four */)\nexport {}`,
  },
  {
    name: 'keeps lines of a template as they are',
    given: `analytics.page('Docs', 'Home', {\n    path: \`a\n    b\`,\n  })\nexport {}`,
    want: `import { pageHome } from '../analytics'\n\npageHome({\n    path: \`a\n    b\`,\n  }, { category: 'Docs' })\nexport {}`,
  },
]

const LEFT = [
  {
    name: 'a result that is used',
    given: `export const sent = analytics.track('Cart Viewed')`,
    want: 'Its result is used; a generated function gives none.',
  },
  {
    name: 'a result that others may use',
    given: `export const send = () => analytics.track('Cart Viewed')`,
    want: 'Its result is used; a generated function gives none.',
  },
  {
    name: 'a receiver that is computed',
    given: `import { getClient } from './kinds'\ngetClient().analytics.track('Cart Viewed')`,
    want: 'What it is called on is computed, which would no longer happen.',
  },
  {
    name: 'a comment that has no place any more',
    given: `analytics.page('Docs', /* why */ 'Home')\nexport {}`,
    want: 'A comment within it would be lost.',
  },
  {
    name: 'a field that is spread',
    given: `declare const more: object\nanalytics.track('Cart Viewed', {}, { ...more })\nexport {}`,
    want: 'A part of it comes by spread, so that what it holds is not known.',
  },
  {
    name: 'one property too many, also in a variable',
    given: `const cart = { cart_id: 'c', extra: 1 }\nanalytics.track('Cart Viewed', cart)\nexport {}`,
    want: expect.stringContaining('It would not compile:'),
  },
  {
    name: 'a nested spread of unknown type',
    given: `declare const more: any\nanalytics.track('Order Completed', { order_id: 'o', total: 1, items: more })\nanalytics.track('Cart Viewed', more.cart)\nexport {}`,
    want: 'The type of more.cart is any, so that the compiler cannot say whether it fits the plan.',
  },
]

const FILES: Record<string, string> = {
  'kinds.ts': `import { segment } from './segment-client'
export type Kind = 'a' | 'b'
export { segment }
export function getClient() { return { analytics: segment } }`,
}

describe('migrateUsage', () => {
  let migration: Migration
  let folder = ''
  const fileOf = (index: number, kind: string) => join(folder, `${kind}-${index}.ts`)

  beforeAll(async () => {
    const project = join(await copyFixtures('migrate-cases'), 'browser')
    folder = join(project, 'src')
    const cases = [
      ...REWRITTEN.map(({ given }, index) => [fileOf(index, 'rewritten'), given] as const),
      ...LEFT.map(({ given }, index) => [fileOf(index, 'left'), given] as const),
      ...Object.entries(FILES).map(([name, text]) => [join(folder, name), text] as const),
    ]
    await writeFiles(
      folder,
      cases.map(([path, content]) => ({ path: path.slice(folder.length + 1), content })),
    )
    const names = cases.map(([path]) => path.slice(folder.length + 1))
    migration = await migrateProject(project, 'browser', [...names, 'segment-client.ts', 'events.ts'])
  })

  it.each(REWRITTEN.map((row, index) => ({ ...row, index })))('$name', ({ index, want, given }) => {
    const path = fileOf(index, 'rewritten')
    expect(migration.todos.filter(({ location }) => location.file === path)).toEqual([])
    expect(migration.changes.find((change) => change.path === path)?.after ?? given).toBe(want)
  })

  it.each(LEFT.map((row, index) => ({ ...row, index })))('leaves $name', ({ index, want }) => {
    const path = fileOf(index, 'left')
    expect(
      migration.todos.filter(({ location }) => location.file === path).map(({ reason }) => reason),
    ).toEqual([want])
  })
})
