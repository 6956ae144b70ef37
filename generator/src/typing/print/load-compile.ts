// Loads json-schema-to-typescript, for those alone who print: it is large. It would load prettier, which is larger than
// all the rest of it, to format what is printed; here that waits until somebody formats.
import { createRequire, Module } from 'node:module'

type Compile = typeof import('json-schema-to-typescript').compile

const LIBRARY = 'json-schema-to-typescript'
const require = createRequire(import.meta.url)
let compile: Compile | undefined

export function loadCompile(): Compile {
  compile ??= withLazyFormatter(() => (require(LIBRARY) as { compile: Compile }).compile)
  return compile
}

/** The stand-in is there only while the library loads: others who require prettier get prettier. */
function withLazyFormatter<Result>(load: () => Result): Result {
  const path = createRequire(require.resolve(LIBRARY)).resolve('prettier')
  if (require.cache[path] !== undefined) return load()
  const standIn = new Module(path)
  standIn.loaded = true
  standIn.exports = { format: (...given: unknown[]) => require(path).format(...given) }
  require.cache[path] = standIn
  try {
    return load()
  } finally {
    delete require.cache[path]
  }
}
