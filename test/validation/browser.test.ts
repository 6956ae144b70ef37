// Validators in real Chromium under a content security policy that lets nothing be evaluated: by the development server
// of Vite, from a bundle, and from modules without a bundler.
import { createReadStream, existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { createServer } from 'vite'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { generate } from '../../generator/src/generate.js'
import { writeOutput } from '../../generator/src/output/write-output.js'
import type { Validation } from '../../generator/src/validation/model.js'
import { describeInChromium, startBrowser } from '../browser/chromium.js'
import { makeFolder } from '../cli/run-cli.js'
import { repositoryRoot } from '../plans.js'

const POLICY = { 'content-security-policy': "script-src 'self'" }
const WARNING = 'trackwright: Order Completed: currency must match ^[A-Z]{3}$ (pattern at /currency)'

const order = {
  title: 'Order Completed',
  type: 'object',
  properties: {
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    email: { type: 'string', format: 'email' },
  },
}
const others = Array.from({ length: 50 }, (_, index) => ({ ...order, title: `Other ${index}` }))
const plan = { path: 'plan.json', text: JSON.stringify({ name: 'Shop', events: [...others, order] }) }

const MAIN = `
import { createRecordingClient } from '@trackwright/runtime/testing'
import { setClient, trackOrderCompleted } from './analytics/index.js'
const client = createRecordingClient()
setClient(client)
trackOrderCompleted({ currency: 'EUR', email: 'mia@example.com' })
trackOrderCompleted({ currency: 'canary' })
document.title = client.messages.length + ' sent'
`

/** Where a page without a bundler finds the runtime. */
const IMPORT_MAP = `<script type="importmap">${JSON.stringify({
  imports: {
    '@trackwright/runtime/codegen': '/node_modules/@trackwright/runtime/dist/codegen.js',
    '@trackwright/runtime/testing': '/node_modules/@trackwright/runtime/dist/testing/index.js',
    '@trackwright/runtime/validation': '/node_modules/@trackwright/runtime/dist/validation/index.js',
  },
})}</script>`

async function makePage(validation: Validation, head = ''): Promise<string> {
  const folder = await makeFolder({
    'index.html': `<!doctype html><link rel="icon" href="data:,">${head}<script type="module" src="/main.js"></script>`,
    'main.js': MAIN,
  })
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
  const { files } = await generate({ sources: [plan], platform: 'browser', validation })
  await writeOutput(join(folder, 'analytics'), files)
  return folder
}

async function serveByVite(folder: string): Promise<string> {
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    mode: 'development',
    // The environment of this process is that of a test.
    define: { 'process.env.NODE_ENV': '"development"' },
    server: { port: 0, headers: POLICY, fs: { strict: false } },
    cacheDir: join(folder, '.vite'),
  })
  onTestFinished(() => server.close())
  await server.listen()
  return server.resolvedUrls?.local[0] ?? ''
}

async function serveFiles(folder: string, headers: Record<string, string>): Promise<string> {
  const server = createHttpServer((request, response) => {
    const path = join(folder, request.url === '/' ? 'index.html' : (request.url ?? ''))
    if (!existsSync(path)) return void response.writeHead(404).end()
    const type = extname(path) === '.html' ? 'text/html' : 'text/javascript'
    response.writeHead(200, { 'content-type': type, ...headers })
    createReadStream(path).pipe(response)
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describeInChromium('a page that judges its calls', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  /** What the page printed and asked for, after its two calls. */
  async function visit(url: string, isJudging: boolean) {
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    const printed: string[] = []
    const errors: string[] = []
    const loaded: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') printed.push(message.text())
    })
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    const warning = isJudging
      ? page.waitForEvent('console', (message) => message.text() === WARNING)
      : undefined
    await page.goto(url)
    await page.waitForFunction(() => document.title === '2 sent')
    await warning
    return { printed, errors, validators: loaded.filter((path) => path.startsWith('/analytics/validators')) }
  }

  it('loads from the development server the validator of the event that it sends, and no other', async () => {
    const url = await serveByVite(await makePage('development'))
    expect(await visit(url, true)).toEqual({
      printed: [WARNING],
      errors: [],
      validators: ['/analytics/validators/trackOrderCompleted.js'],
    })
  })

  it('judges from a bundle that has validators always', async () => {
    const folder = await makePage('always')
    const main = join(folder, 'main.js')
    await build({ entryPoints: [main], bundle: true, format: 'esm', outfile: main, allowOverwrite: true })
    const url = await serveFiles(folder, POLICY)
    expect(await visit(url, true)).toEqual({ printed: [WARNING], errors: [], validators: [] })
  })

  it('sends without a judgement where no bundler says that this is development', async () => {
    const url = await serveFiles(await makePage('development', IMPORT_MAP), {})
    expect(await visit(url, false)).toEqual({ printed: [], errors: [], validators: [] })
  })
})
