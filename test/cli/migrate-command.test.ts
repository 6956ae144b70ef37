// `trackwright migrate` as a process: what it shows, what it writes, and when it refuses.
import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../plans.js'
import { makeFolder, runCli } from './run-cli.js'

const RAW = `analytics.track('Order Completed', {})
analytics.track('Order Complete', {})
export {}
`

const PROJECT = {
  'plan.yaml': `name: Mini\nevents:\n  - { title: Order Completed, x-event: {}, type: object }\n`,
  'trackwright.config.json': '{ "plan": "plan.yaml", "output": "src/analytics", "platform": "browser" }',
  'tsconfig.json':
    '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "types": [] }, "include": ["src"] }',
  'src/globals.d.ts': 'declare const analytics: { track(name: string, properties: object): void }',
  'src/app.ts': RAW,
}

const DIFF = `--- a/src/app.ts
+++ b/src/app.ts
@@ -1,3 +1,5 @@
-analytics.track('Order Completed', {})
+import { trackOrderCompleted } from './analytics'
+
+trackOrderCompleted({})
 analytics.track('Order Complete', {})
 export {}
`

async function generated(): Promise<string> {
  const folder = await makeFolder(PROJECT)
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
  await runCli(folder, 'generate')
  return folder
}

describe('trackwright migrate', () => {
  it('shows a diff and writes nothing with --dry-run, then writes what it showed', async () => {
    const folder = await generated()
    const dry = await runCli(folder, 'migrate', 'src/**', '--dry-run')
    expect(dry.code).toBe(1)
    expect(dry.stdout).toBe(
      `${DIFF}1 call would be rewritten in 1 file, 1 left to be done by hand.\n` +
        'Nothing gives the generated code its client yet: call setClient where the SDK was set up.\n',
    )
    expect(dry.stderr).toContain('src/app.ts:2:1 warning TW920: track "Order Complete" is in no plan.')
    expect(await readFile(join(folder, 'src/app.ts'), 'utf8')).toBe(RAW)

    const { code, stdout } = await runCli(folder, 'migrate', 'src/**', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      files: ['src/app.ts'],
      rewritten: [{ file: 'src/app.ts', line: 1, column: 1, function: 'trackOrderCompleted' }],
      todo: [{ file: 'src/app.ts', line: 2, column: 1, kind: 'unknown-event' }],
      diagnostics: [{ code: 'TW920' }],
    })
    expect(await readFile(join(folder, 'src/app.ts'), 'utf8')).toBe(
      RAW.replace(
        `analytics.track('Order Completed', {})`,
        `import { trackOrderCompleted } from './analytics'\n\ntrackOrderCompleted({})`,
      ),
    )
  })

  it('refuses without code to check against, or without the runtime that its types come from', async () => {
    const folder = await makeFolder(PROJECT)
    const without = await runCli(folder, 'migrate')
    expect(without.code).toBe(2)
    expect(without.stderr).toContain('error TW910: src/analytics is not what the plan gives.')
    await runCli(folder, 'generate')
    const alone = await runCli(folder, 'migrate')
    expect(alone.code).toBe(2)
    expect(alone.stderr).toContain('error TW911: src/analytics does not find @trackwright/runtime/codegen.')
  })
})
