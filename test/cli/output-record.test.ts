// The note of the last run: `check` and `generate` of what did not change load no generator, and say the same; whatever
// else changed is judged as if there were no note.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { observeCli } from './loaded-modules.js'
import { fillFolder, makeFolder, runCli } from './run-cli.js'

const EVENT = {
  title: 'Order Completed',
  'x-event': { call: 'track' },
  type: 'object',
  properties: { total: { type: 'number' } },
}
const CONFIG = { plan: 'plan', output: 'src/analytics', platform: 'node' }
const FILES = {
  'trackwright.config.json': JSON.stringify(CONFIG),
  'plan/order.json': JSON.stringify(EVENT),
  'plan/left.json': JSON.stringify({ ...EVENT, title: 'Left' }),
  'node_modules/.keep': '',
}
const RECORDS = 'node_modules/.cache/trackwright'
const FRESH = { code: 0, stdout: 'src/analytics is up to date\n', stderr: '' }

async function makeGenerated(files: Record<string, string> = FILES): Promise<string> {
  const folder = await makeFolder(files)
  expect((await runCli(folder, 'generate')).code).toBe(0)
  return folder
}

const isOfGenerator = (path: string) =>
  /^(generate\.ts|naming\/|typing\/|emit\/emit-plan|validation\/write)/.test(path)

describe('what did not change', () => {
  it.each(['check', 'generate'])('%s loads nothing of the generator, and says the same', async (command) => {
    const folder = await makeGenerated()
    const { result, loaded } = await observeCli(folder, command)
    expect(result).toEqual(FRESH)
    expect(loaded).toContain('targets/output-record.ts')
    expect(loaded.filter(isOfGenerator)).toEqual([])
  })

  it('loads few files where it generates, though many modules', async () => {
    const { loaded, bundles } = await observeCli(await makeFolder(FILES), 'generate')
    expect(loaded.length).toBeGreaterThan(150)
    expect(bundles.length).toBeLessThan(50)
  })

  it('says what the last run warned of', async () => {
    const event = { ...EVENT, properties: { total: { type: 'string', pattern: 'a*a*b' } } }
    const folder = await makeGenerated({ ...FILES, 'plan/order.json': JSON.stringify(event) })
    // The first run gave the names, and may have had something to say about them.
    await runCli(folder, 'generate')
    const { result: noted, loaded } = await observeCli(folder, 'check')
    expect(loaded.filter(isOfGenerator)).toEqual([])
    await rm(join(folder, RECORDS), { recursive: true })
    expect(noted.stderr).toMatch(/plan\/order\.json:1:\d+ info TW146/)
    expect(await runCli(folder, 'check')).toEqual(noted)
  })

  it('is noted by generate alone, and only where there is a node_modules', async () => {
    const folder = await makeGenerated()
    await rm(join(folder, RECORDS), { recursive: true })
    expect(await runCli(folder, 'check')).toEqual(FRESH)
    expect(await readdir(join(folder, 'node_modules/.cache'))).toEqual([])
    const { 'node_modules/.keep': _, ...without } = FILES
    expect((await readdir(await makeGenerated(without))).sort()).toEqual([
      'plan',
      'src',
      'trackwright.config.json',
    ])
  })
})

const write = (file: string, change: (text: string) => string) => async (folder: string) => {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '')
  await writeFile(join(folder, file), change(text))
}

const changes: { name: string; change: (folder: string) => Promise<unknown>; code: number; said: string }[] =
  [
    {
      name: 'a file of the plan',
      change: write('plan/order.json', (text) => text.replace('number', 'string')),
      code: 1,
      said: 'index.d.ts is not what the plan gives',
    },
    {
      name: 'a space in a file of the plan',
      change: write('plan/order.json', (text) => `${text} `),
      code: 0,
      said: '',
    },
    {
      name: 'a file that came to the plan',
      change: write('plan/new.json', () => JSON.stringify({ ...EVENT, title: 'New' })),
      code: 1,
      said: 'trackwright.lock.json is not what the plan gives',
    },
    {
      name: 'a file that left it',
      change: (folder) => rm(join(folder, 'plan/left.json')),
      code: 1,
      said: 'index.js is not what the plan gives',
    },
    {
      name: 'a file that broke',
      change: write('plan/left.json', () => '{'),
      code: 2,
      said: 'TW102',
    },
    {
      name: 'a file of the output',
      change: write('src/analytics/index.js', (text) => text.replace('Order Completed', 'Order Paid')),
      code: 1,
      said: 'index.js is not what the plan gives',
    },
    {
      name: 'a file that left the output',
      change: (folder) => rm(join(folder, 'src/analytics/validators.js')),
      code: 1,
      said: 'validators.js is missing',
    },
    {
      name: 'a file of another output',
      change: (folder) =>
        readFile(join(folder, 'src/analytics/index.js'), 'utf8').then((text) =>
          writeFile(join(folder, 'src/analytics/index.ts'), text),
        ),
      code: 1,
      said: 'index.ts is left over',
    },
    {
      name: 'a file in the way',
      change: write('src/analytics/index.js', () => 'export {}\n'),
      code: 1,
      said: 'index.js was not written by trackwright',
    },
    {
      name: 'the lock file',
      change: write('src/analytics/trackwright.lock.json', (text) => text.replace('trackLeft', 'trackGone')),
      code: 1,
      said: 'index.js is not what the plan gives',
    },
    {
      name: 'an option',
      change: write('trackwright.config.json', () => JSON.stringify({ ...CONFIG, validation: 'never' })),
      code: 1,
      said: 'validators.js is left over',
    },
    {
      name: 'the note itself',
      change: async (folder) => {
        const [name = ''] = await readdir(join(folder, RECORDS))
        await writeFile(join(folder, RECORDS, name), '{"state":')
      },
      code: 0,
      said: '',
    },
  ]

describe('what changed is judged by the generator', () => {
  let parent: string
  let folder: string
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'trackwright-cli-'))
    folder = join(parent, 'project')
    await fillFolder(folder, FILES)
    expect((await runCli(folder, 'generate')).code).toBe(0)
    await cp(folder, join(parent, 'generated'), { recursive: true })
  })
  // The note is of the folder's name: each test has the same folder, as the generator left it.
  beforeEach(async () => {
    await rm(folder, { recursive: true })
    await cp(join(parent, 'generated'), folder, { recursive: true })
  })
  afterAll(() => rm(parent, { recursive: true }))

  it('and nothing else', async () => {
    const { result, loaded } = await observeCli(folder, 'check')
    expect(result).toEqual(FRESH)
    expect(loaded.filter(isOfGenerator)).toEqual([])
  })

  it.each(changes)('$name', async ({ change, code, said }) => {
    await change(folder)
    const { result, loaded } = await observeCli(folder, 'check')
    expect(result).toMatchObject({ code, stderr: expect.stringContaining(said) })
    expect(loaded.filter(isOfGenerator)).not.toEqual([])
  })
})
