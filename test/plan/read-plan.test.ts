// Reading from real folders with real links.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPlanReader, readPlan } from '../../generator/src/plan/read-plan.js'

let base: string
let root: string

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'trackwright-read-')))
  root = join(base, 'plan')
  mkdirSync(root)
})
afterEach(() => rmSync(base, { recursive: true }))

function write(path: string, content: string | Uint8Array = '{}'): void {
  const full = join(base, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, content)
}

async function read(path: string, limits = {}) {
  const result = await readPlan(join(base, path), limits)
  return {
    root: result.root,
    paths: result.sources.map((source) => source.path),
    told: result.diagnostics.map(
      ({ code, message, location }) => `${code} ${location?.file ?? ''} ${message}`,
    ),
  }
}

test('a folder gives its JSON and YAML files, sorted, and nothing of dot folders, node_modules and the lock file', async () => {
  for (const path of [
    'b.yml',
    'a.json',
    'sub/deep/c.YAML',
    'readme.md',
    '.git/x.json',
    'node_modules/y/package.json',
  ]) {
    write(`plan/${path}`)
  }
  write('plan/trackwright.lock.json')
  expect(await read('plan')).toEqual({ root, paths: ['a.json', 'b.yml', 'sub/deep/c.YAML'], told: [] })
})

test('a folder gives the schemas of an Iglu tree, and tables of plans but no others', async () => {
  write('plan/schemas/com.acme/click/jsonschema/1-0-0')
  write('plan/schemas/com.acme/click/jsonschema/README')
  write('plan/schemas/com.acme/payload/thrift/1-0-0', 'struct Payload {}')
  write('plan/events.csv', 'Action,Object type,Object name\n')
  write('plan/users.CSV', 'Property name,x\n')
  write('plan/sales.csv', 'a,b\nObject name,2\n')
  expect(await read('plan')).toEqual({
    root,
    paths: ['events.csv', 'schemas/com.acme/click/jsonschema/1-0-0', 'users.CSV'],
    told: [],
  })
})

test('a file gives itself and what it refers to inside its folder', async () => {
  write(
    'plan/plan.yaml',
    "events:\n  - $ref: './defs/a.json#/$defs/x'\n  - { $ref: defs/b.yaml }\n  - $ref: ../outside.yaml\n",
  )
  write(
    'plan/defs/a.json',
    '{ "$ref": "c%20d.json", "x": { "$ref": "https://example.com/e.json" }, "y": { "$ref": "#/x" } }',
  )
  write('plan/defs/b.yaml', '$ref: a.json\n')
  write('plan/defs/c d.json')
  write('plan/other.json')
  write('outside.yaml')
  const paths = ['defs/a.json', 'defs/b.yaml', 'defs/c d.json', 'plan.yaml']
  expect(await read('plan/plan.yaml')).toEqual({ root, paths, told: [] })
})

test('a link out of the folder is told and not read, links inside are followed, circles end', async () => {
  write('secret.json')
  write('secrets/x.json')
  write('plan/real/a.json')
  symlinkSync(join(base, 'secret.json'), join(root, 'leak.json'))
  symlinkSync(join(base, 'secrets'), join(root, 'leaks'))
  symlinkSync(join(root, 'real', 'a.json'), join(root, 'again.json'))
  symlinkSync(root, join(root, 'real', 'circle'))
  symlinkSync(join(root, 'gone.json'), join(root, 'nothing.json'))
  expect(await read('plan')).toEqual({
    root,
    paths: ['again.json', 'real/a.json'],
    told: [
      "TW112 leak.json leak.json leads out of the plan's folder, and is not read.",
      "TW112 leaks leaks leads out of the plan's folder, and is not read.",
      'TW120 nothing.json nothing.json is a link to nothing.',
    ],
  })
})

test('a $ref through a link out of the folder is not read either', async () => {
  write('secret.json')
  write('plan/plan.json', '{ "$ref": "leak.json" }')
  symlinkSync(join(base, 'secret.json'), join(root, 'leak.json'))
  const { paths, told } = await read('plan/plan.json')
  expect(paths).toEqual(['plan.json'])
  expect(told).toEqual(["TW112 leak.json leak.json leads out of the plan's folder, and is not read."])
})

test('the plan itself may be reached through a link', async () => {
  write('plan/a.json')
  symlinkSync(root, join(base, 'link'))
  expect(await read('link')).toEqual({ root, paths: ['a.json'], told: [] })
})

test('a path that is not there', async () => {
  const { sources, diagnostics } = await readPlan('nowhere/plan.yaml')
  expect(sources).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'TW101', message: 'There is no plan at nowhere/plan.yaml.' }])
})

test('limits on the size and the number of files', async () => {
  write('plan/a.json', '{ "title": "too long" }')
  write('plan/b.json')
  write('plan/c.json')
  write('plan/d.json')
  const { paths, told } = await read('plan', { maxFileBytes: 10, maxFiles: 2 })
  expect(paths).toEqual(['b.json', 'c.json'])
  expect(told).toEqual([
    'TW113 a.json a.json has 23 bytes; more than 10 are not read.',
    'TW113 . The plan has more than 2 files.',
  ])
})

test('a file that is not UTF-8', async () => {
  write('plan/a.json', new Uint8Array([0x7b, 0xff, 0x7d]))
  expect((await read('plan')).told).toEqual(['TW120 a.json a.json is not UTF-8.'])
})

test('a reader that is told what changed looks at nothing else, and at everything where files came or left', async () => {
  write('plan/a.json', '1')
  write('plan/b.json', '1')
  const reader = createPlanReader()
  const readTexts = async (...changed: string[]) => {
    const paths = changed.length === 0 ? undefined : new Set(changed.map((path) => join(root, path)))
    const { sources } = await reader(root, paths)
    return Object.fromEntries(sources.map(({ path, text }) => [path, text]))
  }
  expect(await readTexts('a.json')).toEqual({ 'a.json': '1', 'b.json': '1' })
  write('plan/a.json', '2')
  write('plan/b.json', '2')
  expect(await readTexts('a.json')).toEqual({ 'a.json': '2', 'b.json': '1' })
  expect(await readTexts()).toEqual({ 'a.json': '2', 'b.json': '2' })
  write('plan/b.json', '3')
  write('plan/c.json', '3')
  expect(await readTexts('c.json')).toEqual({ 'a.json': '2', 'b.json': '3', 'c.json': '3' })
  rmSync(join(root, 'a.json'))
  write('plan/b.json', '4')
  expect(await readTexts('a.json')).toEqual({ 'b.json': '4', 'c.json': '3' })
})

test('a reader that is told what changed follows the references of a file anew', async () => {
  write('plan/a.json', '{ "$ref": "b.json" }')
  write('plan/b.json')
  write('plan/c.json')
  const reader = createPlanReader()
  const plan = join(root, 'a.json')
  const pathsOf = async () => (await reader(plan, new Set([plan]))).sources.map(({ path }) => path)
  expect(await pathsOf()).toEqual(['a.json', 'b.json'])
  write('plan/a.json', '{ "$ref": "c.json" }')
  expect(await pathsOf()).toEqual(['a.json', 'c.json'])
})
