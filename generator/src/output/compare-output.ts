// What of the output differs from what lies on the disk. Reads only; write-output.ts writes.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GENERATED_FILE_NAMES, isGenerated, VALIDATORS_FOLDER } from '../emit/generated-files.js'
import type { OutputFile } from '../emit/model.js'
import { LOCK_FILE_NAME } from './lock-file.js'

export interface OutputDifference {
  readonly path: string
  /** `foreign`: a file that trackwright did not write stands in the way. `left over`: an earlier output had it. */
  readonly kind: 'missing' | 'changed' | 'foreign' | 'left over'
}

export async function compareOutput(
  folder: string,
  files: readonly OutputFile[],
): Promise<OutputDifference[]> {
  const wanted = new Map(files.map((file) => [file.path, file.content]))
  const validators = await readValidatorNames(folder)
  const names = [...new Set([...wanted.keys(), ...GENERATED_FILE_NAMES, ...validators])].sort()
  const differences = await Promise.all(names.map((path) => compareFile(folder, path, wanted.get(path))))
  return differences.filter((difference) => difference !== undefined)
}

async function readValidatorNames(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, VALIDATORS_FOLDER))
    return names.filter((name) => /\.[jt]s$/.test(name)).map((name) => `${VALIDATORS_FOLDER}/${name}`)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function compareFile(
  folder: string,
  path: string,
  want: string | undefined,
): Promise<OutputDifference | undefined> {
  const have = await readIfThere(join(folder, path))
  if (have === want) return undefined
  if (have === undefined) return { path, kind: 'missing' }
  const isOurs = path === LOCK_FILE_NAME || isGenerated(have)
  if (want === undefined) return isOurs ? { path, kind: 'left over' } : undefined
  return { path, kind: isOurs ? 'changed' : 'foreign' }
}

/** The text of a file, or undefined where there is none. Line ends are compared as LF: git may have changed them. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
