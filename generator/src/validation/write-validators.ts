// The validation stage: every event's schema to the text of its validator.

import { RecentMap } from '../memory/recent-map.js'
import type { NamedPlan } from '../naming/model.js'
import { openSchema } from '../typing/resolve/open-schema.js'
import type { SchemaMemory } from '../typing/resolve/schema-memory.js'
import { resolverOf } from '../typing/resolve/schema-resolver.js'
import type { WrittenValidator } from './model.js'
import { writeSchema } from './write-schema.js'

/** The memory of earlier states of the plan changes nothing of the result: what is known is not written again. */
export function writeValidators(named: NamedPlan, memory?: ValidatorMemory): WrittenValidator[] {
  const { resources } = named.plan
  const state = memory?.schemas.open(resources)
  const resolver = state?.resolver ?? resolverOf(resources)
  memory?.begin()
  return named.events.map(({ event, functionName }) => {
    const { schemaUri } = event
    const write = () => ({ functionName, ...writeSchema(resolver, openSchema(resolver, schemaUri)) })
    if (memory === undefined || state === undefined) return write()
    return memory.recall(`${functionName} ${state.fingerprint(schemaUri)}`, write)
  })
}

/** What is kept of the validators of a plan that is edited: those of its last state. */
export class ValidatorMemory {
  readonly schemas: SchemaMemory
  readonly #known = new RecentMap<string, WrittenValidator>()

  constructor(schemas: SchemaMemory) {
    this.schemas = schemas
  }

  begin(): void {
    this.#known.start()
  }

  recall(key: string, write: () => WrittenValidator): WrittenValidator {
    const written = this.#known.get(key) ?? write()
    this.#known.set(key, written)
    return written
  }
}
