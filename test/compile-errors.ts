// What the compiler says of a whole project.
import { join } from 'node:path'
import ts from 'typescript'

/** Errors of the project, as its own tsconfig asks, by the compiler that users have. */
export function compileErrors(project: string): string[] {
  const { config } = ts.readConfigFile(join(project, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, project)
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, options))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}
