// Segment's Config API, which is also the plan.json of Typewriter 7 and before.

import type { PlanFormat } from './plan-format.js'
import { parseRulesDocuments, rulesWithEvents } from './rules-document.js'

export const segmentConfigApi: PlanFormat = {
  id: 'segment-config-api',
  title: 'Segment Config API',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find((document) => rulesWithEvents(document) !== undefined)
    return found === undefined ? undefined : `"rules.events" without "eventType" in ${found.path}`
  },
  schemaOf: (document) =>
    rulesWithEvents(document) === undefined
      ? undefined
      : { schema: 'formats/segment-config-api', noun: 'The plan' },
  parse: parseRulesDocuments,
}
