import { describe, expect, it } from 'vitest'
import { lookThrough } from '../../generator/src/usage/look-through.js'
import type { Use } from '../../generator/src/usage/model.js'
import { readEventName } from '../../generator/src/usage/raw-event-name.js'
import { moduleOf, sourcesOf } from './sources-of.js'

const modules = [moduleOf({ trackA: 'track A', trackB: 'track B' })]

const show = ({ event, kind, location }: Use) =>
  `${location.file.slice('/p/'.length)}:${location.line}:${location.column} ${kind} ${event.functionName}`

const uses = (files: Record<string, string>) =>
  lookThrough({ sources: sourcesOf(files), modules }).uses.map(show)

const USES: { name: string; given: Record<string, string>; want: string[] }[] = [
  {
    name: 'an import under another name, and a namespace',
    given: {
      'app.ts': `import { trackA as a } from './out/index.js'; import * as all from './out'\na({}); all.trackB({})`,
    },
    want: ['app.ts:2:1 call trackA', 'app.ts:2:8 call trackB'],
  },
  {
    name: 'a mere import, a type and a mention: none',
    given: {
      'app.ts': `import { trackA, setClient } from './out'; setClient(undefined); type T = typeof trackA; export { trackA }`,
    },
    want: [],
  },
  {
    name: 're-exports: renamed, of everything, as a namespace, as the default, through two files',
    given: {
      'one.ts': `export { trackA as done } from './out'; export * as ns from './out'; export * from './out'
        import * as all from './out'; export default all`,
      'two.ts': `export * from './one'; export { default } from './one'`,
      'app.ts': `import main, { done, ns, trackB } from './two'\ndone({}); ns.trackB({}); trackB({}); main.trackA({})`,
    },
    want: [
      'app.ts:2:1 call trackA',
      'app.ts:2:11 call trackB',
      'app.ts:2:26 call trackB',
      'app.ts:2:38 call trackA',
    ],
  },
  {
    name: 'variables, destructuring, a choice of two, fields of objects and classes',
    given: {
      'held.ts': `import * as all from './out'
export const held = { inner: { a: all.trackA } }
export class Held { b = all.trackB; static a = all.trackA }
export const { trackB: taken } = all`,
      'app.ts': `import { held, Held, taken } from './held'
held.inner.a({}); new Held().b({}); Held.a({}); taken({})
const either = Math.random() > 0.5 ? held.inner.a : taken
either({})`,
    },
    want: [
      'held.ts:2:35 passed trackA',
      'app.ts:2:1 call trackA',
      'app.ts:2:19 call trackB',
      'app.ts:2:37 call trackA',
      'app.ts:2:49 call trackB',
      'app.ts:4:1 call trackA',
      'app.ts:4:1 call trackB',
    ],
  },
  {
    name: 'functions that are passed, stored, returned, bound and given to a component',
    given: {
      'app.tsx': `import { trackA, trackB } from './out'
;[{}].forEach(trackA)
const list = [trackB]
const get = () => trackA
const bound = trackA.bind(null, {})
const button = <Button onClick={trackB} />`,
    },
    want: [
      'app.tsx:2:15 passed trackA',
      'app.tsx:3:15 passed trackB',
      'app.tsx:4:19 passed trackA',
      'app.tsx:5:15 passed trackA',
      'app.tsx:6:33 passed trackB',
    ],
  },
  {
    name: 'what functions and arrays give back, through other files',
    given: {
      'hook.ts': `import { trackA } from './out'; export function useSend() { return trackA }`,
      'again.ts': `import { useSend } from './hook'; export const useAgain = () => { return useSend() }`,
      'app.tsx': `import { useAgain } from './again'\nexport function App() { const send = useAgain(); return <a onClick={() => send({})} /> }`,
      'list.ts': `import { trackB } from './out'\nfor (const each of [trackB]) each({})`,
    },
    want: [
      'hook.ts:1:68 passed trackA',
      'app.tsx:2:75 call trackA',
      'list.ts:2:21 passed trackB',
      'list.ts:2:30 call trackB',
    ],
  },
  {
    name: 'a wrapper, once: where it sends',
    given: {
      'wrap.ts': `import { trackA } from './out'\nexport function send(n: number) { trackA({ n }) }`,
      'app.ts': `import { send } from './wrap'\nsend(1); send(2)`,
    },
    want: ['wrap.ts:2:35 call trackA'],
  },
  {
    name: 'imports at run time, and CommonJS',
    given: {
      'late.ts': `export async function f() { const { trackA } = await import('./out'); trackA({}) }
import('./out').then((all) => all.trackB({}))`,
      'old.js': `const { trackA } = require('./out'); const all = require('./out/index.js')\ntrackA({}); all.trackB({}); module.exports = { all }`,
      'older.js': `const { all } = require('./old')\nall.trackA({})`,
    },
    want: [
      'late.ts:1:71 call trackA',
      'late.ts:2:31 call trackB',
      'old.js:2:1 call trackA',
      'old.js:2:13 call trackB',
      'older.js:2:1 call trackA',
    ],
  },
  {
    name: 'a function of the same name from elsewhere: none',
    given: {
      'app.ts': `import { trackA } from 'other'; trackA({}); function trackB(p: object) {} trackB({})`,
    },
    want: [],
  },
]

