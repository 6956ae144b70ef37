// The compiler options of a program, for finding modules; and, where it is asked for, the files of the program.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { ts } from 'ts-morph'

export interface Tsconfig {
  readonly options: ts.CompilerOptions
  /** Absolute; empty unless they were asked for. */
  readonly fileNames: readonly string[]
  /** What is wrong with the file, in a sentence. */
  readonly problem?: string
}

/** JavaScript counts as a part of a program, and a program without a tsconfig resolves as a bundler does. */
const WITHOUT: ts.CompilerOptions = {
  allowJs: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  jsx: ts.JsxEmit.Preserve,
}

/** @param path undefined for a program that has none; @param withFiles lists the program's files too, which costs time */
export function readTsconfig(path: string | undefined, withFiles = false): Tsconfig {
  if (path === undefined || !existsSync(path)) return { options: WITHOUT, fileNames: [] }
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile)
  if (error !== undefined) return { options: WITHOUT, fileNames: [], problem: textOf(error) }
  const host = withFiles ? ts.sys : { ...ts.sys, readDirectory: () => [] }
  const parsed = ts.parseJsonConfigFileContent(config, host, dirname(path), undefined, path)
  return { options: parsed.options, fileNames: parsed.fileNames }
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, ' ')
}
