// The limits of typing stop plans that explode, and leave large plans of usual events alone.
import { expect, it } from 'vitest'
import type { NamedEvent } from '../../generator/src/naming/model.js'
import type { JsonObject, SchemaResource } from '../../generator/src/plan/model.js'
import { draftEvent } from '../../generator/src/typing/draft-event.js'
import { makePlainMap } from '../../generator/src/typing/memo/shared-map.js'
import { DeclarationPrinter } from '../../generator/src/typing/print/print-declarations.js'
import { TypeRegistry } from '../../generator/src/typing/print/type-registry.js'
import { TypeWriter } from '../../generator/src/typing/print/type-writer.js'
import { SchemaReader } from '../../generator/src/typing/read/schema-reader.js'
import { TypesTooLargeError } from '../../generator/src/typing/read/types-too-large-error.js'
import { openSchema } from '../../generator/src/typing/resolve/open-schema.js'
import { createSchemaResolver } from '../../generator/src/typing/resolve/schema-resolver.js'
import { RuleRegistry } from '../../generator/src/typing/rules/rule-registry.js'
import { RulesWriter } from '../../generator/src/typing/rules/rules-writer.js'
import { createTermTable } from '../../generator/src/typing/sets/term-table.js'
import { type TypingLimits, typingLimits } from '../../generator/src/typing/typing-limits.js'

const DRAFT = '2020-12'

/** Thirty properties, each unlike those of other events, with lists and objects. */
function largeEvent(number: number): JsonObject {
  const properties = Array.from({ length: 10 }, (_, place): [string, JsonObject][] => [
    [`code_${place}`, { type: 'string', pattern: `^E${number}P${place}-[A-Z]{3}$` }],
    [`kind_${place}`, { enum: [`${number}`, `${place}`] }],
    [
      `item_${place}`,
      { type: 'object', properties: { [`id_${number}`]: { type: 'string', maxLength: place } } },
    ],
  ])
  return { type: 'object', properties: Object.fromEntries(properties.flat()), additionalProperties: false }
}

/** How much of each limit the events take. */
function strainOf(events: number, limits: TypingLimits): number[] {
  const resources = new Map<string, SchemaResource>()
  for (let number = 0; number < events; number++)
    resources.set(`plan:///${number}.json`, { schema: largeEvent(number), draft: DRAFT })
  const resolver = createSchemaResolver(resources)
  const reader = new SchemaReader(resolver, createTermTable(), limits)
  const writer = new TypeWriter(reader, new TypeRegistry(makePlainMap), limits)
  const printer = new DeclarationPrinter(resolver)
  const registry = new RuleRegistry(makePlainMap)
  const rulesWriter = new RulesWriter(resolver, { formatRules: true }, registry, limits)
  for (const [schemaUri, { schema }] of resources) {
    const location = { file: 'x.json', line: 1, column: 1 }
    const event = { call: 'track', name: 'X', schema, draft: DRAFT, schemaUri, location } as const
    const named: NamedEvent = { event, functionName: 'trackX', typeName: 'XProperties', rulesName: 'XRules' }
    draftEvent(named, openSchema(resolver, schemaUri), { reader, writer, printer, rulesWriter })
  }
  return [reader.strain, writer.strain, rulesWriter.strain]
}

it('leaves plans of any number of large events far below every limit', () => {
  const perEvent = strainOf(20, typingLimits(0)).map((strain) => strain / 20)
  const of = (events: number) => {
    const [none, some] = [typingLimits(0), typingLimits(events)]
    const growth = [
      some.steps / none.steps,
      some.written / none.written,
      some.automatonWork / none.automatonWork,
    ]
    return perEvent.map((strain, index) => (strain * events) / (growth[index] ?? 1))
  }
  for (const events of [1, 1000, 10_000, 100_000])
    for (const strain of of(events)) expect(strain).toBeLessThan(0.5)
})

it('ends what goes beyond a limit', () => {
  const tight = { ...typingLimits(1), written: 3, automatonWork: 0 }
  expect(Math.max(...strainOf(1, tight).slice(1))).toBeGreaterThan(1)
  expect(() => strainOf(1, { ...tight, steps: 3 })).toThrow(TypesTooLargeError)
})
