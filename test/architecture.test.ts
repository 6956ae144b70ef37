// Holds the rules of CONTRIBUTING.md: who may import whom, who owns which library, sizes, names, and that ARCHITECTURE.md tells the truth.
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSources, repositoryRoot, type SourceFile } from './architecture/source-files.js'

const generator = readSources('generator')
const runtime = readSources('runtime')
const everything = [...generator, ...runtime]

/** What the files of a folder may import, besides their own folder: a folder, or single files of one. */
const ALLOWED_IMPORTS: Record<string, string[]> = {
  'generator/src/diagnostics': [],
  'generator/src/encoding': [],
  'generator/src/regex': [],
  'generator/src/memory': ['plan/model.ts', 'plan/json-value.ts'],
  'generator/src/plan': ['diagnostics', 'memory', 'regex'],
  'generator/src/plan-writing': [
    'plan/model.ts',
    'plan/draft.ts',
    'plan/json-pointer.ts',
    'plan/json-value.ts',
    'plan/plan-uri.ts',
    'plan/resolve-ref.ts',
    'plan/walk-schema.ts',
    'plan/formats/plan-format.ts',
  ],
  'generator/src/naming': ['diagnostics', 'memory', 'plan/model.ts'],
  'generator/src/typing': [
    'diagnostics',
    'encoding',
    'memory',
    'regex',
    'plan/model.ts',
    'plan/reference-base.ts',
    'naming/model.ts',
    'naming/identifier.ts',
  ],
  'generator/src/validation': ['encoding', 'memory', 'plan/model.ts', 'naming/model.ts', 'typing/resolve'],
  'generator/src/emit': [
    'encoding',
    'memory',
    'plan/model.ts',
    'naming/model.ts',
    'typing/model.ts',
    'validation/model.ts',
  ],
  'generator/src/output': [
    'diagnostics',
    'encoding',
    'memory',
    'plan/model.ts',
    'naming/model.ts',
    'emit/model.ts',
    'emit/output-file.ts',
    'emit/generated-files.ts',
  ],
  'generator/src/inspector': ['diagnostics/count-of.ts', 'plan/model.ts'],
  'generator/src/targets': [
    'diagnostics',
    'config',
    'plan/read-complete-plan.ts',
    'plan/read-plan.ts',
    'plan/read-text.ts',
    'plan/model.ts',
    'emit/model.ts',
    'output',
    'generate.ts',
  ],
  'generator/src/plugins': [
    'diagnostics',
    'config',
    'plan/read-plan.ts',
    'targets',
    'create-generate-session.ts',
  ],
  'generator/src/inference': [
    'diagnostics',
    'plan/model.ts',
    'plan/json-pointer.ts',
    'plan/json-value.ts',
    'plan/parse-document.ts',
    'plan/plan-uri.ts',
    'plan-writing',
    'inspector/event-name.ts',
    'inspector/payload-of.ts',
  ],
  'generator/src/export': [
    'diagnostics',
    'plan/model.ts',
    'plan/draft.ts',
    'plan/json-pointer.ts',
    'plan/json-value.ts',
    'plan/plan-uri.ts',
    'plan/resolve-ref.ts',
    'plan/walk-schema.ts',
    'plan/formats/plan-format.ts',
    'plan-writing',
  ],
  'generator/src/pull': ['diagnostics', 'plan/model.ts', 'plan/json-value.ts'],
  'generator/src/eslint': ['usage/known-sdks.ts'],
  'generator/src/usage': [
    'diagnostics',
    'plan/model.ts',
    'plan/json-pointer.ts',
    'plan/nearest-word.ts',
    'naming/model.ts',
    'inference/model.ts',
    'inference/draft-plan.ts',
  ],
  'generator/src/compare': [
    'diagnostics',
    'plan',
    'typing/resolve',
    'typing/read/name-set.ts',
    'regex/parse-regex.ts',
    'typing/rules/build-automaton.ts',
    'typing/rules/format-patterns.ts',
    'inspector/ajv-for-draft.ts',
  ],
  'generator/src/lint': ['diagnostics', 'plan', 'typing/resolve', 'config/define-config.ts'],
  'generator/src/config': [
    'diagnostics',
    'emit/model.ts',
    'validation/model.ts',
    'plan/model.ts',
    'plan/meta-validators.ts',
    'plan/describe-violations.ts',
  ],
}

