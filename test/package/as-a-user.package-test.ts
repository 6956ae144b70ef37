// An empty folder, the packed packages, and the README's steps word by word. Needs a package registry for the dependencies.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../plans.js'

const run = promisify(execFile)

describe('the packed packages', () => {
  let folder = ''
  const here = (command: string, ...args: string[]) =>
    run(command, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trackwright-user-'))
    const packed = ['generator', 'runtime'].map((name) => join(repositoryRoot, name))
    for (const path of packed) await run('npm', ['pack', '--pack-destination', folder], { cwd: path })
    const archives = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
    const archive = (pattern: RegExp) => `./${archives.find((name) => pattern.test(name))}`
    await writeFile(join(folder, 'package.json'), '{ "name": "user", "private": true }')
    await here(
      'npm',
      'install',
      '--prefer-offline',
      '--save-dev',
      archive(/^trackwright-\d/),
      'typescript@6',
      '@types/node@20',
    )
    await here('npm', 'install', '--prefer-offline', archive(/^trackwright-runtime/))
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('hold what they need and nothing else', async () => {
    const files = (await readdir(join(folder, 'node_modules/trackwright'))).sort()
    expect(files).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json'])
    expect((await readdir(join(folder, 'node_modules/@trackwright/runtime'))).sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
    ])
    const runtime = JSON.parse(
      await readFile(join(folder, 'node_modules/@trackwright/runtime/package.json'), 'utf8'),
    )
    expect(Object.keys(runtime.dependencies)).toEqual(['ky'])
  })

  it('take a user from init to a checked, delivered event', async () => {
    await here('npx', 'trackwright', 'init', '--yes')
    await here('npx', 'trackwright', 'generate')
    await writeFile(join(folder, 'app.ts'), program('EUR'))
    await writeFile(join(folder, 'wrong.ts'), program('euro'))
    const options = [
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      'node',
      '--ignoreConfig',
    ]
    const wrong = await here('npx', 'tsc', ...options, '--noEmit', 'wrong.ts').catch((error) => error)
    expect(wrong.stdout).toMatch(/wrong\.ts\(\d+,\d+\): error .*does not match \^\[A-Z\]\{3\}\$/)
    await here('npx', 'tsc', ...options, 'app.ts')
    const output = await sendToLocalDataPlane(folder)
    expect(output).toMatch(/track +Order Completed valid/)
  })

  it('work from CommonJS', async () => {
    await writeFile(
      join(folder, 'app.cjs'),
      `console.log(typeof require('@trackwright/runtime/node').createClient, typeof require('trackwright').generate)`,
    )
    expect((await here('node', 'app.cjs')).stdout).toBe('function function\n')
  })
})

const program = (currency: string) => `
import { createClient } from '@trackwright/runtime/node'
import { setClient, trackOrderCompleted } from './analytics/index.js'

const client = createClient({ writeKey: 'any', dataPlaneUrl: process.env.DATA_PLANE_URL ?? '' })
setClient(client)
trackOrderCompleted({ order_id: 'ord_1', total: 12.5, currency: '${currency}' }, { userId: 'mia' })
void client.close()
`

async function sendToLocalDataPlane(folder: string): Promise<string> {
  const dataPlane = spawn('npx', ['trackwright', 'dev', '--port', '0'], {
    cwd: folder,
    detached: true,
    env: { ...process.env, NO_COLOR: '1' },
  })
  let output = ''
  dataPlane.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  dataPlane.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  try {
    while (!/http:\/\/[\d.:]+/.test(output)) await new Promise((resolve) => setTimeout(resolve, 50))
    const url = /http:\/\/[\d.:]+/.exec(output)?.[0]
    await run('node', ['app.js'], { cwd: folder, env: { ...process.env, DATA_PLANE_URL: url } })
    return output
  } finally {
    if (dataPlane.pid !== undefined) process.kill(-dataPlane.pid, 'SIGINT')
  }
}
