// A document's value with the type that its format's schema gives it.
import type { PlanDocument } from '../model.js'

/** Holds only for documents that validate-documents.ts accepted: a format's `parse` gets no others. */
export function documentAs<Value>(document: PlanDocument): Value {
  return document.value as unknown as Value
}
