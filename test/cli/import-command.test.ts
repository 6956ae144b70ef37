// `trackwright import` as a user runs it: what it says, what it writes, and what it leaves alone.
import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryRoot } from '../plans.js'
import { makeFolder, runCli } from './run-cli.js'

const PLAN = JSON.stringify({
  schema: { events: { 'Order Completed': { type: 'object', properties: { total: { type: 'number' } } } } },
})

it('says what it recognised, writes a file an event, and generate takes it', async () => {
  const folder = await makeFolder({ 'avo.json': PLAN })
  expect(await runCli(folder, 'import', 'avo.json', '--to', 'tracking-plan')).toEqual({
    code: 0,
    stdout:
      'Read as Avo\'s import form, recognised by "schema.events" by name in avo.json.\n' +
      'wrote a plan of 1 event to tracking-plan\n',
    stderr: '',
  })
  const files = await readdir(join(folder, 'tracking-plan'), { recursive: true })
  expect(files.sort()).toEqual(['events', 'events/order-completed.yaml', 'plan.yaml'])
  const flags = ['--plan', 'tracking-plan', '--output', 'analytics', '--platform', 'node']
  const { code, stdout } = await runCli(folder, 'generate', ...flags)
  expect([code, stdout]).toEqual([
    0,
    'wrote analytics/index.d.ts\nwrote analytics/index.js\nwrote analytics/package.json\nwrote analytics/trackwright.lock.json\nwrote analytics/validators.js\n',
  ])
})

it('generate says so too, and reads the plan as it is', async () => {
  const folder = await makeFolder({ 'avo.json': PLAN })
  const flags = ['--plan', 'avo.json', '--output', 'analytics', '--platform', 'node']
  const { stdout } = await runCli(folder, 'generate', ...flags)
  expect(stdout.split('\n')[0]).toBe(
    'Read as Avo\'s import form, recognised by "schema.events" by name in avo.json.',
  )
})

it('takes several files as one plan', async () => {
  const folder = await makeFolder()
  await cp(join(repositoryRoot, 'test/plan/formats/fixtures/amplitude-csv/events'), folder, {
    recursive: true,
  })
  const { code, stdout } = await runCli(folder, 'import', 'events.csv', 'users.csv', '--to', 'plan', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'amplitude-csv',
    events: 3,
    files: ['events/paused.yaml', 'events/song-played.yaml', 'plan.yaml', 'users/identify.yaml'],
  })
})

it('writes over nothing', async () => {
  const folder = await makeFolder({ 'avo.json': PLAN, 'tracking-plan/mine.yaml': 'mine' })
  const { code, stderr } = await runCli(folder, 'import', 'avo.json', '--to', 'tracking-plan')
  expect(code).toBe(2)
  expect(stderr).toContain('error TW605: tracking-plan holds files already, so nothing was written.')
  expect(await readFile(join(folder, 'tracking-plan/mine.yaml'), 'utf8')).toBe('mine')
})

it('reads as the format that is asked for, and writes nothing of a plan that is not in it', async () => {
  const folder = await makeFolder({ 'avo.json': PLAN })
  const asked = await runCli(folder, 'import', 'avo.json', '--format', 'avo-exprt', '--to', 'plan')
  expect(asked.code).toBe(2)
  expect(asked.stderr).toContain('TW124: There is no plan format "avo-exprt". Did you mean avo-export?')
  expect(await readdir(folder)).toEqual(['avo.json'])
})
