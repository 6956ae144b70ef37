// `trackwright init`: a config and a first plan. Overwrites nothing, and asks only what it cannot know.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { TargetConfig } from '../config/define-config.js'
import { CONFIG_FILE_NAMES } from '../config/load-config.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { configFile, firstPlan, type TextFile } from './init-templates.js'
import { type ExitCode, reportDiagnostics, type Terminal } from './terminal.js'

export interface InitFlags {
  /** Ask nothing. */
  readonly yes?: boolean
}

export async function initCommand(flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const existing = CONFIG_FILE_NAMES.find((name) => existsSync(join(terminal.folder, name)))
  if (existing !== undefined) {
    const message = `There is a ${existing} here already, so nothing was written.`
    reportDiagnostics(terminal, [createDiagnostic('TW204', { message })])
    return 2
  }
  const guess = await guessTarget(terminal.folder)
  const target = flags.yes || !terminal.interactive ? guess : await askForTarget(guess)
  if (target === undefined) return 2
  const plan = existsSync(join(terminal.folder, target.plan)) ? [] : firstPlan(target.plan)
  const files = [configFile(target, isTypeScriptConfig(terminal.folder)), ...plan]
  for (const file of files) await writeNewFile(terminal, file)
  terminal.print('\nNext: npx trackwright generate')
  return 0
}

/** What a person would most likely answer, from what lies in the folder. */
async function guessTarget(folder: string): Promise<TargetConfig> {
  const manifest = await readText(join(folder, 'package.json'))
  const tsconfig = await readText(join(folder, 'tsconfig.json'))
  const isBrowser = /"(react|vue|svelte|vite|next|@angular\/core|solid-js|preact)"\s*:/.test(manifest)
  // tsc does not copy .js and .d.ts files to its outDir, so such a project wants a source that it compiles itself.
  const isCompiledByTsc = /"outDir"\s*:/.test(tsconfig) && !/"noEmit"\s*:\s*true/.test(tsconfig)
  return {
    plan: 'tracking-plan',
    output: existsSync(join(folder, 'src')) ? 'src/analytics' : 'analytics',
    platform: isBrowser ? 'browser' : 'node',
    ...(isCompiledByTsc ? { language: 'typescript' as const } : {}),
  }
}

async function askForTarget(guess: TargetConfig): Promise<TargetConfig | undefined> {
  const { group, select, text } = await import('@clack/prompts')
  let isCancelled = false
  const answers = await group(
    {
      plan: () =>
        text({
          message:
            'Where is the tracking plan? (a folder or file; a first one is written if it is not there)',
          initialValue: guess.plan,
        }),
      output: () =>
        text({
          message: 'Where does the generated code go?',
          initialValue: guess.output,
        }),
      platform: () =>
        select({
          message: 'Where does it run?',
          initialValue: guess.platform,
          options: [
            {
              value: 'node' as const,
              label: 'On a server',
              hint: 'every call says which user it is about',
            },
            {
              value: 'browser' as const,
              label: 'In a browser',
              hint: 'the client remembers the user',
            },
          ],
        }),
    },
    {
      onCancel: () => {
        isCancelled = true
      },
    },
  )
  return isCancelled ? undefined : { ...guess, ...answers }
}

/** A TypeScript config imports `defineConfig`, which is there only where trackwright is installed. */
function isTypeScriptConfig(folder: string): boolean {
  if (!existsSync(join(folder, 'tsconfig.json'))) return false
  try {
    createRequire(join(folder, 'package.json')).resolve('trackwright/package.json')
    return true
  } catch {
    return false
  }
}

async function writeNewFile(terminal: Terminal, file: TextFile): Promise<void> {
  const path = join(terminal.folder, file.path)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, file.content, { flag: 'wx' })
  terminal.print(`wrote ${relative(terminal.folder, path)}`)
}

async function readText(path: string): Promise<string> {
  return existsSync(path) ? readFile(path, 'utf8') : ''
}
