// Which draft of JSON Schema a `$schema` names, and back.
import type { Draft } from './model.js'

export const DEFAULT_DRAFT: Draft = '2020-12'

/** The drafts' own spelling of their `$schema`. */
export const DRAFT_URIS: Readonly<Record<Draft, string>> = {
  '04': 'http://json-schema.org/draft-04/schema#',
  '06': 'http://json-schema.org/draft-06/schema#',
  '07': 'http://json-schema.org/draft-07/schema#',
  '2019-09': 'https://json-schema.org/draft/2019-09/schema',
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
}

const DRAFTS: readonly Draft[] = ['04', '06', '07', '2019-09', '2020-12']

/** Iglu's self-describing schemas use the vocabulary of draft 4. */
const IGLU =
  /^https?:\/\/iglucentral\.com\/schemas\/com\.snowplowanalytics\.self-desc\/schema\/jsonschema\/\d+-\d+-\d+#?$/

/** Editors are told of our own schema by `$schema` too; that says nothing about the draft. */
const OWN_SCHEMA = /(^|\/)tracking-plan\.schema\.json#?$/

/** `http` or `https`, with or without the empty fragment; `unknown` is none of the five. */
export function readDraft(uri: string): Draft | 'unstated' | 'unknown' {
  if (OWN_SCHEMA.test(uri)) return 'unstated'
  if (IGLU.test(uri)) return '04'
  const bare = withoutScheme(uri)
  return DRAFTS.find((draft) => withoutScheme(DRAFT_URIS[draft]) === bare) ?? 'unknown'
}

export function isOlder(draft: Draft, than: Draft): boolean {
  return DRAFTS.indexOf(draft) < DRAFTS.indexOf(than)
}

function withoutScheme(uri: string): string {
  return uri.replace(/^https?:/, '').replace(/#$/, '')
}
