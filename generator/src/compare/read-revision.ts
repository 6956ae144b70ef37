// Reads a plan as it was at a git revision, by git itself and without a shell. The files pass through a temporary folder,
// so that the same rules hold for them as for a plan on the disk.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { type ReadPlanResult, readPlan } from '../plan/read-plan.js'

const PLAN_FILE = /\.(json|ya?ml)$/i

/** `root` is as git writes it, such as `main:analytics/plan`. A revision that is none is reported as TW840. */
export async function readPlanAtRevision(planPath: string, revision: string): Promise<ReadPlanResult> {
  const folder = existingFolder(dirname(planPath))
  const commit = await git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  if (commit === undefined) return failure(revision, folder)
  const inside = (await git(folder, ['rev-parse', '--show-prefix'])) ?? ''
  const path = (inside.trim() + relativeTo(folder, planPath)).split(sep).join('/')
  const files = await listFiles(folder, commit.trim(), path)
  if (files.length === 0) {
    const message = `There is no plan at ${revision}:${path}.`
    return { root: revision, sources: [], diagnostics: [createDiagnostic('TW101', { message })] }
  }
  const isFile = files.some((file) => file.path === path)
  const planFolder = isFile ? dirname(path) : path
  const all = isFile ? await listFiles(folder, commit.trim(), planFolder === '.' ? '' : planFolder) : files
  const read = await readInTemporaryFolder(folder, all, path)
  return { ...read, root: `${revision}:${planFolder === '.' ? '' : planFolder}` }
}

interface TreeFile {
  readonly path: string
  readonly id: string
  readonly isLink: boolean
}

async function listFiles(folder: string, commit: string, path: string): Promise<TreeFile[]> {
  const paths = path === '' ? [] : ['--', path]
  const text = (await git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, ...paths])) ?? ''
  return text.split('\0').flatMap((line) => {
    const [, mode = '', id = '', name = ''] = /^(\d+) blob (\w+)\t(.*)$/s.exec(line) ?? []
    const isWanted = PLAN_FILE.test(name) && !/(^|\/)(node_modules|\.\.?)(\/|$)/.test(name)
    return isWanted ? [{ path: name, id, isLink: mode === '120000' }] : []
  })
}

async function readInTemporaryFolder(
  folder: string,
  files: readonly TreeFile[],
  planPath: string,
): Promise<ReadPlanResult> {
  const temporary = await mkdtemp(join(tmpdir(), 'trackwright-diff-'))
  try {
    const contents = await readObjects(
      folder,
      files.map(({ id }) => id),
    )
    for (const [index, { path, isLink }] of files.entries()) {
      const target = join(temporary, path)
      const content = contents[index] ?? Buffer.alloc(0)
      await mkdir(dirname(target), { recursive: true })
      if (isLink) await symlink(content.toString(), target)
      else await writeFile(target, content)
    }
    return await readPlan(join(temporary, planPath))
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** `git cat-file --batch` answers each id by a line with the size, the content, and a line's end. */
async function readObjects(folder: string, ids: readonly string[]): Promise<Buffer[]> {
  const output = await runGit(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`)
  const contents: Buffer[] = []
  let at = 0
  while (output !== undefined && contents.length < ids.length) {
    const end = output.indexOf('\n', at)
    const size = Number(output.toString('utf8', at, end).split(' ')[2])
    if (end === -1 || !Number.isInteger(size)) break
    contents.push(output.subarray(end + 1, end + 1 + size))
    at = end + size + 2
  }
  return contents
}

async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  return (await runGit(folder, args))?.toString('utf8')
}

/** Undefined where git is not there or fails. */
function runGit(folder: string, args: readonly string[], input = ''): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = spawn('git', [...args], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : undefined))
    // A git that ends early does not read its input; its exit code tells.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

function failure(revision: string, folder: string): ReadPlanResult {
  const message = `${JSON.stringify(revision)} is neither a file or folder nor a revision of a git repository at ${folder}.`
  return { root: revision, sources: [], diagnostics: [createDiagnostic('TW840', { message })] }
}

/** The plan's folder may be gone since. */
function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder))
}

function relativeTo(folder: string, path: string): string {
  return path.startsWith(folder + sep) ? path.slice(folder.length + 1) : basename(path)
}
