import { type Node, Project } from 'ts-morph'
import { beforeAll, describe, expect, it } from 'vitest'
import { findRawCalls } from '../../generator/src/usage/find-raw-calls.js'
import type { RawCall } from '../../generator/src/usage/raw-call.js'

/** A call on one line: SDK, style, call, and its parts as they are written. */
function show({ sdk, style, call, parts }: RawCall): string {
  const shown = Object.entries(parts).map(([part, node]) => `${part}=${(node as Node).getText()}`)
  return `${sdk} ${style} ${call} ${shown.join(' ')}`.trim()
}

/** One project for all, since the compiler's own libraries take longest to read; what is found, by file. */
function find(files: Record<string, string>): Map<string, string[]> {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { strict: true, allowJs: true, lib: ['lib.es2022.d.ts'], types: [] },
  })
  for (const [path, text] of Object.entries(files)) project.createSourceFile(path, text)
  const found = new Map<string, string[]>()
  for (const call of findRawCalls(project.getSourceFiles())) {
    const path = call.node.getSourceFile().getFilePath().slice(1)
    found.set(path, [...(found.get(path) ?? []), show(call)])
  }
  return found
}

const RECEIVERS = [
  {
    name: 'nothing in what a function of another package gives, whatever its name',
    given: `import { getAnalytics } from 'firebase/analytics'; const analytics = getAnalytics(); analytics.track('A')`,
    want: [],
  },
  {
    name: 'a global by its name, also optional and by key',
    given: `analytics.track('A', { a: 1 }); window.analytics?.track('B'); rudderanalytics['track']('C')`,
    want: [
      `unknown positional track name='A' properties={ a: 1 }`,
      `unknown positional track name='B'`,
      `@rudderstack/analytics-js positional track name='C'`,
    ],
  },
  {
    name: 'an instance of the RudderStack browser SDK under any name',
    given: `import { RudderAnalytics } from '@rudderstack/analytics-js'; const r = new RudderAnalytics(); r.track('A')`,
    want: [`@rudderstack/analytics-js positional track name='A'`],
  },
  {
    name: 'the namespace and the named functions of the older RudderStack SDK',
    given: `import * as ra from 'rudder-sdk-js'; import { track as t } from 'rudder-sdk-js'; ra.track('A'); t('B')`,
    want: [
      `@rudderstack/analytics-js positional track name='A'`,
      `@rudderstack/analytics-js positional track name='B'`,
    ],
  },
  {
    name: 'a default import that is constructed',
    given: `import R from '@rudderstack/rudder-sdk-node'; const c = new R('k', {}); c.track({ userId: 'u', event: 'A', properties: { n: 1 } })`,
    want: [`@rudderstack/rudder-sdk-node message track userId='u' name='A' properties={ n: 1 }`],
  },
  {
    name: 'require, whole and taken apart',
    given: `const { Analytics } = require('@segment/analytics-node'); const R = require('@rudderstack/rudder-sdk-node')
      const s = new Analytics({}); const r = new R(); s.track({ event: 'A' }); r.identify({ userId: 'u', traits: { a: 1 } })`,
    want: [
      `@segment/analytics-node message track name='A'`,
      `@rudderstack/rudder-sdk-node message identify userId='u' properties={ a: 1 }`,
    ],
  },
  {
    name: 'what load gives, awaited and taken apart too',
    given: `import { AnalyticsBrowser } from '@segment/analytics-next'
      const a = AnalyticsBrowser.load({ writeKey: 'k' }); a.track('A')
      async function f() { const [b] = await AnalyticsBrowser.load({ writeKey: 'k' }); b.track('B') }`,
    want: [
      `@segment/analytics-next positional track name='A'`,
      `@segment/analytics-next positional track name='B'`,
    ],
  },
  {
    name: 'a parameter and a field, by the type that they state',
    given: `import type { Analytics } from '@segment/analytics-node'
      class S { constructor(private readonly client: Analytics | undefined) {} send() { this.client?.track({ event: 'A' }) } }
      function g(c: Analytics) { c.page({ userId: 'u', name: 'Home', category: 'Docs', properties: { p: 1 } }) }`,
    want: [
      `@segment/analytics-node message track name='A'`,
      `@segment/analytics-node message page userId='u' name='Home' category='Docs' properties={ p: 1 }`,
    ],
  },
  {
    name: 'an alias and methods taken out of an instance',
    given: `const other = window.rudderanalytics; other.track('no name, no origin'); const { track } = rudderanalytics; track('A')`,
    want: [
      `@rudderstack/analytics-js positional track name='no name, no origin'`,
      `@rudderstack/analytics-js positional track name='A'`,
    ],
  },
  {
    name: 'nothing that comes from another package or is no call of an SDK',
    given: `import analytics from 'posthog-js'; import { track } from '@vercel/analytics'; analytics.track('A'); track('B')
      mixpanel.track('C'); analytics.reset(); const list = { group() {} }; list.group()`,
    want: [],
  },
]

