// References to the definitions of a bundled schema: their text, and back.
import { joinPointer, splitPointer } from '../plan/json-pointer.js'

const DEFINITIONS = '#/$defs/'

/** Percent-encoded as a URI's fragment asks. */
export function refToDefinition(name: string): string {
  return DEFINITIONS + encodeURIComponent(joinPointer('', name).slice(1))
}

export function nameOfRef(ref: string): string {
  return splitPointer(`/${decodeURIComponent(ref.slice(DEFINITIONS.length))}`)[0] ?? ''
}
