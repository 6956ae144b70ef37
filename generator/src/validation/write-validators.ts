// The validation stage: every event's schema to the text of its validator.
import type { NamedPlan } from '../naming/model.js'
import type { SchemaCursor, SchemaResolver } from '../typing/resolve/model.js'
import { createSchemaResolver } from '../typing/resolve/schema-resolver.js'
import type { WrittenSchema, WrittenValidator } from './model.js'
import { writeSchema } from './write-schema.js'

/** For one who comes again with a plan of which little changed. */
export interface ValidatorWriter {
  /**
   * What `writeValidators` gives. A validator is written again only where the event's schema, or one that it refers to,
   * is another object than the last time: a plan loader keeps those that did not change.
   */
  readonly write: (named: NamedPlan) => WrittenValidator[]
}

export function writeValidators(named: NamedPlan): WrittenValidator[] {
  return createValidatorWriter().write(named)
}

export function createValidatorWriter(): ValidatorWriter {
  const kept = new WeakMap<object, KeptValidator>()
  return {
    write(named) {
      const resolver = createSchemaResolver(named.plan.resources)
      return named.events.map(({ event, functionName }) => {
        const cursor = resolver.open(event.schemaUri)
        if (cursor === undefined) throw new Error(`The plan has no schema at ${event.schemaUri}.`)
        const key = typeof event.schema === 'boolean' ? cursor : event.schema
        const known = kept.get(key)
        const validator =
          known !== undefined && stillHolds(known, cursor, resolver)
            ? known
            : writeValidator(cursor, resolver)
        kept.set(key, validator)
        return { functionName, ...validator.written }
      })
    },
  }
}

interface KeptValidator {
  readonly written: WrittenSchema
  readonly cursor: SchemaCursor
  readonly followed: readonly FollowedRef[]
  /** References that depend on the way that led to them are followed anew. */
  readonly isDynamic: boolean
}

interface FollowedRef {
  /** The URI of the resource that it stands in. */
  readonly from: string
  readonly ref: string
  readonly target: SchemaCursor | undefined
}

function writeValidator(cursor: SchemaCursor, resolver: SchemaResolver): KeptValidator {
  const followed: FollowedRef[] = []
  let isDynamic = false
  const dynamically =
    (follow: 'resolveDynamicRef' | 'resolveRecursiveRef') => (place: SchemaCursor, ref: string) => {
      isDynamic = true
      return resolver[follow](place, ref)
    }
  const written = writeSchema(
    {
      open: (uri) => resolver.open(uri),
      child: (place, ...path) => resolver.child(place, ...path),
      resolveRef(place, ref) {
        const target = resolver.resolveRef(place, ref)
        followed.push({ from: place.baseUri, ref, target })
        return target
      },
      resolveDynamicRef: dynamically('resolveDynamicRef'),
      resolveRecursiveRef: dynamically('resolveRecursiveRef'),
    },
    cursor,
  )
  return { written, cursor, followed, isDynamic }
}

function stillHolds(
  { cursor, followed, isDynamic }: KeptValidator,
  now: SchemaCursor,
  resolver: SchemaResolver,
): boolean {
  if (isDynamic || !isSamePlace(cursor, now)) return false
  return followed.every(({ from, ref, target }) => {
    const place = resolver.open(from)
    const found = place && resolver.resolveRef(place, ref)
    return target !== undefined && found !== undefined && isSamePlace(target, found)
  })
}

/** Of two plans: what the cursors' ids say only within one. */
function isSamePlace(a: SchemaCursor, b: SchemaCursor): boolean {
  const scopeOf = ({ dynamicScope }: SchemaCursor) => dynamicScope.map(({ baseUri }) => baseUri).join(' ')
  return (
    a.schema === b.schema &&
    a.draft === b.draft &&
    a.validates === b.validates &&
    a.baseUri === b.baseUri &&
    scopeOf(a) === scopeOf(b)
  )
}
