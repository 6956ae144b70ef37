// What validators cost a page that sends 1 of many events, in the bundles of four bundlers: nothing in production where
// they are for development, and those of the one event where they are always there.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePlan } from '../../bench/generate/make-plan.js'
import { generate } from '../../generator/src/generate.js'
import { namePlan } from '../../generator/src/naming/name-plan.js'
import { writeOutput } from '../../generator/src/output/write-output.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { Validation } from '../../generator/src/validation/model.js'
import { outputFolder } from '../plans.js'
import { BUNDLERS, type Bundle } from './bundle-with.js'

/** `npm run bundles` takes 1000. */
const EVENTS = Number(process.env.BUNDLE_EVENTS ?? 100)
const sources = makePlan(EVENTS, 'file')
const events = namePlan(loadPlan(sources).plan ?? { name: '', events: [], resources: new Map() }, []).named
  .events
const used = events[42]
const unused = events[43]

/** Sentences and names of the checks and of the judge. */
const VALIDATORS = /is not a property of the plan|ViolationError/

function propertyOf(named: typeof used): string {
  const { schema } = named?.event ?? {}
  return typeof schema === 'object' ? (Object.keys(schema.properties ?? {})[0] ?? '') : ''
}

/** Generated once for all bundlers. */
const outputs = new Map<Validation, ReturnType<typeof generate>>()

function outputOf(validation: Validation): ReturnType<typeof generate> {
  const output = outputs.get(validation) ?? generate({ sources, platform: 'browser', validation })
  outputs.set(validation, output)
  return output
}

async function makePage(bundler: string, validation: Validation): Promise<string> {
  const folder = await outputFolder(`bundles-${bundler}-${validation}`)
  await writeFile(
    join(folder, 'main.js'),
    `import { createClient } from '@trackwright/runtime/browser'
import { setClient, ${used?.functionName} } from './analytics/index.js'
setClient(createClient({ writeKey: 'k', dataPlaneUrl: 'https://plane.example' }))
${used?.functionName}(window.payload)
`,
  )
  const { files } = await outputOf(validation)
  await writeOutput(join(folder, 'analytics'), files)
  return folder
}

describe.each(BUNDLERS)('with $name', ({ name, bundle }) => {
  let never: Bundle
  beforeAll(async () => {
    never = await bundle(await makePage(name, 'never'), 'production')
  })

  it('a production bundle holds nothing of validators for development', async () => {
    const development = await bundle(await makePage(name, 'development'), 'production')
    expect(VALIDATORS.test(development.text)).toBe(false)
    // What is left is the place where they would be handed over, and the second parameter of setClient.
    expect(development.gzipBytes - never.gzipBytes).toBeLessThan(32)
  })

  it('a development bundle holds them', async () => {
    const { text } = await bundle(await makePage(name, 'development'), 'development')
    expect(VALIDATORS.test(text)).toBe(true)
  })

  it('a bundle with validators always has the ones of the event in use, in less than 4 KB', async () => {
    const always = await bundle(await makePage(name, 'always'), 'production')
    expect(always.gzipBytes - never.gzipBytes).toBeLessThan(4_096)
    expect(always.text.includes(propertyOf(used))).toBe(true)
    expect(always.text.includes(unused?.event.name ?? '')).toBe(false)
  })
})
