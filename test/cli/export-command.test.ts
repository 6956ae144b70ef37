// `trackwright export` as a process: the files of each format, and what is told.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

const PLAN = `name: Mini plan
events:
  - title: Order Completed
    description: Bought.
    x-event: { owner: web, tags: ["category:Checkout"] }
    required: [total]
    properties:
      total: { type: number, minimum: 0 }
      lines: { type: array, items: { type: object, properties: { sku: { type: string } }, additionalProperties: false } }
    additionalProperties: false
`

const RUDDER_CLI = {
  'categories.yaml': `version: rudder/v1
kind: categories
metadata:
  name: mini-plan
spec:
  categories:
    - id: checkout
      name: Checkout
`,
  'events.yaml': `version: rudder/v1
kind: events
metadata:
  name: mini-plan
spec:
  events:
    - id: order-completed
      event_type: track
      name: Order Completed
      description: Bought.
      category: "#category:checkout"
`,
  'properties.yaml': `version: rudder/v1
kind: properties
metadata:
  name: mini-plan
spec:
  properties:
    - id: total
      name: total
      type: number
      config:
        minimum: 0
    - id: lines
      name: lines
      type: array
    - id: sku
      name: sku
      type: string
`,
  'tracking-plan.yaml': `version: rudder/v1
kind: tracking-plan
metadata:
  name: mini-plan
spec:
  id: mini-plan
  display_name: Mini plan
  rules:
    - type: event_rule
      id: order-completed_rule
      event: "#event:order-completed"
      properties:
        - property: "#property:total"
          required: true
        - property: "#property:lines"
          required: false
          additional_properties: false
          properties:
            - property: "#property:sku"
              required: false
`,
}

describe('trackwright export', () => {
  it('writes a rudder-cli project, and says what that has no place for', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    const { code, stdout, stderr } = await runCli(
      folder,
      'export',
      '--plan',
      'plan.yaml',
      '--to',
      'rudder-cli',
      '--output',
      'out',
    )
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: Object.keys(RUDDER_CLI)
        .map((path) => `wrote out/${path}\n`)
        .join(''),
    })
    expect(stderr).toContain(
      'plan.yaml:3:5 info TW641: Owners of events have no place in a rudder-cli project.',
    )
    const files = await Promise.all(
      Object.keys(RUDDER_CLI).map(async (path) => [path, await readFile(join(folder, 'out', path), 'utf8')]),
    )
    expect(Object.fromEntries(files)).toEqual(RUDDER_CLI)
  })

  it('writes an Iglu tree with a data product, for the vendor that is named', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    const { code } = await runCli(
      folder,
      'export',
      '--plan',
      'plan.yaml',
      '--to',
      'snowplow',
      '--vendor',
      'com.acme',
      '--output',
      'out',
    )
    const entries = await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 5))
    expect({ code, files: files.sort() }).toEqual({
      code: 0,
      files: ['data-products/mini-plan.yaml', 'schemas/com.acme/order_completed/jsonschema/1-0-0'],
    })
  })

  it('asks whose schemas they are', async () => {
    const folder = await makeFolder({ 'plan.yaml': PLAN })
    const { code, stderr } = await runCli(
      folder,
      'export',
      '--plan',
      'plan.yaml',
      '--to',
      'snowplow',
      '--output',
      'out',
    )
    expect(code).toBe(2)
    expect(stderr).toContain('plan.yaml:3:5 error TW642: It is not known whose schema "Order Completed" is.')
    expect(await readdir(folder)).toEqual(['plan.yaml'])
  })

  it('takes the plan of the config file, and asks for one where there is none', async () => {
    const folder = await makeFolder({
      'plan.yaml': PLAN,
      'trackwright.config.json': '{ "plan": "plan.yaml", "output": "analytics", "platform": "node" }',
    })
    expect((await runCli(folder, 'export', '--to', 'segment', '--output', 'out')).stdout).toBe(
      'wrote out/plan.json\n',
    )
    const { code, stderr } = await runCli(await makeFolder(), 'export', '--to', 'segment', '--output', 'out')
    expect(code).toBe(2)
    expect(stderr).toContain('error TW201: There is no plan to export: --plan is not given.')
  })
})
