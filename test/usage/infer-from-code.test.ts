// Plans drafted from small programs: whole files, with the places that each guess rests on.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inference } from '../../generator/src/inference/model.js'
import { writeDraft } from '../../generator/src/inference/write-draft.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import { inferFromCode } from '../../generator/src/usage/infer-from-code.js'

const FILES = {
  'tsconfig.json': '{ "compilerOptions": { "target": "es2022", "types": [], "strict": false } }',
  'src/types.ts': `export interface Item { sku: string; price?: number; tags: readonly string[]; size(): number }
export enum Colour { Red = 'red', Blue = 'blue' }
export interface Node { name: string; next?: Node }`,
  'src/server.ts': `import { Analytics } from '@segment/analytics-node'
import type { Colour, Item, Node } from './types'
const client = new Analytics({ writeKey: '' })
export function send(items: Item[], plan: 'free' | 'pro' | null, raw: any, colour: Colour, tree: Node, step: 1 | 2, base: { coupon?: string }) {
  client.track({ userId: 'u', event: 'Order Completed', properties: { items, plan, total: 12, raw, colour, step, at: new Date(), ...base } })
  client.track({ userId: 'u', event: 'Order Completed', properties: { items: [], plan: 'gold', total: 1.5, tree } })
  const message = { userId: 'u', event: 'Whole Message' as const, properties: { deep: { isNew: true } } }
  client.track(message)
}`,
  'src/browser.js': `window.analytics.track('Signed In', { method: 'email', count: 1 })
window.analytics.track('Signed In', { method: 'google', extra: undefined })
window.analytics.track('No Properties')
window.analytics.track('Anything', JSON.parse('{}'))
window.analytics.page('Docs', 'Home', { depth: 1 })
window.analytics.identify('u', { email: String(window.name) })
window.analytics.track(window.name)
window.analytics.track(window.name ? 'Left' : 'Right', { ['computed-' + window.name]: 1 })`,
  'src/left-out.test.ts': `analytics.track('Of A Test')`,
}

const WANT = {
  'plan.yaml': 'name: Draft\n',
  'events/anything.yaml': `# Sent at src/browser.js:4.
title: Anything
x-event: {}
type: object
# anything goes at src/browser.js:4
additionalProperties: true
`,
  'events/left.yaml': `# Sent at src/browser.js:8.
title: Left
x-event: {}
type: object
# keys that the compiler does not know
additionalProperties: true
`,
  'events/no-properties.yaml': `# Sent at src/browser.js:3.
title: No Properties
x-event: {}
type: object
additionalProperties: false
`,
  'events/order-completed.yaml': `# Sent at src/server.ts:5, src/server.ts:6.
title: Order Completed
x-event: {}
type: object
required: [items, plan, total]
properties:
  # 1 of 2: src/server.ts:5
  at:
    type: string
    format: date-time
  # 1 of 2: src/server.ts:5
  colour:
    type: string
    enum: [blue, red]
  # 1 of 2: src/server.ts:5
  coupon:
    type: string
  # 2 of 2: src/server.ts:5, src/server.ts:6
  items:
    type: array
    items:
      type: object
      required: [sku, tags]
      properties:
        # 1 of 1: src/server.ts:5
        price:
          type: number
        # 1 of 1: src/server.ts:5
        sku:
          type: string
        # 1 of 1: src/server.ts:5
        tags:
          type: array
          items:
            type: string
  # 2 of 2: src/server.ts:5, src/server.ts:6
  plan:
    type: [string, "null"]
    enum: [free, gold, pro, null]
  # 1 of 2: src/server.ts:5; its type is not known at src/server.ts:5
  raw: {}
  # 1 of 2: src/server.ts:5
  step:
    type: integer
    enum: [1, 2]
  # 2 of 2: src/server.ts:5, src/server.ts:6
  total:
    type: number
  # 1 of 2: src/server.ts:6
  tree:
`,
  'events/right.yaml': `# Sent at src/browser.js:8.
title: Right
x-event: {}
type: object
# keys that the compiler does not know
additionalProperties: true
`,
  'events/signed-in.yaml': `# Sent at src/browser.js:1, src/browser.js:2.
title: Signed In
x-event: {}
type: object
required: [method]
properties:
  # 1 of 2: src/browser.js:1
  count:
    type: integer
  # 1 of 2: src/browser.js:2
  extra: {}
  # 2 of 2: src/browser.js:1, src/browser.js:2
  method:
    type: string
    enum: [email, google]
additionalProperties: false
`,
  'events/whole-message.yaml': `# Sent at src/server.ts:8.
title: Whole Message
x-event: {}
type: object
required: [deep]
properties:
  # 1 of 1: src/server.ts:8
  deep:
    type: object
    required: [isNew]
    properties:
      # 1 of 1: src/server.ts:8
      isNew:
        type: boolean
additionalProperties: false
`,
  'pages/home.yaml': `# Sent at src/browser.js:5.
title: Home
x-event:
  call: page
type: object
required: [depth]
properties:
  # 1 of 1: src/browser.js:5
  depth:
    type: integer
additionalProperties: false
`,
  'users/identify.yaml': `# Sent at src/browser.js:6.
x-event:
  call: identify
type: object
required: [email]
properties:
  # 1 of 1: src/browser.js:6
  email:
    type: string
additionalProperties: false
`,
}

describe('inferFromCode', () => {
  let inference: Inference | undefined
  let folder = ''
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'trackwright-code-')))
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    inference = inferFromCode({ patterns: ['src/**/*.{ts,js}', '!src/**/*.test.ts'], folder, name: 'Draft' })
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('drafts a file an event, of the types that the compiler knows', () => {
    const files = inference?.draft === undefined ? [] : writeDraft(inference.draft, [])
    expect(
      Object.fromEntries(
        files.map(({ path, text }) => [path, text.replace(/(?<=\n {2}tree:\n)[\s\S]*/, '')]),
      ),
    ).toEqual(WANT)
    expect(loadPlan(files).diagnostics).toEqual([])
  })

  it('ends types that contain themselves', () => {
    const schema = inference?.draft?.plan.events.find(({ name }) => name === 'Order Completed')?.schema
    expect(JSON.stringify(schema).match(/"next"/g)?.length).toBeLessThan(10)
  })

  it('says what it was made from, and which names it could not read', () => {
    expect(inference?.about).toBe('from 11 calls in 2 files')
    expect(inference?.diagnostics.map(({ code, location }) => ({ code, location }))).toEqual([
      { code: 'TW611', location: { file: 'src/browser.js', line: 7, column: 24 } },
    ])
  })

  it('says that there is nothing', () => {
    const { draft, diagnostics } = inferFromCode({ patterns: ['src/types.ts'], folder, name: 'Draft' })
    expect(draft).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['TW604'])
  })
})
