// Compiles TypeScript texts in one program, or by a compiler's command, and gives the messages by line.
import { execFile } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ts from 'typescript'

export const CHECKED_MODULE = fileURLToPath(new URL('../../runtime/src/checked/checked.js', import.meta.url))
export const SUSPECTS_MODULE = fileURLToPath(
  new URL('../../runtime/src/checked/suspects.js', import.meta.url),
)
export const EVALUATE_MODULE = fileURLToPath(
  new URL('../../runtime/src/checked/evaluate-rule.js', import.meta.url),
)

export const COMPILER_OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
}

/** Messages of the text by line, from 1; a message's own explanations come after it. */
export type MessagesByLine = ReadonlyMap<number, string>

export function compileText(text: string): MessagesByLine {
  const file = fileURLToPath(new URL('compiled.mts', import.meta.url))
  const options: ts.CompilerOptions = {
    ...COMPILER_OPTIONS,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (path) => path === file || fileExists(path)
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest)
  const program = ts.createProgram([file], options, host)
  const source = program.getSourceFile(file)
  const messages = new Map<number, string>()
  for (const { start, messageText } of ts.getPreEmitDiagnostics(program, source)) {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1
    messages.set(
      line + 1,
      `${messages.get(line + 1) ?? ''}${ts.flattenDiagnosticMessageText(messageText, '\n')}\n`,
    )
  }
  return messages
}

/** The same with the `tsc` of an installed package, such as `typescript-7`. */
export async function compileTextBy(compiler: string, text: string): Promise<MessagesByLine> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'trackwright-checked-')))
  const compilerOptions = { ...COMPILER_OPTIONS, target: 'es2022', module: 'nodenext' }
  writeFileSync(join(folder, 'compiled.mts'), text)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['compiled.mts'] }))
  const command = fileURLToPath(new URL(`../../node_modules/${compiler}/bin/tsc`, import.meta.url))
  const output = await promisify(execFile)(process.execPath, [
    command,
    '-p',
    folder,
    '--pretty',
    'false',
  ]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
  rmSync(folder, { recursive: true })
  return readOutput(output)
}

/** What no line of the text explains stands at line 0. */
function readOutput(output: string): MessagesByLine {
  const messages = new Map<number, string>()
  let line = 0
  for (const text of output.split('\n')) {
    const found = /compiled\.mts\((\d+),\d+\): error (.*)$/.exec(text)
    if (found !== null) line = Number(found[1])
    else if (!text.startsWith(' ')) line = 0
    const message = found?.[2] ?? text
    if (message !== '') messages.set(line, `${messages.get(line) ?? ''}${message}\n`)
  }
  return messages
}
