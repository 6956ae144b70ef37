// Where a program refers to the generated functions, found by the compiler: through aliases, re-exports and wrappers alike.
import { join } from 'node:path'
import { type FunctionDeclaration, Node, Project, type SourceFile } from 'ts-morph'
import type { SourceLocation } from '../diagnostics/model.js'

export interface FindCallsOptions {
  /** The program: its tsconfig.json. */
  readonly tsconfigPath: string
  /** The folder of the generated code. */
  readonly outputFolder: string
}

/**
 * Every place outside the generated code that calls a generated function or passes it on, by function name.
 * A function that the program never mentions is missing from the map. Places have absolute paths.
 * @throws Error when the tsconfig cannot be read
 */
export function findCalls(options: FindCallsOptions): Map<string, SourceLocation[]> {
  const project = new Project({ tsConfigFilePath: options.tsconfigPath })
  project.resolveSourceFileDependencies()
  const modules = ['index.d.ts', 'index.ts'].map((name) =>
    project.getSourceFile(join(options.outputFolder, name)),
  )
  const functions = modules.flatMap((module) => module?.getFunctions() ?? [])
  const calls = new Map<string, SourceLocation[]>()
  for (const each of functions) {
    const places = findUses(each)
    if (places.length > 0) calls.set(each.getName() ?? '', places)
  }
  return calls
}

function findUses(declaration: FunctionDeclaration): SourceLocation[] {
  const own = declaration.getSourceFile()
  return declaration
    .findReferencesAsNodes()
    .filter((node) => node.getSourceFile() !== own && !isMention(node))
    .map((node) => locate(node.getSourceFile(), node.getStart()))
}

/** An import or a re-export alone uses nothing. */
function isMention(node: Node): boolean {
  return node.getAncestors().some((each) => Node.isImportDeclaration(each) || Node.isExportDeclaration(each))
}

function locate(file: SourceFile, position: number): SourceLocation {
  return { file: file.getFilePath(), ...file.getLineAndColumnAtPos(position) }
}
