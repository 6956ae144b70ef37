// A JSON Schema of any draft as the text of its validator: a function that gives checks of the runtime.
// Every reference is followed here, so that the validator needs no schema, no compiler and no `eval`.
import { withoutLiterals } from '../encoding/encode-string.js'
import type { PlaceId, SchemaCursor, SchemaResolver } from '../typing/resolve/model.js'
import { keyword } from '../typing/resolve/schema-keywords.js'
import type { WrittenSchema } from './model.js'
import type { SchemaText } from './schema-text.js'
import { writeArrayChecks } from './write-array-checks.js'
import { writeCombinedChecks } from './write-combined-checks.js'
import { writeMemberChecks, writeObjectChecks } from './write-object-checks.js'
import { isPlainObject, writePlainObject } from './write-plain-object.js'
import { writeLimits, writeTextChecks, writeTypeCheck, writeValueChecks } from './write-value-checks.js'

const REFERENCES = [
  ['$ref', 'resolveRef'],
  ['$dynamicRef', 'resolveDynamicRef'],
  ['$recursiveRef', 'resolveRecursiveRef'],
] as const

export function writeSchema(resolver: SchemaResolver, cursor: SchemaCursor): WrittenSchema {
  const names = new Set<string>()
  /** Referred to by index, so that schemas may be recursive; the first is the schema itself. */
  const definitions: string[] = []
  const indexes = new Map<PlaceId, number>()
  let refers = false

  const text: SchemaText = {
    use(name) {
      names.add(name)
      return name
    },
    child: (place, ...path) => resolver.child(place, ...path),
    references: (place) =>
      REFERENCES.flatMap(([name, follow]) => {
        const ref = keyword(place, name)
        return typeof ref === 'string' ? (resolver[follow](place, ref) ?? []) : []
      }),
    checkOf(place, ...path) {
      const found = path.length === 0 ? place : resolver.child(place, ...path)
      return found === undefined ? undefined : write(found)
    },
  }

  function write(place: SchemaCursor): string {
    if (typeof place.schema === 'boolean') return text.use(place.schema ? 'anything' : 'nothing')
    const isPlain = isPlainObject(place)
    const checks = [
      ...(isPlain ? [writePlainObject(text, place)] : writeTypeCheck(text, place)),
      ...writeValueChecks(text, place),
      ...writeLimits(text, place),
      ...writeTextChecks(text, place),
      ...writeArrayChecks(text, place),
      ...(isPlain ? [] : writeMemberChecks(text, place)),
      ...writeObjectChecks(text, place),
      ...text.references(place).map((target) => referTo(target)),
      ...writeCombinedChecks(text, place),
    ]
    const [only = text.use('anything')] = checks
    return checks.length > 1 ? `${text.use('allOf')}(${checks.join(', ')})` : only
  }

  function define(place: SchemaCursor): number {
    const known = indexes.get(place.id)
    if (known !== undefined) return known
    const index = definitions.push('') - 1
    indexes.set(place.id, index)
    definitions[index] = write(place)
    return index
  }

  function referTo(place: SchemaCursor): string {
    refers = true
    return `s(${define(place)})`
  }

  define(cursor)
  const list = definitions.map((each) => `    ${each},\n`).join('')
  const body = `{\n  return [\n${list}  ]\n}`
  return { body, refers, names: wordsOf(body).filter((word) => names.has(word)) }
}

/** Checks that turned out to say nothing were left out of the text again. */
function wordsOf(text: string): string[] {
  const words = withoutLiterals(text).match(/[A-Za-z]\w*/g)
  return [...new Set(words)].sort()
}
