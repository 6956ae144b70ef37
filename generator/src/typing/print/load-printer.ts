// Loads the printer of json-schema-to-typescript, for those alone who print. The rest of the library reads schemas and
// formats code; its main module would load all of that, of which the printer asks for default options and nothing else.
import { createRequire, Module } from 'node:module'

type Printer = typeof import('json-schema-to-typescript/dist/src/generator.js')

const LIBRARY = 'json-schema-to-typescript'
const require = createRequire(import.meta.url)
let printer: Printer | undefined

export function loadPrinter(): Printer {
  printer ??= withLazyMain(() => require(`${LIBRARY}/dist/src/generator.js`) as Printer)
  return printer
}

/** The stand-in is there only while the printer loads: others who require the library get the library. */
function withLazyMain<Result>(load: () => Result): Result {
  const path = require.resolve(LIBRARY)
  if (require.cache[path] !== undefined) return load()
  const standIn = new Module(path)
  standIn.loaded = true
  standIn.exports = {
    get DEFAULT_OPTIONS() {
      return require(LIBRARY).DEFAULT_OPTIONS
    },
  }
  require.cache[path] = standIn
  try {
    return load()
  } finally {
    delete require.cache[path]
  }
}
