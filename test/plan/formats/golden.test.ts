// Every format's fixtures: what they become (golden/, written by `npm run golden:formats`), and every note that is told.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generate } from '../../../generator/src/generate.js'
import { FORMATS } from '../../../generator/src/plan/formats/registry.js'
import { loadPlan } from '../../../generator/src/plan/load-plan.js'
import type { PlanSource } from '../../../generator/src/plan/model.js'
import { readPlan } from '../../../generator/src/plan/read-plan.js'
import { writeNativePlan } from '../../../generator/src/plan-writing/write-native-plan.js'
import { canonicalPlan } from '../../plan-writing/canonical-plan.js'
import { repositoryRoot } from '../../plans.js'

const fixtures = join(repositoryRoot, 'test/plan/formats/fixtures')
const golden = join(repositoryRoot, 'test/plan/formats/golden')

/** By fixture; one that is not listed tells nothing. */
const NOTES: Record<string, string[]> = {
  'amplitude-csv/events': [
    'TW118 events.csv:2 Display names are not carried over.',
    'TW118 events.csv:10 What is hidden in the product is not carried over.',
    'TW118 events.csv:10 The activity of events is not carried over.',
    'TW118 events.csv:12 Rows with an action are not carried over.',
  ],
  'asyncapi/two': [
    'TW118 asyncapi.yaml:15 Headers of messages are not carried over.',
    'TW118 asyncapi.yaml:25 Payloads in application/vnd.apache.avro;version=1.9.0 are not carried over.',
  ],
  'avo-export/main': [
    'TW118 avo.json:3 The list "metrics" is not carried over.',
    'TW118 avo.json:28 Sources and destinations of events are not carried over.',
    'TW118 avo.json:31 Names for single destinations are not carried over.',
    'TW118 avo.json:144 Triggers of events are not carried over.',
    'TW118 avo.json:159 Events that are not logged are not carried over.',
  ],
  'json-schemas/folder': [
    'TW118 kinds.json:1 Schemas of other values than objects are not carried over.',
    'TW123 package.json:1 package.json is no part of the plain JSON Schemas plan, and is left aside.',
  ],
  'message-schemas/choices': ['TW118 messages.json:19 Rules about "context" are not carried over.'],
  'rudder-cli/v1': [
    'TW118 catalog/events.yaml:17 Events that no rule uses are not carried over.',
    'TW118 catalog/properties.yaml:24 Properties that no rule uses are not carried over.',
    'TW118 plans/shop.yaml:46 The place of traits under "properties" is not carried over.',
    'TW123 sources.yaml:1 sources.yaml is no part of the rudder-cli project plan, and is left aside.',
  ],
  'rudderstack-catalog/pages': [
    'TW118 events-1.json:11 Categories of events are not carried over.',
    'TW123 package.json:1 package.json is no part of the RudderStack catalog API v2 plan, and is left aside.',
  ],
  'rudderstack-v1/old': ['TW118 plan.json:20 The list "identify_traits" is not carried over.'],
  'segment-config-api/old': ['TW118 plan.json:11 Rules about "context" are not carried over.'],
  'segment-public-api/whole-messages': ['TW118 plan.json:124 Rules about "context" are not carried over.'],
  'snowplow/data-products': [
    'TW118 data-products/cart.yaml:15 Triggers of event specifications are not carried over.',
    'TW118 data-products/cart.yaml:26 Entities of event specifications are not carried over.',
    'TW126 data-products/cart.yaml:43 iglu:com.acme/cart_acton/jsonschema/1-0-0, which "Elsewhere" is based on, is not ' +
      'among the files. Did you mean iglu:com.acme/cart_action/jsonschema/1-0-0?',
    'TW118 data-structures/user.yaml:4 Entities, which describe what events carry along, are not carried over.',
    'TW118 source-apps/web.yaml:1 Source applications are not carried over.',
  ],
  'snowplow/iglu-tree': [
    'TW118 schemas/com.acme/click/jsonschema/1-0-1:1 Schema versions that a later one of the same model replaces are ' +
      'not carried over (2 times, first here).',
  ],
}

const cases = readdirSync(fixtures).flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => ({ format, name, id: `${format}/${name}` })),
)

it('every format has a fixture, and every note a fixture that is there', () => {
  expect(readdirSync(fixtures)).toEqual(FORMATS.map(({ id }) => id).sort())
  expect(Object.keys(NOTES).filter((id) => !cases.some((each) => each.id === id))).toEqual([])
})

describe.each(cases)('$id', ({ format, name, id }) => {
  it('is recognised, tells what it leaves out, and becomes the golden plan', async () => {
    const { sources, diagnostics } = await readPlan(join(fixtures, format, name))
    const loaded = loadPlan(sources)
    expect([...diagnostics, ...loaded.diagnostics].map(told)).toEqual(NOTES[id] ?? [])
    expect(loaded.format).toBe(format)
    if (loaded.plan === undefined) throw new Error('no plan')
    const want = readFolder(join(golden, format, name))
    expect(writeNativePlan(loaded.plan)).toEqual(want)
    const again = loadPlan(want)
    expect(again.diagnostics.map(told)).toEqual([])
    expect(canonicalPlan(again.plan ?? loaded.plan)).toEqual(canonicalPlan(loaded.plan))
    expect(again.format).toBe('native-folder')
  })

  it('generates, and the native plan generates the same functions', async () => {
    const { sources } = await readPlan(join(fixtures, format, name))
    const direct = await generate({ sources, platform: 'node' })
    const imported = await generate({ sources: readFolder(join(golden, format, name)), platform: 'node' })
    expect(
      direct.diagnostics.filter(({ severity, code }) => severity !== 'info' && code !== 'TW126'),
    ).toEqual([])
    const functionsOf = ({ files }: typeof direct) =>
      files.flatMap(({ path, content }) =>
        path === 'index.js' ? content.match(/^export function .*$/gm) : [],
      )
    expect(functionsOf(imported)).toEqual(functionsOf(direct))
    expect(functionsOf(direct).length).toBeGreaterThan(0)
  })
})

function told({
  code,
  location,
  message,
}: {
  code: string
  location?: { file: string; line: number }
  message: string
}) {
  return `${code} ${location?.file}:${location?.line} ${message}`
}

function readFolder(folder: string): PlanSource[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}
