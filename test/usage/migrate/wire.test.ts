// The fixture of 60 calls in all styles: every one is rewritten, the programs compile, and the data plane stores the same.
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReceivedEvent } from '../../../generator/src/inspector/model.js'
import type { Migration } from '../../../generator/src/usage/migrate/migrate-usage.js'
import { compileErrors } from '../../compile-errors.js'
import { copyFixtures, migrateProject, onTheWire, type Platform, runAgainstPlane } from './fixture.js'

interface Outcome {
  readonly before: readonly ReceivedEvent[]
  readonly after: readonly ReceivedEvent[]
  readonly migration: Migration
  readonly errors: readonly string[]
}

async function migrate(project: string, platform: Platform): Promise<Outcome> {
  const migration = await migrateProject(project, platform)
  const before = await runAgainstPlane(project)
  for (const { path, after } of migration.changes) await writeFile(path, after)
  return { before, after: await runAgainstPlane(project), migration, errors: compileErrors(project) }
}

const outcomes: Record<string, Outcome> = {}
let folder = ''

beforeAll(async () => {
  folder = await copyFixtures('migrate-wire')
  for (const platform of ['browser', 'node'] as const)
    outcomes[platform] = await migrate(join(folder, platform), platform)
}, 120_000)

const CALLS = { browser: 44, node: 16 }
/** The callback of a loop sends twice. */
const EVENTS = { browser: 45, node: 16 }

const LEFT = {
  browser: [
    'src/left.ts:8 unknown-event',
    'src/left.ts:9 dynamic-name',
    'src/left.ts:10 dynamic-name',
    'src/left.ts:11 several-functions',
    'src/left.ts:12 no-counterpart',
    'src/left.ts:13 no-counterpart',
    'src/left.ts:14 no-counterpart',
    'src/left.ts:15 does-not-compile',
    'src/left.ts:16 does-not-compile',
    'src/left.ts:17 unknown-type',
    'src/left.ts:18 unknown-type',
    'src/left.ts:19 no-counterpart',
    'src/left.ts:20 no-counterpart',
    'src/left.ts:21 no-counterpart',
    'src/left.ts:22 no-counterpart',
  ],
  node: [
    'src/segment.ts:30 dynamic-name',
    'src/segment.ts:31 no-counterpart',
    'src/segment.ts:32 dynamic-name',
    'src/segment.ts:33 no-counterpart',
    'src/segment.ts:34 no-counterpart',
    'src/segment.ts:35 does-not-compile',
    'src/segment.ts:36 does-not-compile',
    'src/segment.ts:37 does-not-compile',
  ],
}

describe.each(['browser', 'node'] as const)('trackwright migrate, code that runs in %s', (platform) => {
  it('rewrites every call that fits, and lists every other with its place and reason', () => {
    const { changes, todos } = (outcomes[platform] as Outcome).migration
    expect(changes.flatMap(({ rewrites }) => rewrites).length).toBe(CALLS[platform])
    const left = todos.map(
      ({ location, kind }) => `${relative(join(folder, platform), location.file)}:${location.line} ${kind}`,
    )
    expect(left).toEqual(LEFT[platform])
  })

  it('leaves a program that compiles', () => {
    expect(outcomes[platform]?.errors).toEqual([])
  })

  it('changes nothing of what the data plane stores, and all of it fits the plan', () => {
    const { before, after } = outcomes[platform] as Outcome
    expect(before.length).toBe(EVENTS[platform])
    expect(after.map(onTheWire)).toEqual(before.map(onTheWire))
    expect(after.map(({ verdict }) => verdict.kind)).toEqual(after.map(() => 'valid'))
  })

  it('leaves files without a call that fits as they were, byte for byte', async () => {
    const untouched = {
      browser: ['left', 'main', 'segment-client', 'ruddertyper'],
      node: ['main', 'rudder-client'],
    }
    for (const name of untouched[platform]) {
      const path = join(platform, 'src', `${name}.ts`)
      const original = await readFile(join('test/fixtures/migrate', path), 'utf8')
      expect(await readFile(join(folder, path), 'utf8')).toBe(original)
    }
  })
})
