// The plans that tests read, and one way to generate from them. Other vendors' plans lie beside the repository, or nowhere.
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OutputFile } from '../generator/src/emit/model.js'
import { type GenerateOptions, type GenerateResult, generate } from '../generator/src/generate.js'
import { readPlan } from '../generator/src/plan/read-plan.js'

export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url))
export const shopPlan = join(repositoryRoot, 'schemas/plans/shop')
export const referencePlan = join(repositoryRoot, 'schemas/plans/reference')

const foreignFolder = join(repositoryRoot, '../shared/data/plans')

/** Plans of other vendors; empty where they are not there, which a test that wants them says. */
export function foreignPlans(vendor: 'segment' | 'rudderstack' | 'rudder-cli' | 'iglu'): string[] {
  const folder = join(foreignFolder, vendor)
  // These two are one plan of many files.
  if (vendor === 'rudder-cli' || vendor === 'iglu') return existsSync(folder) ? [folder] : []
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : []
}

/** A folder a plan, by format: what test/plan/formats reads. */
export function formatFixtures(): string[] {
  const folder = join(repositoryRoot, 'test/plan/formats/fixtures')
  return readdirSync(folder).flatMap((format) =>
    readdirSync(join(folder, format)).map((name) => join(folder, format, name)),
  )
}

export async function generateFrom(
  plan: string,
  options: Omit<GenerateOptions, 'sources'>,
): Promise<GenerateResult> {
  const { sources, diagnostics } = await readPlan(plan)
  const result = await generate({ ...options, sources })
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] }
}

/** A folder for generated code from which packages resolve as in a user's project. Empty at first. */
export async function outputFolder(name: string): Promise<string> {
  const folder = join(repositoryRoot, 'test/.output', name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}

export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

export function planName(path: string): string {
  return basename(path).replace(/\.plan\.json$/, '')
}
