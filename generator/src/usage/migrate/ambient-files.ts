// Which files of a program can change what a name means in files that do not import them: those count in every check.
import { readFileSync } from 'node:fs'
import { readTsconfig } from '../read-tsconfig.js'

/** Declaration files, scripts, and modules that add to the global scope or to other modules. */
export function listAmbientFiles(tsconfigPath: string | undefined): string[] {
  const { fileNames } = readTsconfig(tsconfigPath, true)
  return fileNames.filter((path) => /\.d\.[cm]?ts$/.test(path) || isAmbient(readFileSync(path, 'utf8')))
}

function isAmbient(text: string): boolean {
  return /\bdeclare\s+(global|module)\b/.test(text) || !/^\s*(import|export)\b/m.test(text)
}
