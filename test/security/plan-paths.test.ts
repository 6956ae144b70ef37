// No path of a plan leads out of its folder, and none of the output out of its own.
import { execFileSync } from 'node:child_process'
import { readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generate } from '../../generator/src/generate.js'
import { writeOutput } from '../../generator/src/output/write-output.js'
import { readPlan } from '../../generator/src/plan/read-plan.js'
import { makeFolder } from '../cli/run-cli.js'

const CANARY = '{ "type": "string", "description": "canary" }'

function planWith(ref: string): string {
  return JSON.stringify({
    name: 'P',
    events: [{ title: 'A', 'x-event': {}, properties: { a: { $ref: ref } } }],
  })
}

/** A plan's folder with files of others beside it. */
async function makePlan(ref: string): Promise<string> {
  const folder = await makeFolder({
    'plan/plan.json': planWith(ref),
    'secret.json': CANARY,
    'planned/secret.json': CANARY,
  })
  await symlink(join(folder, 'secret.json'), join(folder, 'plan/link.json'))
  await symlink(folder, join(folder, 'plan/up'))
  return folder
}

const ESCAPES = [
  { ref: '../secret.json', want: 'TW111' },
  { ref: './x/../../secret.json', want: 'TW111' },
  { ref: '%2e%2e/secret.json', want: 'TW111' },
  { ref: '%2E./secret.json', want: 'TW111' },
  { ref: '..%2fsecret.json', want: 'TW110' },
  { ref: '%252e%252e/secret.json', want: 'TW110' },
  { ref: '..\\secret.json', want: 'TW110' },
  { ref: '..%5csecret.json', want: 'TW110' },
  { ref: '../planned/secret.json', want: 'TW111' },
  { ref: '/etc/passwd', want: 'TW111' },
  { ref: '//etc/passwd', want: 'TW111' },
  { ref: '\\\\server\\share\\x.json', want: 'TW111' },
  { ref: 'C:\\secret.json', want: 'TW111' },
  { ref: 'C:/secret.json', want: 'TW111' },
  { ref: 'file:///etc/passwd', want: 'TW111' },
  { ref: 'FILE:secret.json', want: 'TW111' },
  { ref: 'plan:///../secret.json', want: 'TW110' },
  { ref: 'data:application/json,{}', want: 'TW111' },
  { ref: 'link.json', want: 'TW112' },
  { ref: 'up/secret.json', want: 'TW112' },
  { ref: 'a\u0000.json', want: 'TW110' },
  { ref: `${'a'.repeat(5000)}.json`, want: 'TW110' },
  { ref: 'a/'.repeat(3000), want: 'TW110' },
]

describe('a $ref', () => {
  test.each(ESCAPES)('to $ref reads nothing of others', async ({ ref, want }) => {
    const folder = await makePlan(ref)
    const { sources, diagnostics: read } = await readPlan(join(folder, 'plan/plan.json'))
    const { files, diagnostics } = await generate({ sources, platform: 'node' })
    expect(sources.map(({ path }) => path)).toEqual(['plan.json'])
    expect([...read, ...diagnostics].map(({ code }) => code)).toContain(want)
    expect(files).toEqual([])
  })
})

test.skipIf(process.platform === 'win32')('a pipe in the folder of a plan is not waited for', async () => {
  const folder = await makeFolder({ 'a.json': planWith('#') })
  execFileSync('mkfifo', [join(folder, 'b.json')])
  const { sources, diagnostics } = await readPlan(folder)
  expect(sources.map(({ path }) => path)).toEqual(['a.json'])
  expect(diagnostics).toMatchObject([{ code: 'TW120', message: 'b.json is not a file.' }])
})

test('no name of a plan becomes a path of the output but as an identifier', async () => {
  const names = ['../../x', '/tmp/x', 'a/b', 'con', 'index.js\u0000', '..\\x']
  const events = names.map((title) => ({ title, 'x-event': { version: title } }))
  const sources = [{ path: 'plan.json', text: JSON.stringify({ name: '../x', version: '../x', events }) }]
  const { files } = await generate({ sources, platform: 'node' })
  const folder = await makeFolder()
  await writeOutput(join(folder, 'out'), files)
  expect(await readdir(folder)).toEqual(['out'])
  const written = await readdir(join(folder, 'out'), { recursive: true })
  const isPlain = (path: string): boolean =>
    /^(?:validators|(?:validators[\\/])?[\p{L}\p{N}]+(?:\.lock)?\.(?:d\.ts|js|json))$/u.test(path)
  expect(written.filter((path) => !isPlain(path))).toEqual([])
})

test('a file that a user wrote is not overwritten', async () => {
  const folder = await makeFolder({ 'out/index.js': 'canary' })
  const sources = [
    { path: 'plan.json', text: JSON.stringify({ name: 'P', events: [{ title: 'A', 'x-event': {} }] }) },
  ]
  const { files } = await generate({ sources, platform: 'node' })
  const { changes, diagnostics } = await writeOutput(join(folder, 'out'), files)
  expect(changes).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'TW501' }])
})
