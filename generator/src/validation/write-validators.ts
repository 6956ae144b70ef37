// The validation stage: every event's schema to the text of its validator.
import type { NamedPlan } from '../naming/model.js'
import { createSchemaResolver } from '../typing/resolve/schema-resolver.js'
import type { WrittenValidator } from './model.js'
import { writeSchema } from './write-schema.js'

export function writeValidators(named: NamedPlan): WrittenValidator[] {
  const resolver = createSchemaResolver(named.plan.resources)
  return named.events.map(({ event, functionName }) => {
    const cursor = resolver.open(event.schemaUri)
    if (cursor === undefined) throw new Error(`The plan has no schema at ${event.schemaUri}.`)
    return { functionName, ...writeSchema(resolver, cursor) }
  })
}
