// Runs the built command line as a user does: a process of its own, in a folder of its own.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { repositoryRoot } from '../plans.js'

const bin = join(repositoryRoot, 'generator/bin/trackwright.js')

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export function runCli(folder: string, ...args: string[]): Promise<CliResult> {
  return runCliWith({}, folder, args)
}

/** @param variables of the environment, beside the plain ones */
export async function runCliWith(
  variables: NodeJS.ProcessEnv,
  folder: string,
  args: readonly string[],
): Promise<CliResult> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), ...variables },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}

/** An empty folder with these files, removed when the test ends. */
export async function makeFolder(files: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trackwright-cli-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await fillFolder(folder, files)
  return folder
}

export async function fillFolder(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

export { bin }

function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' }
}
