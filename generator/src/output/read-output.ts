// The files of an output folder as they are on the disk. Which of them should be there is for compare-output.ts.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GENERATED_FILE_NAMES, isGenerated, VALIDATORS_FOLDER } from '../emit/generated-files.js'
import { LOCK_FILE_NAME } from './lock-file.js'

/** The text of every file that is there and has a name that an output's can have, by path, whoever wrote it. */
export async function readOutput(folder: string): Promise<Map<string, string>> {
  const bytes = await readOutputBytes(folder)
  return new Map([...bytes].map(([path, content]) => [path, textOf(content)]))
}

export async function readOutputBytes(folder: string): Promise<Map<string, Buffer>> {
  const names = [...GENERATED_FILE_NAMES, LOCK_FILE_NAME, ...(await readValidatorNames(folder))].sort()
  const contents = await Promise.all(names.map((name) => readBytesIfThere(join(folder, name))))
  const there = names.flatMap((name, index): [string, Buffer][] => {
    const content = contents[index]
    return content === undefined ? [] : [[name, content]]
  })
  return new Map(there)
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
export async function readIfThere(path: string): Promise<string | undefined> {
  const bytes = await readBytesIfThere(path)
  return bytes === undefined ? undefined : textOf(bytes)
}

/** Line ends are compared as LF: git may have changed them. */
export function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\r\n', '\n')
}

async function readBytesIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Whether trackwright wrote the file. */
export function isOurs(path: string, text: string): boolean {
  return path === LOCK_FILE_NAME || isGenerated(text)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
