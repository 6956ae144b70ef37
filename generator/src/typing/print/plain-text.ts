// Types that are known before a schema is read.
import type { Term } from '../sets/model.js'

/** The types of schemas that say nothing but `type`, of themselves or of their items: these need no name. */
const PLAIN_TEXTS: ReadonlyMap<string, string> = new Map([
  ['boolean', 'boolean'],
  ['integer', 'number'],
  ['null', 'null'],
  ['number', 'number'],
  ['string', 'string'],
  ['array boolean', 'readonly boolean[]'],
  ['array integer', 'readonly number[]'],
  ['array null', 'readonly null[]'],
  ['array number', 'readonly number[]'],
  ['array string', 'readonly string[]'],
])

/** Undefined where the schema says more. */
export function plainText(term: Term): string | undefined {
  if (term.kind !== 'schema' || term.cursor.simple === undefined) return undefined
  return PLAIN_TEXTS.get(term.cursor.simple)
}
