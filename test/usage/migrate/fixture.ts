// The two programs of test/fixtures/migrate in a folder of their own, where packages resolve as in a user's project.

import { spawn } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { ReceivedEvent } from '../../../generator/src/inspector/model.js'
import { startDataPlane } from '../../../generator/src/inspector/start-data-plane.js'
import { namePlan } from '../../../generator/src/naming/name-plan.js'
import { writeOutput } from '../../../generator/src/output/write-output.js'
import { loadPlan } from '../../../generator/src/plan/load-plan.js'
import type { JsonObject } from '../../../generator/src/plan/model.js'
import { readPlan } from '../../../generator/src/plan/read-plan.js'
import { listSources } from '../../../generator/src/usage/list-sources.js'
import { type Migration, migrateUsage } from '../../../generator/src/usage/migrate/migrate-usage.js'
import { generateFrom, outputFolder, repositoryRoot } from '../../plans.js'

export type Platform = 'browser' | 'node'

const fixtures = join(repositoryRoot, 'test/fixtures/migrate')
const planPath = join(fixtures, 'plan.yaml')

export async function copyFixtures(name: string): Promise<string> {
  const folder = await outputFolder(name)
  await cp(fixtures, folder, { recursive: true })
  return folder
}

/** Generates the code of the project, then migrates these of its sources. Writes no source. */
export async function migrateProject(
  project: string,
  platform: Platform,
  patterns: readonly string[] = ['**'],
): Promise<Migration> {
  const output = join(project, platform === 'node' ? 'src/analytics' : 'analytics')
  await writeOutput(output, (await generateFrom(planPath, { platform })).files)
  const { plan } = loadPlan((await readPlan(planPath)).sources)
  const events = plan === undefined ? [] : namePlan(plan, []).named.events
  return migrateUsage({
    sources: await listSources({ patterns, folder: join(project, 'src'), outputs: [output] }),
    modules: [{ folder: output, events }],
    platformOf: () => platform,
    tsconfigPath: join(project, 'tsconfig.json'),
  })
}

/** Runs the program against the local data plane; what arrived, in order. */
export async function runAgainstPlane(project: string): Promise<readonly ReceivedEvent[]> {
  const { plan } = loadPlan((await readPlan(planPath)).sources)
  const plane = await startDataPlane({ port: 0, ...(plan === undefined ? {} : { plan }) })
  const program = join(project, 'bundle.mjs')
  await build({
    entryPoints: [join(project, 'src/main.ts')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    tsconfig: join(project, 'tsconfig.json'),
  })
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, DATA_PLANE_URL: plane.url },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const code = await new Promise((resolve) => child.on('close', resolve))
  const received = plane.received()
  await plane.close()
  if (code !== 0) throw new Error(errors)
  return received
}

/** What must not change: the event, its properties, who it is about, and what surrounded it, without what each run makes anew. */
export function onTheWire({ message }: ReceivedEvent): object {
  const { messageId, originalTimestamp, sentAt, context, ...rest } = message
  // What each generator says of itself: RudderTyper and Typewriter before, ours after.
  const { ruddertyper, typewriter, trackingPlan, library, ...surroundings } = context as JsonObject
  const fixed = { ...(messageId === 'given' ? { messageId } : {}) }
  const isGivenTime = String(originalTimestamp).startsWith('2026-01-02')
  return { ...rest, ...fixed, ...(isGivenTime ? { originalTimestamp } : {}), context: surroundings }
}
