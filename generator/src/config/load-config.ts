// Finds, loads and checks trackwright.config.*. Flags of the command line are merged in resolve-targets.ts.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import type { Config, ProgramConfig, TargetConfig } from './define-config.js'
import { validateConfig } from './validate-config.js'

export const CONFIG_FILE_NAMES = [
  'trackwright.config.ts',
  'trackwright.config.js',
  'trackwright.config.mjs',
  'trackwright.config.json',
] as const

export interface LoadedConfig {
  readonly path: string
  /** With absolute paths. */
  readonly targets: readonly TargetConfig[]
  readonly program: ProgramConfig
}

export interface LoadConfigResult {
  /** Undefined where there is none, or where it is broken. */
  readonly config?: LoadedConfig
  readonly diagnostics: readonly Diagnostic[]
}

/** `path` as given by `--config`, else the first of the usual names in `folder`. */
export async function loadConfig(folder: string, path?: string): Promise<LoadConfigResult> {
  const found = path === undefined ? findConfig(folder) : resolve(folder, path)
  if (found === undefined) return { diagnostics: [] }
  const problem = (message: string) => ({
    diagnostics: [
      createDiagnostic('TW202', {
        message,
        location: { file: found, line: 1, column: 1 },
      }),
    ],
  })
  if (!existsSync(found)) return problem('There is no such config file.')
  try {
    const checked = validateConfig(await importConfig(found))
    if ('problem' in checked) return problem(checked.problem)
    return { config: { path: found, ...splitConfig(checked.config, dirname(found)) }, diagnostics: [] }
  } catch (error) {
    return problem(`The config file does not load: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function findConfig(folder: string): string | undefined {
  return CONFIG_FILE_NAMES.map((name) => join(folder, name)).find((path) => existsSync(path))
}

async function importConfig(path: string): Promise<unknown> {
  if (extname(path) === '.json') return JSON.parse(await readFile(path, 'utf8'))
  if (extname(path) !== '.ts') return defaultExport(await import(pathToFileURL(path).href))
  // Node before 22.18 cannot import TypeScript itself.
  const { createJiti } = await import('jiti')
  return createJiti(import.meta.url, { moduleCache: false }).import(path, {
    default: true,
  })
}

function defaultExport(module: { default?: unknown }): unknown {
  return module.default
}

function splitConfig(config: Config, folder: string): Omit<LoadedConfig, 'path'> {
  const { audit, ...rest } = config
  const targets = 'plans' in rest ? rest.plans : [rest]
  return {
    targets: targets.map((target) => absoluteTarget(folder, target)),
    program: audit === undefined ? {} : { audit },
  }
}

function absoluteTarget(folder: string, target: TargetConfig): TargetConfig {
  return {
    ...target,
    plan: resolve(folder, target.plan),
    output: resolve(folder, target.output),
  }
}
