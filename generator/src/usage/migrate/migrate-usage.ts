// The road of a migration: old calls are found, rewritten, and checked by the compiler until every file compiles as before.
import type { ts } from 'ts-morph'
import { lookThrough } from '../look-through.js'
import type { GeneratedModule, SourceText } from '../model.js'
import { indexPlans } from '../plan-index.js'
import { readEventName } from '../raw-event-name.js'
import { readTsconfig } from '../read-tsconfig.js'
import type { ResolveImport } from '../resolve-import.js'
import { listAmbientFiles } from './ambient-files.js'
import type { ProgramPlatform } from './call-shape.js'
import { type ChangeContext, changeFile } from './change-file.js'
import { checkChanges } from './check-changes.js'
import { findPeerCalls } from './find-peer-calls.js'
import type { FileChange, OldCall, Rewrite, Todo } from './model.js'
import { type Compiler, openCompiler } from './open-compiler.js'
import { findPeerModules, type PeerModule } from './peer-modules.js'
import { rewriteCall } from './rewrite-call.js'

export interface MigrateOptions {
  readonly sources: readonly SourceText[]
  /** Their code has to be there, as the plan gives it: calls are checked against it. */
  readonly modules: readonly GeneratedModule[]
  readonly platformOf: (module: GeneratedModule) => ProgramPlatform
  readonly tsconfigPath?: string | undefined
}

export interface Migration {
  /** By path; only files that change. */
  readonly changes: readonly FileChange[]
  /** In the order of the files and of the places in them. */
  readonly todos: readonly Todo[]
}

/** Writes nothing, and reads nothing but what the compiler needs. */
export function migrateUsage(options: MigrateOptions): Migration {
  const { sources, modules, platformOf, tsconfigPath } = options
  const peers = findPeerModules(sources)
  const { oldCalls, resolve } = findOldCalls(options, peers)
  const index = indexPlans(modules)
  const judged = oldCalls.map((old) => rewriteCall(old, { index, platformOf }))
  const rewrites = judged.filter((each): each is Rewrite => 'call' in each)
  const todos = judged.filter((each): each is Todo => 'reason' in each)
  const { options: compilerOptions } = readTsconfig(tsconfigPath)
  const context = { compilerOptions, resolve, isGenerated: (path: string) => peers.has(path) }
  const compiler = openCompiler({ tsconfigPath, compilerOptions, ambient: listAmbientFiles(tsconfigPath) })
  const settled = settle(rewrites, context, compiler)
  return { changes: settled.changes, todos: sortTodos([...todos, ...settled.todos]) }
}

function findOldCalls(
  { sources, modules, tsconfigPath }: MigrateOptions,
  peers: ReadonlyMap<string, PeerModule>,
): { oldCalls: OldCall[]; resolve: ResolveImport } {
  const own = sources.filter(({ path }) => !peers.has(path))
  const peerOf = (path: string, resolve: ResolveImport) => (specifier: string) =>
    peers.get(resolve(specifier, path) ?? '')
  const importers = (resolve: ResolveImport) =>
    own.filter(({ path, specifiers }) => specifiers.some((each) => peerOf(path, resolve)(each) !== undefined))
  const { rawCalls, resolve, open } = lookThrough({
    sources,
    modules,
    tsconfigPath,
    others: (given) => new Set(importers(given).map(({ path }) => path)),
  })
  const ofPeers = importers(resolve).flatMap(({ path }) => {
    const file = open(path)
    return file === undefined ? [] : findPeerCalls(file, peerOf(path, resolve))
  })
  const raw = rawCalls.filter(({ node }) => !peers.has(node.compilerNode.getSourceFile().fileName))
  return { oldCalls: [...raw.map((each) => ({ raw: each, name: readEventName(each) })), ...ofPeers], resolve }
}

/** A round drops what does not compile; as each drops at least one rewrite or ends, there is an end. */
function settle(rewrites: readonly Rewrite[], context: ChangeContext, compiler: Compiler): Migration {
  const todos: Todo[] = []
  let left = rewrites
  for (;;) {
    const changes = changeFiles(left, context, todos)
    if (changes.length === 0) return { changes, todos }
    const refusals = checkChanges(changes, compiler)
    if (refusals.length === 0) return { changes, todos }
    todos.push(...refusals.map(({ kind, reason, rewrite }) => ({ kind, reason, location: rewrite.location })))
    const refused = new Set(refusals.map(({ rewrite }) => rewrite))
    left = changes
      .flatMap((change) => change.rewrites.map((each) => each.rewrite))
      .filter((each) => !refused.has(each))
  }
}

function changeFiles(rewrites: readonly Rewrite[], context: ChangeContext, todos: Todo[]): FileChange[] {
  const byFile = new Map<ts.SourceFile, Rewrite[]>()
  for (const rewrite of rewrites) {
    const file = rewrite.call.getSourceFile()
    byFile.set(file, [...(byFile.get(file) ?? []), rewrite])
  }
  return [...byFile].flatMap(([file, own]) => {
    const change = changeFile(file, own, context)
    if (change !== undefined) return [change]
    const reason = 'Its file is a script, which cannot import.'
    todos.push(...own.map(({ location }) => ({ kind: 'no-counterpart' as const, reason, location })))
    return []
  })
}

function sortTodos(todos: readonly Todo[]): Todo[] {
  return [...todos].sort(({ location: one }, { location: other }) =>
    one.file === other.file
      ? one.line - other.line || one.column - other.column
      : one.file < other.file
        ? -1
        : 1,
  )
}
