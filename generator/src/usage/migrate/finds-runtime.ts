// Whether the compiler finds the runtime from generated code. Without it every call would pass, as its types are any.
import { ts } from 'ts-morph'
import { readTsconfig } from '../read-tsconfig.js'

/** @param folder of the generated code, absolute */
export function findsRuntime(folder: string, tsconfigPath: string | undefined): boolean {
  const { options } = readTsconfig(tsconfigPath)
  const from = `${folder.replaceAll('\\', '/')}/index.d.ts`
  const mode = ts.ModuleKind.ESNext
  const found = ts.resolveModuleName(
    '@trackwright/runtime/codegen',
    from,
    options,
    ts.sys,
    undefined,
    undefined,
    mode,
  )
  return found.resolvedModule !== undefined
}