const EVENT_NAMES = [
  { given: `analytics.track('A')`, want: 'A' },
  { given: 'analytics.track(`A`)', want: 'A' },
  { given: `import { A } from './names'; analytics.track(A)`, want: 'A' },
  { given: `import { EVENTS } from './names-again'; analytics.track(EVENTS.b)`, want: 'B' },
  { given: `import * as names from './names'; analytics.track(names.Names.C)`, want: 'C' },
  { given: `import { A } from './names'; analytics.track({ event: A, userId: 'u' })`, want: 'A' },
  { given: `const name = yes ? 'A' : 'B'; analytics.track(name)`, want: 'A | B' },
  { given: `analytics.track('A' + kind)`, want: `dynamic 'A' + kind` },
  { given: 'analytics.track(`A ${kind}`)', want: 'dynamic `A ${kind}`' },
  { given: `function f(name: string) { analytics.track(name) }`, want: 'dynamic name' },
  {
    given: `import { Analytics } from '@segment/analytics-node'; const a = new Analytics({ writeKey: '' }); a.track(message)`,
    want: 'hidden message',
  },
  { given: `analytics.identify('u')`, want: 'none' },
]

const NAMES = {
  'names.ts': `export const A = 'A'; export const EVENTS = { b: 'B' } as const; export enum Names { C = 'C' }`,
  'names-again.ts': `export * from './names'`,
}

describe('lookThrough', () => {
  it.each(USES)('finds $name', ({ given, want }) => {
    expect(uses(given)).toEqual(want)
  })

  it.each(EVENT_NAMES)('reads the event of $given', ({ given, want }) => {
    const { rawCalls } = lookThrough({ sources: sourcesOf({ 'app.ts': given, ...NAMES }), modules })
    const names = rawCalls.map((raw) => {
      const name = readEventName(raw)
      if (name.kind === 'known') return name.names.join(' | ')
      return 'expression' in name ? `${name.kind} ${name.expression.getText()}` : name.kind
    })
    expect(names).toEqual([want])
  })

  it('finds calls of an instance under any name, through other files', () => {
    const files = {
      'client.ts': `import { Analytics } from '@segment/analytics-node'; export const client = new Analytics({})`,
      'barrel.ts': `export { client as sender } from './client'`,
      'app.ts': `import { sender } from './barrel'; sender.track({ event: 'A' }); const { track: t } = sender; t({ event: 'B' })`,
    }
    const { rawCalls } = lookThrough({ sources: sourcesOf(files), modules })
    expect(rawCalls.map(({ node }) => node.getText())).toEqual([
      `sender.track({ event: 'A' })`,
      `t({ event: 'B' })`,
    ])
  })
})
