// Parses the sources of a plan again and again: a text that stands where it stood the last time is not
// parsed anew, and of a changed one the parts that are equal stay the same values.

import { RecentMap } from '../memory/recent-map.js'
import { shareUnchanged } from '../memory/share-unchanged.js'
import type { PlanSource } from './model.js'
import { isJson, type ParsedDocument, parseDocument } from './parse-document.js'

export type ParseDocument = (source: PlanSource) => ParsedDocument

export interface DocumentParser {
  /** Begins the next time: what is not asked for until the one after it is forgotten. */
  readonly start: () => ParseDocument
}

interface Kept {
  readonly text: string
  readonly parsed: ParsedDocument
}

export function createDocumentParser(): DocumentParser {
  const known = new RecentMap<string, Kept>()
  return {
    start() {
      known.start()
      return ({ path, text }) => {
        const kept = known.get(path)
        const parsed = kept?.text === text ? kept.parsed : parseNext({ path, text }, kept?.parsed)
        known.set(path, { text, parsed })
        return parsed
      }
    },
  }
}

/** Aliases of YAML have one object stand in two places. */
function parseNext(source: PlanSource, before: ParsedDocument | undefined): ParsedDocument {
  const parsed = parseDocument(source)
  const { document } = parsed
  if (document === undefined || before?.document === undefined || !isJson(source.path, source.text))
    return parsed
  return {
    ...parsed,
    document: { ...document, value: shareUnchanged(before.document.value, document.value) },
  }
}
