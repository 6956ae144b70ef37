// The commands of a team's day on the projects in examples/, as their people would run them, each time in a copy.
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { runCli } from '../cli/run-cli.js'
import { compileErrors } from '../compile-errors.js'
import { outputFolder, repositoryRoot } from '../plans.js'

/** Where packages resolve as they do in examples/. */
async function copyOf(project: string, test: string): Promise<string> {
  const folder = await outputFolder(`examples-${test}`)
  await cp(join(repositoryRoot, 'examples', project), folder, { recursive: true })
  return folder
}

async function edit(folder: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(folder, path), text.replace(from, to))
}

it('a page in JavaScript generates, compiles, and passes every check', async () => {
  const folder = await copyOf('storefront', 'page')
  expect(await runCli(folder, 'generate')).toMatchObject({ code: 0, stderr: '' })
  expect(await runCli(folder, 'check')).toMatchObject({ code: 0, stdout: 'src/analytics is up to date\n' })
  expect(await runCli(folder, 'lint')).toMatchObject({ code: 0, stdout: 'tracking-plan: nothing found\n' })
  const audit = await runCli(folder, 'audit', 'src/**', '--json')
  expect(audit.code).toBe(0)
  expect(JSON.parse(audit.stdout).coverage).toMatchObject({ events: 5, throughPlan: 5, pastPlan: 0 })
  expect(compileErrors(folder)).toEqual([])
})

it('a page sees what a change of its plan breaks', async () => {
  const folder = await copyOf('storefront', 'change')
  await runCli(folder, 'generate')
  await edit(
    folder,
    'tracking-plan/events/product-added.yaml',
    'required: [sku, price, quantity]',
    'required: [sku, price, quantity, list]',
  )
  await edit(
    folder,
    'tracking-plan/events/product-added.yaml',
    '  quantity:',
    '  list:\n    description: Where it was seen.\n    type: string\n  quantity:',
  )

  const diff = await runCli(
    folder,
    'diff',
    join(repositoryRoot, 'examples/storefront/tracking-plan'),
    'tracking-plan',
  )
  expect(diff.code).toBe(1)
  expect(diff.stdout).toContain('track "Product Added": changed; senders no, old data no, new data no; major')
  expect(await runCli(folder, 'check')).toMatchObject({ code: 1, stderr: expect.stringContaining('TW502') })
  expect(compileErrors(folder)).toEqual([])
  await runCli(folder, 'generate')
  expect(compileErrors(folder)).toEqual([expect.stringContaining("Property 'list' is missing")])
})

it('a page is built by Vite, which generates, and its raw calls are found by ESLint', async () => {
  const folder = await copyOf('storefront', 'build')
  const output = await build({ root: folder, logLevel: 'silent', build: { write: false } })
  expect(JSON.stringify(output)).toContain('Product Added')
  expect(await runCli(folder, 'check')).toMatchObject({ code: 0 })

  await edit(folder, 'src/product.js', 'trackProductViewed({', "analytics.track('Product Viewed', {")
  const results = await new ESLint({ cwd: folder }).lintFiles('src')
  expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => [line, ruleId]))).toEqual([
    [17, 'trackwright/no-raw-track'],
  ])
})

it('a server with raw calls is audited and migrated, and then follows its plan', async () => {
  const folder = await copyOf('legacy-api', 'server')
  expect(await runCli(folder, 'generate')).toMatchObject({ code: 0, stderr: '' })
  const coverage = async () => JSON.parse((await runCli(folder, 'audit', 'src/**', '--json')).stdout).coverage
  expect(await coverage()).toMatchObject({ events: 4, throughPlan: 0, pastPlan: 6 })

  const migrate = await runCli(folder, 'migrate', 'src/**')
  expect(migrate.code).toBe(1)
  expect(migrate.stdout).toContain('4 calls rewritten in 2 files, 2 left to be done by hand.')
  expect(migrate.stderr).toMatch(
    /src\/accounts\.ts:18:3 warning TW921[\s\S]*src\/billing\.ts:11:3 warning TW924/,
  )
  expect(compileErrors(folder)).toEqual([])
  expect(await coverage()).toMatchObject({ throughPlan: 4, pastPlan: 2 })
  expect(await readFile(join(folder, 'src/accounts.ts'), 'utf8')).toContain(
    "  // By hand for now: there is no other way yet.\n  trackSignedUp({ method: 'email' }, { userId: id })\n",
  )
})

it('the plan of a server goes to another tool and comes back, and its calls give a plan', async () => {
  const folder = await copyOf('legacy-api', 'plans')
  expect(await runCli(folder, 'export', '--to', 'segment', '--output', 'segment')).toMatchObject({ code: 0 })
  const back = await runCli(folder, 'import', 'segment', '--to', 'back')
  expect(back).toMatchObject({ code: 0, stdout: expect.stringContaining('wrote a plan of 4 events to back') })
  const diff = await runCli(folder, 'diff', 'plan.yaml', 'back', '--json')
  expect(JSON.parse(diff.stdout)).toMatchObject({ exitCode: 0, diffs: [{ bump: 'patch' }] })

  const infer = await runCli(folder, 'infer', '--code', 'src/**', '--to', 'drafted')
  expect(infer.code).toBe(0)
  expect(await readFile(join(folder, 'drafted/events/signed-up.yaml'), 'utf8')).toContain('title: Signed Up')
})