const FORMS = [
  { given: `analytics.page()`, want: 'page' },
  { given: `analytics.page('Home', { a: 1 })`, want: `page name='Home' properties={ a: 1 }` },
  { given: `analytics.page({ a: 1 })`, want: `page properties={ a: 1 }` },
  {
    given: `analytics.page('Docs', 'Home', { a: 1 }, { integrations: {} }, () => {})`,
    want: `page category='Docs' name='Home' properties={ a: 1 } options={ integrations: {} } callback=() => {}`,
  },
  { given: `analytics.screen('Main', () => {})`, want: `screen name='Main' callback=() => {}` },
  { given: `analytics.identify({ a: 1 })`, want: `identify properties={ a: 1 }` },
  {
    given: `analytics.identify('u', { a: 1 }, {})`,
    want: `identify userId='u' properties={ a: 1 } options={}`,
  },
  { given: `analytics.group('g', { a: 1 })`, want: `group groupId='g' properties={ a: 1 }` },
  { given: `analytics.alias('new', 'old')`, want: `alias userId='new' previousId='old'` },
]

const PROGRAM = {
  'client.ts': `import { Analytics } from '@segment/analytics-node'; export const client = new Analytics({ writeKey: 'k' })`,
  'barrel.ts': `export { client as sender } from './client'`,
  'app.ts': `import { sender } from './barrel'; sender.track({ event: 'A' })`,
  'by-style.js': `analytics.track({ event: 'A', userId: 'u', properties: p })`,
  'node_modules/x/index.ts': `analytics.track('A')`,
  'types.d.ts': `declare const analytics: { track(name: string): void }`,
}

describe('findRawCalls', () => {
  let found = new Map<string, string[]>()
  beforeAll(() => {
    const tables = { receiver: RECEIVERS, form: FORMS }
    const cases = Object.entries(tables).flatMap(([table, rows]) =>
      rows.map(({ given }, index) => [`${table}-${index}.ts`, `${given}\nexport {}`]),
    )
    found = find({ ...PROGRAM, ...Object.fromEntries(cases) })
  })

  it.each(RECEIVERS.map((row, index) => ({ ...row, index })))('finds $name', ({ index, want }) => {
    expect(found.get(`receiver-${index}.ts`) ?? []).toEqual(want)
  })

  it.each(FORMS.map((row, index) => ({ ...row, index })))('reads $given', ({ index, want }) => {
    expect(found.get(`form-${index}.ts`)).toEqual([`unknown positional ${want}`])
  })

  it('tells the style by the first argument where only a name says that it is an SDK', () => {
    expect(found.get('by-style.js')).toEqual([`unknown message track userId='u' name='A' properties=p`])
  })

  it('follows an instance through the modules of a program', () => {
    expect(found.get('app.ts')).toEqual([`@segment/analytics-node message track name='A'`])
  })

  it('passes over declaration files and installed packages', () => {
    expect([found.get('node_modules/x/index.ts'), found.get('types.d.ts')]).toEqual([undefined, undefined])
  })
})
