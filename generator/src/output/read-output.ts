// The files of an output folder as they are on the disk. Which of them should be there is for compare-output.ts.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { GENERATED_FILE_NAMES, isGenerated, VALIDATORS_FOLDER } from '../emit/generated-files.js'
import { type KnownTexts, readText } from './known-texts.js'
import { LOCK_FILE_NAME } from './lock-file.js'

/**
 * The text of every file that is there and has a name that an output's can have, in pieces, by path, whoever wrote it.
 */
export async function readOutput(
  folder: string,
  known?: KnownTexts,
): Promise<Map<string, readonly string[]>> {
  const names = await listOutput(folder)
  const texts = await Promise.all(names.map((name) => readPieces(join(folder, name), known)))
  const there = names.flatMap((name, index): [string, readonly string[]][] => {
    const text = texts[index]
    return text === undefined ? [] : [[name, text]]
  })
  return new Map(there)
}

/** The names that an output's files can have, sorted; of those that have none of their own, the ones that are there. */
export async function listOutput(folder: string): Promise<string[]> {
  return [...GENERATED_FILE_NAMES, LOCK_FILE_NAME, ...(await readValidatorNames(folder))].sort()
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

/** The text of a file, or undefined where there is none. */
export async function readIfThere(path: string, known?: KnownTexts): Promise<string | undefined> {
  return (await readPieces(path, known))?.join('')
}

async function readPieces(path: string, known?: KnownTexts): Promise<readonly string[] | undefined> {
  try {
    return known === undefined ? [await readText(path)] : await known.read(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Whether trackwright wrote the file, as it begins. */
export function isOurs(path: string, beginning: string): boolean {
  return path === LOCK_FILE_NAME || isGenerated(beginning)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
