// The schema of an event of which a document says nothing but that it is there.
import type { Draft, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import type { SchemaFile } from '../plan-format.js'

export function emptyFile(document: PlanDocument, pointer: string, draft: Draft): SchemaFile {
  return {
    uri: `${uriOfPath(document.path)}${encodeURI(pointer)}`,
    schema: { type: 'object' },
    draft,
    document,
    toDocument: () => pointer,
    isDefinitions: false,
  }
}
