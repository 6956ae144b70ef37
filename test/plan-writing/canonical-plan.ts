// A plan in a form that two layouts of the same plan share: references by what they lead to, not by where that stands.

import { followPointer } from '../../generator/src/plan/json-pointer.js'
import { isObject } from '../../generator/src/plan/json-value.js'
import type { JsonObject, JsonValue, TrackingPlan } from '../../generator/src/plan/model.js'
import { createRefResolver, type SchemaPlace } from '../../generator/src/plan/resolve-ref.js'
import { mapSchema } from '../../generator/src/plan/walk-schema.js'
import { filesOfResources } from '../../generator/src/plan-writing/resource-files.js'

/** Also without the ids and definitions, which count only by way of references, and without what names the event twice. */
const PLACES = ['$id', 'id', '$defs', 'definitions']

export interface CanonicalPlan {
  readonly head: object
  readonly events: readonly object[]
}

export function canonicalPlan(plan: TrackingPlan): CanonicalPlan {
  const { events, resources, ...head } = plan
  const files = filesOfResources(resources)
  const roots = events.map((event): SchemaPlace => {
    const [uri = '', pointer = ''] = event.schemaUri.split('#')
    const file = files.get(uri)
    if (file === undefined) throw new Error(`no resource ${uri}`)
    return { file, pointer }
  })
  const resolver = createRefResolver([...files.values()], roots)
  return {
    head,
    events: events.map((event, index) => {
      const { schema: _schema, schemaUri: _uri, location: _location, ...fields } = { ...event }
      const [root, ...reached] = reach(roots[index])
      return { ...fields, schema: withoutNames(root), reached }
    }),
  }

  /** The schema at the place and everything that it reaches, each once, in the order in which they are met. */
  function reach(start: SchemaPlace | undefined): JsonValue[] {
    if (start === undefined) return []
    const keyOf = ({ file, pointer }: SchemaPlace) => `${file.uri}#${pointer}`
    const queue = [start]
    const numbers = new Map([[keyOf(start), 0]])
    const schemas: JsonValue[] = []
    for (const { file, pointer: root } of queue) {
      const schema = followPointer(file.schema, root) ?? null
      schemas.push(
        mapSchema(
          schema,
          (each, pointer) => {
            const rest = Object.fromEntries(
              Object.entries(each).filter(([key, value]) => !isPlace(key, value)),
            )
            const target =
              typeof each.$ref === 'string' ? resolver.resolve(each.$ref, { file, pointer }) : undefined
            if (target === undefined || !('file' in target)) return rest
            const key = keyOf(target)
            const number = numbers.get(key) ?? numbers.size
            if (!numbers.has(key)) queue.push(target)
            numbers.set(key, number)
            return { ...rest, $ref: String(number) }
          },
          root,
        ),
      )
    }
    return schemas
  }
}

function isPlace(key: string, value: JsonValue): boolean {
  return PLACES.includes(key) && (isObject(value) || typeof value === 'string')
}

function withoutNames(schema: JsonValue | undefined): JsonValue {
  if (!isObject(schema)) return schema ?? null
  const { title: _title, description: _description, ...rest } = schema as JsonObject
  return rest
}
