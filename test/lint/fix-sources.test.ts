// Mending: only what is meant goes, every other character stays, and what is valid stays the same.
import Ajv2020 from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixSources } from '../../generator/src/lint/fix-sources.js'
import { lintPlan } from '../../generator/src/lint/lint-plan.js'
import { resolveRules } from '../../generator/src/lint/resolve-rules.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonObject, JsonSchema } from '../../generator/src/plan/model.js'
import { arbitraryInstance, arbitrarySchema } from '../typing/arbitrary-schema.js'

function fix(path: string, text: string): { text: string; fixed: number } {
  const sources = [{ path, text }]
  const { plan, diagnostics } = loadPlan(sources)
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join())
  const { sources: changed, fixedCount } = fixSources(sources, lintPlan(plan, resolveRules().rules).findings)
  return { text: changed[0]?.text ?? text, fixed: fixedCount }
}

const cases: { name: string; path: string; given: string; want: string; fixed: number }[] = [
  {
    name: 'lines of YAML, with the comments around them',
    path: 'plan.yaml',
    given: `# Head.
name: Test
events:
  - title: A # a
    x-event: {}
    properties:
      # Of a.
      a:
        type: integer
        maxLength: 3 # gone
        minimum: 0
      b: { type: string, minLength: 0, maxLength: 9 } # stays
      c: {minItems: 0}
$defs:
  # Nobody's.
  spare:
    type: object
    properties:
      x: {}

# End.
`,
    want: `# Head.
name: Test
events:
  - title: A # a
    x-event: {}
    properties:
      # Of a.
      a:
        type: integer
        minimum: 0
      b: { type: string, maxLength: 9 } # stays
      c: {}
$defs:
  # Nobody's.
  {}

# End.
`,
    fixed: 4,
  },
  {
    name: 'members of JSON, with their commas',
    path: 'plan.json',
    given: `{
  "name": "Test",
  "events": [
    {
      "title": "A", "x-event": {},
      "properties": {
        "a": { "minLength": 0, "type": "string" },
        "b": { "type": "string",
               "minimum": 1 },
        "c": { "uniqueItems": false }
      }
    }
  ]
}
`,
    want: `{
  "name": "Test",
  "events": [
    {
      "title": "A", "x-event": {},
      "properties": {
        "a": { "type": "string" },
        "b": { "type": "string" },
        "c": {  }
      }
    }
  ]
}
`,
    fixed: 3,
  },
]

describe('fixSources', () => {
  it.each(cases)('takes out $name', ({ path, given, want, fixed }) => {
    expect(fix(path, given)).toEqual({ text: want, fixed })
  })

  it('leaves alone what it cannot take out of the text', () => {
    const given =
      'name: Test\nevents:\n  - title: A\n    x-event: {}\n    properties:\n      a: &a { type: string, minLength: 0 }\n      b: *a\n'
    const { text } = fix('plan.yaml', given)
    expect(loadPlan([{ path: 'plan.yaml', text }]).plan).toBeDefined()
    expect(text).toBe(given)
  })

  it('does not change which payloads are valid, whatever the schema', () => {
    const ajv = () => new Ajv2020.default({ strict: false, logger: false, validateSchema: false })
    let fixedCount = 0
    fc.assert(
      fc.property(
        arbitrarySchema('2020-12'),
        fc.array(arbitraryInstance, { minLength: 20, maxLength: 20 }),
        (value, instances) => {
          const event = { title: 'A', 'x-event': {}, properties: { a: value } }
          const given = JSON.stringify({ name: 'Test', events: [event], $defs: { x: {}, y: {} } })
          if (given.includes('"$ref"') || loadPlan([{ path: 'plan.json', text: given }]).plan === undefined)
            return
          const { text, fixed } = fix('plan.json', given)
          fixedCount += fixed
          const [before, after] = [given, text].map((each) => ajv().compile(payloadOf(each) as JsonObject))
          for (const a of instances) expect(after?.({ a })).toBe(before?.({ a }))
        },
      ),
      { seed: 1, numRuns: 300 },
    )
    expect(fixedCount).toBeGreaterThan(50)
  })
})

function payloadOf(text: string): JsonSchema {
  const [event] = (JSON.parse(text) as { events: JsonSchema[] }).events
  return event ?? false
}
