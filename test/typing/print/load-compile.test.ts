import { createRequire } from 'node:module'
import type { JSONSchema } from 'json-schema-to-typescript'
import { expect, it } from 'vitest'
import { loadCompile } from '../../../generator/src/typing/print/load-compile.js'

const require = createRequire(import.meta.url)
const PRETTIER = createRequire(require.resolve('json-schema-to-typescript')).resolve('prettier')
const SCHEMA: JSONSchema = { title: 'A', type: 'object', properties: { a: { tsType: "'x'|'y'" } } }

it('loads prettier when somebody formats, and not before', async () => {
  const isLoaded = () => require.cache[PRETTIER] !== undefined
  const print = (format: boolean) =>
    loadCompile()(SCHEMA, 'A', { format, bannerComment: '', additionalProperties: false })

  expect(await print(false)).toContain("a?: 'x'|'y'")
  expect(isLoaded()).toBe(false)
  expect(await print(true)).toContain('  a?: "x" | "y";')
  expect(isLoaded()).toBe(true)
})
