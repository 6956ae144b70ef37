// Plans of the size that companies have, with all their oddities: they generate at the first try, compile, and warn of nothing.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { generate } from '../../../generator/src/generate.js'
import { loadPlan } from '../../../generator/src/plan/load-plan.js'
import type { PlanSource } from '../../../generator/src/plan/model.js'
import { writeNativePlan } from '../../../generator/src/plan-writing/write-native-plan.js'
import { canonicalPlan } from '../../plan-writing/canonical-plan.js'
import { outputFolder, writeFiles } from '../../plans.js'
import { makeIgluTree, makeSegmentExport } from './make-large-plans.js'

const require = createRequire(import.meta.url)

const plans: { name: string; sources: PlanSource[]; events: number; notes: string[] }[] = [
  {
    name: "an old export of Segment's with 150 events",
    sources: makeSegmentExport(150),
    events: 150,
    notes: [],
  },
  {
    name: '300 schemas of Iglu in 793 files',
    sources: makeIgluTree(300),
    events: 318,
    notes: [
      'Schema versions that a later one of the same model replaces are not carried over (475 times, first here).',
    ],
  },
]

it.each(plans)('$name', async ({ name, sources, events, notes }) => {
  const { plan, diagnostics } = loadPlan(sources)
  expect(diagnostics.map(({ message }) => message)).toEqual(notes)
  expect(plan?.events.length).toBe(events)
  if (plan === undefined) throw new Error('no plan')
  const again = loadPlan(writeNativePlan(plan))
  expect(again.diagnostics).toEqual([])
  expect(canonicalPlan(again.plan ?? plan)).toEqual(canonicalPlan(plan))

  const generated = await generate({ sources, platform: 'node' })
  expect(generated.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  const folder = await outputFolder(`large-${name.replace(/\W+/g, '-')}`)
  await writeFiles(folder, generated.files)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const tsc = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc')
  const flags = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--types',
    '',
  ]
  const output = await promisify(execFile)(process.execPath, [
    tsc,
    ...flags,
    join(folder, 'index.d.ts'),
  ]).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout.slice(0, 3000),
  )
  expect(output).toBe('')
})
