// Where the references of a schema lead, whichever of the three keywords says it.
import type { SchemaCursor, SchemaResolver } from '../../typing/resolve/model.js'
import { keyword } from '../../typing/resolve/schema-keywords.js'

/** One entry a reference; undefined where it leads nowhere. */
export function followReferences(
  resolver: SchemaResolver,
  cursor: SchemaCursor,
): (SchemaCursor | undefined)[] {
  const found: (SchemaCursor | undefined)[] = []
  const follow = (name: string, resolve: (ref: string) => SchemaCursor | undefined): void => {
    const ref = keyword(cursor, name)
    if (typeof ref === 'string') found.push(resolve(ref))
  }
  follow('$ref', (ref) => resolver.resolveRef(cursor, ref))
  follow('$dynamicRef', (ref) => resolver.resolveDynamicRef(cursor, ref))
  follow('$recursiveRef', (ref) => resolver.resolveRecursiveRef(cursor, ref))
  return found
}
