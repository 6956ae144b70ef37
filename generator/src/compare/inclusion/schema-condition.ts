// The condition that a value satisfies a schema; what that means for values of one type is read when it is needed.
import type { SchemaCursor } from '../../typing/resolve/model.js'
import { ALWAYS, type Condition, NEVER, UNKNOWN } from './condition.js'
import type { SchemaSide } from './schema-side.js'

/** Undefined stands for a reference that leads nowhere. */
export function schemaCondition(side: SchemaSide, cursor: SchemaCursor | undefined): Condition {
  if (cursor === undefined) return UNKNOWN
  if (typeof cursor.schema === 'boolean') return cursor.schema ? ALWAYS : NEVER
  return { kind: 'schema', side, cursor, key: side.keys.of(side.resolver, cursor), holds: true }
}
