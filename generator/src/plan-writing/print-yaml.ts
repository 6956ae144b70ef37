// A JSON value as YAML text that people edit. The only file of the writing that knows the yaml library.
import { Document, isScalar, Scalar, visit } from 'yaml'
import type { JsonValue } from '../plan/model.js'

/** Words of a list that stand on one line together, such as the names under `required`. */
const LINE_WIDTH = 110

/** @param comment lines above the value, without the `#` */
export function printYaml(value: JsonValue, comment: readonly string[] = []): string {
  const document = new Document(value, { aliasDuplicateObjects: false, version: '1.2', schema: 'core' })
  visit(document, {
    Seq(_key, list) {
      // Short lists of plain values read better in one line: types, names, enums.
      const width = list.items.reduce<number>((sum, item) => sum + widthOf(item), 0)
      list.flow = list.items.every(isScalar) && width < LINE_WIDTH - 20
    },
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string' && DELICATE.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE
    },
  })
  const lines = comment.flatMap((line) => line.split(/\r\n|[\r\n\u2028\u2029]/)).map((line) => `# ${line}\n`)
  return lines.join('') + document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/**
 * Characters that a block or a plain scalar would carry into the file as they are, and spaces at the ends of lines,
 * which block scalars do not keep.
 */
const DELICATE =
  /[^\t\n\x20-\x7e\u00a0-\u2027\u202f-\u2065\u2070-\ud7ff\ue000-\ufefe\uff00-\uffef]|^\s|\s$|[\t ]\n|\n[\t ]/

function widthOf(item: unknown): number {
  return isScalar(item) ? String(item.value).length + 2 : LINE_WIDTH
}
