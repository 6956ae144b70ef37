// The keywords of JSON Schema: which draft knows which, and where subschemas stand under them.
import type { Draft } from './model.js'

/**
 * What stands under a keyword: one subschema, a list of them, either of these, a map of them by a name of the plan's,
 * or data in which nothing is a schema.
 */
export type KeywordKind = 'schema' | 'list' | 'schema-or-list' | 'map' | 'data'

interface Keyword {
  readonly kind: KeywordKind
  readonly drafts: readonly Draft[]
}

const ALL: readonly Draft[] = ['04', '06', '07', '2019-09', '2020-12']
const FROM_06 = ALL.slice(1)
const FROM_07 = ALL.slice(2)
const FROM_2019 = ALL.slice(3)
const TO_2019 = ALL.slice(0, 4)

function keywords(kind: KeywordKind, drafts: readonly Draft[], names: string): [string, Keyword][] {
  return names.split(' ').map((name) => [name, { kind, drafts }])
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ...keywords('data', ALL, '$schema $ref title description default type enum format pattern required'),
  ...keywords(
    'data',
    ALL,
    'multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength',
  ),
  ...keywords('data', ALL, 'minItems maxItems uniqueItems minProperties maxProperties'),
  ...keywords('data', ['04'], 'id'),
  ...keywords('data', FROM_06, '$id const examples'),
  ...keywords('data', FROM_07, '$comment contentEncoding contentMediaType readOnly writeOnly'),
  ...keywords('data', FROM_2019, '$anchor $vocabulary dependentRequired minContains maxContains deprecated'),
  ...keywords('data', ['2019-09'], '$recursiveRef $recursiveAnchor'),
  ...keywords('data', ['2020-12'], '$dynamicRef $dynamicAnchor'),
  ...keywords('map', ALL, 'properties patternProperties'),
  // Kept in every draft: later ones took them out of the vocabulary and left them in the meta-schema.
  ...keywords('map', ALL, 'definitions dependencies'),
  ...keywords('map', FROM_2019, '$defs dependentSchemas'),
  ...keywords('list', ALL, 'allOf anyOf oneOf'),
  ...keywords('list', ['2020-12'], 'prefixItems'),
  ...keywords('schema', ALL, 'additionalProperties not'),
  ...keywords('schema', FROM_06, 'propertyNames contains'),
  ...keywords('schema', FROM_07, 'if then else'),
  ...keywords('schema', FROM_2019, 'unevaluatedProperties unevaluatedItems contentSchema'),
  ...keywords('schema', TO_2019, 'additionalItems'),
  ...keywords('schema-or-list', ALL, 'items'),
])

/**
 * Keywords that say nothing about validity, and those of other dialects that plans in the wild carry: OpenAPI's, Iglu's
 * and the editors'.
 */
const HARMLESS = new Set([
  ...'id $id $comment examples deprecated readOnly writeOnly contentEncoding contentMediaType'.split(' '),
  ...'nullable discriminator xml externalDocs example self'.split(' '),
  ...'tsType tsEnumNames markdownDescription defaultSnippets'.split(' '),
])

/** `$defs` is walked in every draft: a `$ref` may point there whatever the draft makes of it. */
export function keywordKind(name: string): KeywordKind | undefined {
  return KEYWORDS.get(name)?.kind
}

/** In the draft itself, or harmless, or with `x-` in front. */
export function isKnownKeyword(name: string, draft: Draft): boolean {
  return (
    (KEYWORDS.get(name)?.drafts.includes(draft) ?? false) ||
    name === '$defs' ||
    HARMLESS.has(name) ||
    name.startsWith('x-')
  )
}

/** The drafts that know a keyword; empty for none. */
export function draftsOf(name: string): readonly Draft[] {
  return KEYWORDS.get(name)?.drafts ?? []
}

export function keywordsOf(draft: Draft): string[] {
  return [...KEYWORDS].filter(([, keyword]) => keyword.drafts.includes(draft)).map(([name]) => name)
}
