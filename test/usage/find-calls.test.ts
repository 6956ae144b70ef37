import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCalls } from '../../generator/src/usage/find-calls.js'

const GENERATED = `
export declare function setClient(client: unknown): void
export declare function trackDirect(properties: object): void
export declare function trackAliased(properties: object): void
export declare function trackReexported(properties: object): void
export declare function trackPassedOn(properties: object): void
export declare function trackNamespaced(properties: object): void
export declare function trackOnlyImported(properties: object): void
export declare function trackNever(properties: object): void
export {}
`

const FILES = {
  'analytics/index.d.ts': GENERATED,
  'analytics/index.js': '',
  'tsconfig.json':
    '{ "compilerOptions": { "module": "nodenext", "strict": true, "types": [] }, "include": ["src"] }',
  'package.json': '{ "type": "module" }',
  'src/barrel.ts': `export { trackReexported as sendIt } from '../analytics/index.js'`,
  'src/app.ts': [
    `import { trackDirect, trackAliased as other, trackPassedOn, trackOnlyImported } from '../analytics/index.js'`,
    `import * as analytics from '../analytics/index.js'`,
    `import { sendIt } from './barrel.js'`,
    `trackDirect({})`,
    `const wrapped = () => other({})`,
    `sendIt({})`,
    `;[1].forEach(() => [{}].forEach(trackPassedOn))`,
    `analytics.trackNamespaced({}); wrapped()`,
    `trackDirect({})`,
  ].join('\n'),
}

describe('findCalls', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'trackwright-usage-')))
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('sees through aliases, re-exports, namespaces and wrappers, and counts no mere import', () => {
    const calls = findCalls({
      tsconfigPath: join(folder, 'tsconfig.json'),
      outputFolder: join(folder, 'analytics'),
    })
    const places = [...calls].map(([name, sites]) => [
      name,
      sites.map(({ file, line }) => `${relative(folder, file)}:${line}`),
    ])
    expect(Object.fromEntries(places)).toEqual({
      trackDirect: ['src/app.ts:4', 'src/app.ts:9'],
      trackAliased: ['src/app.ts:5'],
      trackReexported: ['src/app.ts:6'],
      trackPassedOn: ['src/app.ts:7'],
      trackNamespaced: ['src/app.ts:8'],
    })
  })
})
