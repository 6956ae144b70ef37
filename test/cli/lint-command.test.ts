// `trackwright lint` as a process: what it reports, mends and exits with.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini
events:
  - title: Order Completed
    description: A customer paid.
    x-event: { call: track }
    type: object
    properties:
      total: { type: number, description: In euros., minLength: 0 } # of all items
`

const config = (lint?: object) =>
  JSON.stringify({ plan: 'plan.yaml', output: 'out', platform: 'node', ...(lint && { lint }) })

describe('trackwright lint', () => {
  it('reports what it finds with its place and frame, and ends with 0 for a warning', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    const { code, stdout, stderr } = await runCli(folder, 'lint', '--plan', 'plan.yaml')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'plan.yaml: 1 finding; --fix mends 1\n' })
    expect(
      stderr,
    ).toBe(`plan.yaml:8:54 warning TW714: "minLength" has no effect: every value satisfies it. (keyword-without-effect)
    6 |     type: object
    7 |     properties:
  > 8 |       total: { type: number, description: In euros., minLength: 0 } # of all items
      |                                                      ^
    9 |
  help: Delete it: \`trackwright lint --fix\` does. Or correct the type.

1 warning

`)
  })

  it('mends with --fix, and then finds nothing', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    expect(await runCli(folder, 'lint', '--plan', 'plan.yaml', '--fix')).toEqual({
      code: 0,
      stdout: 'plan.yaml: nothing found, 1 fixed\n',
      stderr: '',
    })
    expect(await readFile(join(folder, 'plan.yaml'), 'utf8')).toBe(PLAN.replace(', minLength: 0', ''))
  })

  it('ends with 1 for an error, and for more warnings than are allowed', async () => {
    const strict = await makeFolder({
      'plan.yaml': PLAN,
      'trackwright.config.json': config({ rules: { 'keyword-without-effect': 'error' } }),
    })
    expect((await runCli(strict, 'lint')).code).toBe(1)
    const plain = await makeFolder({ 'plan.yaml': PLAN, 'trackwright.config.json': config() })
    expect((await runCli(plain, 'lint', '--max-warnings', '0')).code).toBe(1)
    expect((await runCli(plain, 'lint', '--max-warnings', '1')).code).toBe(0)
  })

  it('gives its counts to programs', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN, 'trackwright.config.json': config() })
    const { stdout } = await runCli(folder, 'lint', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      lint: [{ plan: 'plan.yaml', errors: 0, warnings: 1, notes: 0, fixed: 0 }],
      diagnostics: [
        { code: 'TW714', severity: 'warning', location: { file: 'plan.yaml', line: 8, column: 54 } },
      ],
    })
  })

  const wrong: { name: string; lint: object; want: RegExp }[] = [
    { name: 'an unknown rule', lint: { rules: { nothing: 'off' } }, want: /TW740.*"nothing"/ },
    { name: 'an unknown level', lint: { rules: { 'personal-data': 'loud' } }, want: /TW202/ },
    { name: 'an unknown field', lint: { rule: {} }, want: /TW202/ },
  ]
  it.each(wrong)('refuses $name with exit code 2', async ({ lint, want }) => {
    const folder = await makeFolder({ 'plan.yaml': PLAN, 'trackwright.config.json': config(lint) })
    const { code, stderr } = await runCli(folder, 'lint')
    expect(code).toBe(2)
    expect(stderr).toMatch(want)
  })

  it('refuses a run without a plan, and a broken plan', async () => {
    expect(await runCli(await makeFolder(), 'lint')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('TW201'),
    })
    const broken = await makeFolder({ 'plan.yaml': 'name: [' })
    expect(await runCli(broken, 'lint', '--plan', 'plan.yaml')).toMatchObject({ code: 2, stdout: '' })
  })
})
