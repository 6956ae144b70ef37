// Documents on servers: asked for only where the user named the host, from a real server, within every limit.
import { createServer, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { generate } from '../../generator/src/generate.js'
import { createFetchDocument, type FetchLimits } from '../../generator/src/plan/fetch-document.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import { readRemote } from '../../generator/src/plan/read-remote.js'
import { makeFolder, runCli } from '../cli/run-cli.js'

let server: Server
let host = ''
let asked: string[] = []

const MONEY =
  '{ "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "required": ["cents"], "properties": { "cents": { "type": "integer" } } }'

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '' } = request
    asked.push(url)
    const send = (text: string | Buffer, headers = {}) => response.writeHead(200, headers).end(text)
    const lead = (location: string) => response.writeHead(302, { location }).end()
    if (url.startsWith('/money.json')) send(MONEY)
    else if (url === '/price.json')
      send(
        '{ "properties": { "net": { "$ref": "money.json" }, "vat": { "$ref": "https://elsewhere.test/vat.json" } } }',
      )
    else if (url === '/yaml') send('type: object\nrequired: [cents]\n')
    else if (url === '/moved') lead('/money.json')
    else if (url === '/away') lead('http://169.254.169.254/latest/meta-data')
    else if (url === '/file') lead('file:///etc/passwd')
    else if (url === '/round') lead('/round')
    else if (url === '/large') send('x'.repeat(2000))
    else if (url === '/bomb') send(gzipSync('x'.repeat(2000)), { 'content-encoding': 'gzip' })
    else if (url === '/binary') send(Buffer.from([0x7b, 0xff]))
    else if (url === '/broken') send('{')
    else if (/^\/chain\/\d+$/.test(url))
      send(`{ "allOf": [{ "$ref": "/chain/${Number(url.slice(7)) + 1}" }] }`)
    else if (url !== '/slow') response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