/** The only folder or file that may import a library. */
const LIBRARY_OWNERS: Record<string, string> = {
  ajv: 'generator/src/(plan|inspector)/',
  'ajv-formats': 'generator/src/inspector/',
  'ajv-draft-04': 'generator/src/(plan|inspector)/',
  'json-schema-to-typescript': 'generator/src/typing/',
  'ts-morph': 'generator/src/usage/',
  tinyglobby: 'generator/src/usage/',
  yaml: 'generator/src/plan(-writing)?/',
  '@humanwhocodes/momoa': 'generator/src/plan/',
  '@babel/code-frame': 'generator/src/diagnostics/',
  commander: 'generator/src/cli/',
  '@bomb.sh/tab': 'generator/src/cli/',
  diff: 'generator/src/output/',
  unplugin: 'generator/src/plugins/',
  vite: 'generator/src/plugins/',
  rollup: 'generator/src/plugins/',
  rolldown: 'generator/src/plugins/',
  webpack: 'generator/src/plugins/',
  '@rspack/core': 'generator/src/plugins/',
  esbuild: 'generator/src/plugins/',
  '@clack/prompts': 'generator/src/commands/',
  jiti: 'generator/src/config/',
  picocolors: 'generator/src/(cli/|diagnostics/|inspector/|commands/)',
  '@trackwright/runtime': 'generator/src/emit/runtime-symbols.ts',
  ky: '(runtime/src/core/ky-transport.ts|generator/src/pull/request-json.ts)',
}

const FORBIDDEN_FOLDERS = /\/(utils|helpers|common|shared|lib|services)\//
const MAX_FILE_LINES = 400
const MAX_FUNCTION_LINES = 80

function complaints(rule: (file: SourceFile) => (string | undefined)[]): string[] {
  return everything.flatMap((file) =>
    rule(file)
      .filter((complaint) => complaint !== undefined)
      .map((text) => `${file.path}: ${text}`),
  )
}

