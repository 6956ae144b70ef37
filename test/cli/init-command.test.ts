// `trackwright init` as a process, and that what it writes generates.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

describe('trackwright init', () => {
  it('with --yes writes a config and a plan that generate, and in which lint finds nothing', async () => {
    const folder = await makeFolder()
    const init = await runCli(folder, 'init', '--yes')
    expect(init).toEqual({
      code: 0,
      stdout: [
        'wrote trackwright.config.json',
        'wrote tracking-plan/plan.yaml',
        'wrote tracking-plan/events/order-completed.yaml',
        'wrote tracking-plan/users/identify.yaml',
        '',
        'Next: npx trackwright generate',
        '',
      ].join('\n'),
      stderr: '',
    })
    expect(JSON.parse(await readFile(join(folder, 'trackwright.config.json'), 'utf8'))).toEqual({
      $schema: './node_modules/trackwright/dist/schemas/config.schema.json',
      plan: 'tracking-plan',
      output: 'analytics',
      platform: 'node',
    })
    const generated = await runCli(folder, 'generate')
    expect({ code: generated.code, stderr: generated.stderr }).toEqual({ code: 0, stderr: '' })
    const declarations = await readFile(join(folder, 'analytics/index.d.ts'), 'utf8')
    expect(declarations).toContain('export declare function trackOrderCompleted')
    expect(declarations).toContain('export declare function identify')
    const lint = await runCli(folder, 'lint')
    expect(lint).toEqual({ code: 0, stdout: 'tracking-plan: nothing found\n', stderr: '' })
  })

  const guesses: { name: string; files: Record<string, string>; want: object }[] = [
    {
      name: 'a browser',
      files: { 'package.json': '{"dependencies":{"react":"19"}}' },
      want: { platform: 'browser' },
    },
    { name: 'a src folder', files: { 'src/index.ts': '' }, want: { output: 'src/analytics' } },
    {
      name: 'a build by tsc',
      files: { 'tsconfig.json': '{"compilerOptions":{"outDir":"dist"}}' },
      want: { language: 'typescript' },
    },
  ]

  it.each(guesses)('sees $name', async ({ files, want }) => {
    const folder = await makeFolder(files)
    await runCli(folder, 'init', '--yes')
    expect(JSON.parse(await readFile(join(folder, 'trackwright.config.json'), 'utf8'))).toMatchObject(want)
  })

  it('overwrites nothing', async () => {
    const folder = await makeFolder({
      'trackwright.config.mjs': 'export default {}',
      'tracking-plan/plan.yaml': 'name: Mine\n',
    })
    const { code, stderr } = await runCli(folder, 'init', '--yes')
    expect(code).toBe(2)
    expect(stderr).toContain('There is a trackwright.config.mjs here already')
    const other = await makeFolder({ 'tracking-plan/plan.yaml': 'name: Mine\n' })
    expect((await runCli(other, 'init', '--yes')).stdout).toBe(
      'wrote trackwright.config.json\n\nNext: npx trackwright generate\n',
    )
    expect(await readFile(join(other, 'tracking-plan/plan.yaml'), 'utf8')).toBe('name: Mine\n')
  })
})