beforeEach(() => {
  asked = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const planOf = (ref: string) => [
  {
    path: 'plan.json',
    text: JSON.stringify({
      name: 'P',
      events: [{ title: 'A', 'x-event': {}, properties: { price: { $ref: ref } } }],
    }),
  },
]

async function read(path: string, limits: FetchLimits = {}, hosts = [host], base = `http://${host}`) {
  const fetchDocument = createFetchDocument({ maxBytes: 1000, ...limits })
  const { sources, diagnostics } = await readRemote(planOf(base + path), hosts, fetchDocument)
  return {
    sources,
    told: diagnostics.map(({ code, message }) => `${code} ${message.replaceAll(host, 'HOST')}`),
  }
}

describe('without --allow-remote', () => {
  test('nothing is fetched, and the help names the flag', async () => {
    const { diagnostics } = await generate({ sources: planOf(`http://${host}/money.json`), platform: 'node' })
    expect(diagnostics).toMatchObject([
      { code: 'TW111', help: expect.stringContaining(`let it be fetched by --allow-remote ${host}.`) },
    ])
    expect(asked).toEqual([])
  })

  test('nor from a host that is not named', async () => {
    expect(
      await read('/money.json', {}, ['example.com', `${host}0`, host.split(':')[0] ?? '']),
    ).toMatchObject({
      sources: [{ path: 'plan.json' }],
      told: [],
    })
    expect(asked).toEqual([])
  })
})

describe('a host that is named', () => {
  test('is asked for what the plan wants and for what that wants there, once each', async () => {
    const { sources, told } = await read('/price.json')
    expect({ paths: sources.map(({ path }) => path.replace(host, 'HOST')), told, asked }).toEqual({
      paths: ['plan.json', 'http://HOST/price.json', 'http://HOST/money.json'],
      told: [],
      asked: ['/price.json', '/money.json'],
    })
    const { diagnostics } = loadPlan(sources)
    expect(diagnostics.map(({ code, help }) => `${code} ${help}`)).toEqual([
      "TW111 Copy the document into the plan's folder and refer to it there, or let it be fetched by --allow-remote elsewhere.test.",
    ])
  })

  test('gives schemas of their own draft, in JSON or YAML, also past a redirect', async () => {
    for (const path of ['/money.json', '/yaml', '/moved']) {
      const { sources } = await read(path)
      const { files, diagnostics } = await generate({ sources, platform: 'node' })
      expect(diagnostics).toEqual([])
      expect(files.find((file) => file.path === 'index.d.ts')?.content).toMatch(
        /cents: (?:number|any|unknown)/,
      )
    }
  })

  const refused = [
    { path: '/nothing', want: 'it answered with status 404' },
    { path: '/away', want: 'it leads on to http://169.254.169.254, which is not allowed' },
    { path: '/file', want: 'it leads on to file://, which is not allowed' },
    { path: '/round', want: 'it leads on more than 3 times' },
    { path: '/large', want: 'it has more than 1000 bytes' },
    { path: '/bomb', want: 'it has more than 1000 bytes' },
    { path: '/binary', want: 'it is not UTF-8' },
    { path: '/slow', want: 'it took longer than 300 ms' },
    { path: '/nothing?token=canary', shown: '/nothing', want: 'it answered with status 404' },
  ]
  test.each(refused)('but not for $path', async ({ path, shown = path, want }) => {
    expect((await read(path, path === '/slow' ? { timeoutMs: 300 } : {})).told).toEqual([
      `TW140 http://HOST${shown} was not fetched: ${want}.`,
    ])
  })

  test('nor without end', async () => {
    expect((await read('/chain/1')).told).toEqual([
      'TW140 http://HOST/chain/101 was not fetched: a plan may want 100 documents at most.',
    ])
    expect(asked.length).toBe(100)
  })

  test('nor over http, nor with a password, wherever it is', async () => {
    expect((await read('/x', {}, ['example.com'], 'http://example.com')).told).toEqual([
      'TW140 http://example.com/x was not fetched: only https is safe, except on this machine.',
    ])
    expect((await read('/money.json', {}, [host], `http://user:canary@${host}`)).told).toEqual([
      'TW140 http://HOST/money.json was not fetched: it holds a user name or a password.',
    ])
    expect(asked).toEqual([])
  })

  test('that cannot be reached is a diagnostic', async () => {
    const { told } = await read('/x', {}, ['127.0.0.1:1'], 'http://127.0.0.1:1')
    expect(told).toEqual([
      expect.stringMatching(
        /^TW140 http:\/\/127\.0\.0\.1:1\/x was not fetched: the connection failed|bad port/,
      ),
    ])
  })
})

test('the command line: only with the flag, and a token in the query reaches neither the output nor what is said', async () => {
  const [plan] = planOf(`http://${host}/money.json?token=canary-7`)
  const folder = await makeFolder({ 'plan.json': plan?.text ?? '' })
  const args = ['generate', '--plan', 'plan.json', '--output', 'out', '--platform', 'node']
  expect(await runCli(folder, ...args)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`--allow-remote ${host}`),
  })
  expect(asked).toEqual([])
  const { code, stdout, stderr } = await runCli(
    folder,
    ...args,
    '--allow-remote',
    'example.com',
    '--allow-remote',
    host,
  )
  expect({ code, stderr, asked }).toEqual({ code: 0, stderr: '', asked: ['/money.json?token=canary-7'] })
  expect(stdout).not.toContain('canary')
  const { readdir, readFile } = await import('node:fs/promises')
  for (const name of await readdir(`${folder}/out`))
    expect((await readFile(`${folder}/out/${name}`, 'utf8')).toLowerCase()).not.toContain('canary')
  expect(
    await runCli(
      folder,
      'check',
      '--plan',
      'plan.json',
      '--output',
      'out',
      '--platform',
      'node',
      '--allow-remote',
      host,
    ),
  ).toMatchObject({ code: 0 })
})