/** The sources of what the packages export. */
function publishedFiles(): string[] {
  return ['generator', 'runtime'].flatMap((name) => {
    const manifest = JSON.parse(readFileSync(join(repositoryRoot, name, 'package.json'), 'utf8'))
    const targets = Object.values(manifest.exports as Record<string, string | { types: string }>)
    return targets
      .map((target) => (typeof target === 'string' ? target : target.types))
      .filter((target) => target.endsWith('.d.ts'))
      .map((target) => `${name}/${target.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts')}`)
  })
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

describe('architecture', () => {
  it('lets a stage see an earlier one only through its model', () => {
    const found = complaints((file) => {
      const folder = Object.keys(ALLOWED_IMPORTS).find((each) => file.path.startsWith(`${each}/`))
      if (folder === undefined) return []
      const allowed = [folder, ...(ALLOWED_IMPORTS[folder] ?? []).map((each) => `generator/src/${each}`)]
      const isAllowed = (path: string) => allowed.some((each) => path === each || path.startsWith(`${each}/`))
      return file.imports.filter((path) => !isAllowed(path)).map((path) => `imports ${path}`)
    })
    expect(found).toEqual([])
  })

  it('has a rule for every folder of the generator but the ones that put the stages together', () => {
    const folders = new Set(generator.map((file) => file.path.split('/').slice(0, 3).join('/')))
    const free = [
      'generator/src/cli',
      'generator/src/create-generate-session.ts',
      'generator/src/generate.ts',
      'generator/src/index.ts',
      'generator/src/commands',
    ]
    expect([...folders].sort()).toEqual(
      [...Object.keys(ALLOWED_IMPORTS), ...free].filter((each) => folders.has(each)).sort(),
    )
  })

  it('keeps the runtime core free of platforms, and platforms of each other', () => {
    const found = complaints((file) => {
      const [, platform] = /^runtime\/src\/(core|node|browser|edge)\//.exec(file.path) ?? []
      if (platform === undefined) return []
      const foreign = file.imports.filter(
        (path) => !path.startsWith('runtime/src/core/') && !path.startsWith(`runtime/src/${platform}/`),
      )
      const nodeModules = platform === 'node' ? [] : file.libraries.filter((name) => name.startsWith('node:'))
      return [...foreign, ...nodeModules].map((path) => `imports ${path}`)
    })
    expect(found).toEqual([])
  })

  it('gives every library one owner', () => {
    const found = complaints((file) =>
      file.libraries.map((library) => {
        if (library.startsWith('node:')) return undefined
        const name = library.split('/', library.startsWith('@') ? 2 : 1).join('/')
        const owner = LIBRARY_OWNERS[name]
        if (owner === undefined) return `imports ${name}, which has no owner`
        return new RegExp(`^${owner}`).test(file.path)
          ? undefined
          : `imports ${name}, which belongs to ${owner}`
      }),
    )
    expect(found).toEqual([])
  })

  it('has no import cycle, type-only ones included', () => {
    expect(findCycles(everything)).toEqual([])
  })

  it('keeps files and functions small', () => {
    const found = complaints((file) => [
      file.lineCount > MAX_FILE_LINES ? `${file.lineCount} lines` : undefined,
      ...file.functions
        .filter((each) => each.lineCount > MAX_FUNCTION_LINES)
        .map((each) => `function ${each.name} has ${each.lineCount} lines`),
    ])
    expect(found).toEqual([])
    expect(median(everything.map((file) => file.lineCount))).toBeLessThan(120)
    expect(median(everything.flatMap((file) => file.functions.map((each) => each.lineCount)))).toBeLessThan(
      13,
    )
  })

  it('names files and folders so that they can be guessed', () => {
    const found = complaints((file) => [
      /^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(basename(file.path)) ? undefined : 'is not kebab-case',
      FORBIDDEN_FOLDERS.test(file.path) ? 'lies in a folder that says nothing' : undefined,
    ])
    expect(found).toEqual([])
  })

  it('opens every file with what it owns', () => {
    const found = complaints((file) => [
      /^(#!.*\n)?\/\/ \S/.test(file.text) ? undefined : 'does not open with a comment',
    ])
    expect(found).toEqual([])
  })

  it('has index.ts only as an entry of a package, imported by nobody inside', () => {
    const entries = everything.filter((file) => basename(file.path) === 'index.ts').map((file) => file.path)
    const published = publishedFiles().filter((path) => path.endsWith('/index.ts'))
    expect(entries.sort()).toEqual(published.sort())
    expect(
      complaints((file) =>
        file.imports.filter((path) => entries.includes(path)).map((path) => `imports ${path}`),
      ),
    ).toEqual([])
  })

  it('has no file that nothing published leads to, but types of every format and what the suites measure', () => {
    const reached = new Set<string>()
    const visit = (path: string): void => {
      if (reached.has(path)) return
      reached.add(path)
      everything.find((file) => file.path === path)?.imports.forEach(visit)
    }
    for (const path of [...publishedFiles(), 'generator/src/cli/main.ts']) visit(path)
    const others = everything.map((file) => file.path).filter((path) => !reached.has(path))
    expect(others.filter((path) => !path.startsWith('generator/src/plan/formats/documents/'))).toEqual([
      'generator/src/typing/type-schema.ts',
    ])
  })

  it('describes in ARCHITECTURE.md the stages that generate.ts runs, in order', () => {
    const code = readFileSync(join(repositoryRoot, 'generator/src/generate.ts'), 'utf8')
    const body = code.slice(code.indexOf('export async function runStages'))
    const stages = [...body.matchAll(/\b(\w+)\(/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => /^(load|name|type|emit)Plan$/.test(name))
    const page = readFileSync(join(repositoryRoot, 'ARCHITECTURE.md'), 'utf8')
    const described = [...page.matchAll(/`(\w+Plan)\(/g)].map((match) => match[1])
    expect(stages).toEqual(['loadPlan', 'namePlan', 'typePlan', 'emitPlan'])
    expect(described).toEqual(stages)
  })

  it('describes in ARCHITECTURE.md every folder of the sources', () => {
    const page = readFileSync(join(repositoryRoot, 'ARCHITECTURE.md'), 'utf8')
    const folders = new Set(everything.map((file) => dirname(file.path)))
    const missing = [...folders].filter(
      (folder) => !page.includes(folder.replace(/^(generator|runtime)\/src\/?/, '') || 'src'),
    )
    expect(missing).toEqual([])
  })
})

function findCycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const next of byPath.get(path)?.imports ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const file of files) visit(file.path, [])
  return cycles
}
