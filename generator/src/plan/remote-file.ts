// A document that was fetched, as a schema resource beside the plan's own. Fetching is read-remote.ts's affair.
import type { Diagnostic } from '../diagnostics/model.js'
import { DEFAULT_DRAFT } from './draft.js'
import { draftOf } from './formats/native-event.js'
import type { SchemaFile } from './formats/plan-format.js'
import { isObject, omit } from './json-value.js'
import type { PlanDocument } from './model.js'

export interface RemoteFiles {
  readonly files: readonly SchemaFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The path of a fetched document is its URI. */
export function readRemoteFiles(documents: readonly PlanDocument[]): RemoteFiles {
  const files: SchemaFile[] = []
  const diagnostics: Diagnostic[] = []
  for (const document of documents) {
    if (!isObject(document.value)) continue
    const read = draftOf(document.value, DEFAULT_DRAFT, document, '')
    diagnostics.push(...read.diagnostics)
    files.push({
      uri: document.path,
      schema: omit(document.value, ['$schema']),
      draft: read.draft,
      document,
      toDocument: (pointer) => pointer,
      isDefinitions: false,
    })
  }
  return { files, diagnostics }
}
