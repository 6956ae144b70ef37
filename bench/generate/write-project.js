// A project on the disk with a plan of so many events in a folder, and the same plan as Segment's API gives it.
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makePlan } from './make-plan.js'

/** @returns {string} its folder; `plan` holds the plan, `segment/plan.json` the other, and there are two configs */
export function writeProject(events) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'trackwright-bench-')))
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  // What was generated of what is noted in here.
  mkdirSync(join(folder, 'node_modules'))
  const config = { plan: 'plan', output: 'out', platform: 'node' }
  write('trackwright.config.json', JSON.stringify(config))
  write('without-validators.json', JSON.stringify({ ...config, validation: 'never' }))
  for (const { path, text } of makePlan(events, 'folder')) write(`plan/${path}`, text)
  write('segment/plan.json', JSON.stringify(segmentPlan(events)))
  return folder
}

/** Without references: the API has none. */
function segmentPlan(events) {
  const [{ text }] = makePlan(events, 'file')
  const plan = JSON.parse(text)
  const inline = (value) => {
    if (Array.isArray(value)) return value.map(inline)
    if (typeof value !== 'object' || value === null) return value
    if (typeof value.$ref === 'string') return plan.$defs[value.$ref.replace('#/$defs/', '')]
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inline(each)]))
  }
  const rules = plan.events.map(({ title, ...schema }) => ({
    type: 'TRACK',
    key: title,
    version: 1,
    jsonSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: { properties: inline(schema) },
    },
  }))
  return { id: 'tp_bench', name: 'Bench', rules }
}
