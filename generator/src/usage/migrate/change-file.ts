// The rewrites of one file to its new text: calls and imports together.
import { extname } from 'node:path'
import type { ts } from 'ts-morph'
import { modulePath } from '../link-program.js'
import type { ResolveImport } from '../resolve-import.js'
import { applyEdits, movePosition } from './apply-edits.js'
import { editImports, type NeededImport } from './edit-imports.js'
import { readImportStyle, specifierFor } from './import-style.js'
import type { FileChange, Rewrite } from './model.js'

export interface ChangeContext {
  readonly compilerOptions: ts.CompilerOptions
  readonly resolve: ResolveImport
  /** Files that another generator made: to load them does nothing. */
  readonly isGenerated: (path: string) => boolean
}

/** Undefined for a script, which can import nothing. */
export function changeFile(
  file: ts.SourceFile,
  rewrites: readonly Rewrite[],
  context: ChangeContext,
): FileChange | undefined {
  const style = readImportStyle(file)
  if (style === undefined) return undefined
  const { compilerOptions, resolve } = context
  const neededBy = new Map(
    rewrites.map((rewrite): [Rewrite, NeededImport] => [
      rewrite,
      {
        functionName: rewrite.target.event.functionName,
        specifier: specifierFor(file, { folder: rewrite.target.module.folder, compilerOptions }),
        isSameModule: (specifier) => resolve(specifier, file.fileName) === modulePath(rewrite.target.module),
      },
    ]),
  )
  const dropped = rewrites.flatMap((rewrite) => rewrite.dropped)
  const imports = editImports(file, [...neededBy.values()], dropped, style, (specifier) =>
    mayHaveEffects(specifier, file, context),
  )
  const placed = rewrites.map((rewrite) => {
    const needed = neededBy.get(rewrite)
    return { rewrite, edits: rewrite.edit(needed === undefined ? '' : imports.localName(needed)) }
  })
  const edits = [...imports.edits, ...placed.flatMap((each) => each.edits)]
  return {
    path: file.fileName,
    before: file.text,
    after: applyEdits(file.text, edits),
    rewrites: placed.map(({ rewrite, edits: own }) => ({
      rewrite,
      start: movePosition(
        rewrite.call.getStart(),
        edits.filter((edit) => !own.includes(edit)),
      ),
      end: movePosition(rewrite.call.end, edits),
    })),
  }
}

/** A compiler that drops unused imports of TypeScript has dropped the effect already. */
function mayHaveEffects(specifier: string, file: ts.SourceFile, context: ChangeContext): boolean {
  const isTypeScript = /^\.[cm]?tsx?$/.test(extname(file.fileName))
  if (isTypeScript && context.compilerOptions.verbatimModuleSyntax !== true) return false
  const path = context.resolve(specifier, file.fileName)
  return path !== undefined && !context.isGenerated(path)
}
