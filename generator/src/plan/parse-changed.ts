// Parses the sources of a plan again and again: a text that stands where it stood the last time is not parsed anew.
import type { PlanSource } from './model.js'
import { type ParsedDocument, parseDocument } from './parse-document.js'

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
  let now = new Map<string, Kept>()
  return {
    start() {
      const before = now
      now = new Map()
      return ({ path, text }) => {
        const kept = before.get(path)
        const parsed = kept?.text === text ? kept.parsed : parseDocument({ path, text })
        now.set(path, { text, parsed })
        return parsed
      }
    },
  }
}
