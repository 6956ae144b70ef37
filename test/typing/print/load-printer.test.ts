import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { loadPrinter } from '../../../generator/src/typing/print/load-printer.js'
import type { Declaration, MemberText } from '../../../generator/src/typing/print/model.js'
import { DeclarationPrinter } from '../../../generator/src/typing/print/print-declarations.js'
import { writeOptional } from '../../../generator/src/typing/print/write-objects.js'
import { createSchemaResolver } from '../../../generator/src/typing/resolve/schema-resolver.js'

const require = createRequire(import.meta.url)
const LIBRARY = 'json-schema-to-typescript'
const MAIN = require.resolve(LIBRARY)
const PRETTIER = createRequire(MAIN).resolve('prettier')

it('loads the printer of the library and leaves the rest to those who ask for it', () => {
  const isLoaded = (path: string) => require.cache[path] !== undefined
  const { generate } = loadPrinter()
  expect([MAIN, PRETTIER].map(isLoaded)).toEqual([false, false])

  // The library's own defaults, though its main module was not there when the printer was loaded.
  const text = generate({ type: 'STRING', standaloneName: 'Text' })
  expect(text).toContain('DO NOT MODIFY IT BY HAND')
  expect(text).toContain('export type Text = string')
  expect(require(LIBRARY).compile).toBeTypeOf('function')
})

it('prints an interface as the library does from a schema to the end', async () => {
  const name = 'Given'
  const members: MemberText[] = [
    { name: 'first', type: '\'x\' | "y"', optional: false },
    { name: 'second', type: 'Other[]', optional: true },
    { name: 'third', type: '{ a: 1; [k: string]: unknown }', optional: false },
  ]
  const declaration: Declaration = { kind: 'interface', name, members, index: 'Other', source: undefined }
  const schema = {
    type: 'object',
    properties: Object.fromEntries(
      members.map(({ name, type, optional }) => [name, { tsType: optional ? writeOptional(type) : type }]),
    ),
    required: members.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: { tsType: 'Other' },
  }
  const whole: string = await require(LIBRARY).compile(schema, name, { bannerComment: '', format: false })

  const [text] = new DeclarationPrinter(createSchemaResolver(new Map())).print([declaration])
  expect(text?.replaceAll(/^ {2}/gm, '')).toBe(whole.trim())
})
