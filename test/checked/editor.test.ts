// What an editor offers inside a call with `Checked`: names, enum values, and types that can be read.
import ts from 'typescript'
import { expect, it } from 'vitest'
import { COMPILER_OPTIONS } from './compile-text.js'
import { ORDER_EVENT } from './order-event.js'

/** A language service over one text in which `|` marks the cursor. */
function openEditor(call: string): { service: ts.LanguageService; file: string; position: number } {
  const marked = `${ORDER_EVENT}\n${call}\n`
  const position = marked.lastIndexOf('|')
  const text = marked.slice(0, position) + marked.slice(position + 1)
  const file = new URL('edited.mts', import.meta.url).pathname
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({
      ...COMPILER_OPTIONS,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
    }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = path === file ? text : ts.sys.readFile(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => new URL('.', import.meta.url).pathname,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? text : ts.sys.readFile(path)),
  }
  return { service: ts.createLanguageService(host), file, position }
}

function complete(call: string): string[] {
  const { service, file, position } = openEditor(call)
  return (service.getCompletionsAtPosition(file, position, {})?.entries ?? [])
    .map((entry) => entry.name)
    .sort()
}

function hover(call: string): string {
  const { service, file, position } = openEditor(call)
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, position)?.displayParts)
}

const ALL = [
  'address',
  'card',
  'currency',
  'email',
  'extra',
  'order_id',
  'products',
  'status',
  'tags',
  'total',
]

it.each([
  { name: 'property names in an empty literal', given: 'trackOrderCompleted({ | })', want: ALL },
  {
    name: 'the names that are left',
    given: "trackOrderCompleted({ order_id: 'ord_1', currency: 'EUR', | })",
    want: ALL.filter((key) => key !== 'order_id' && key !== 'currency'),
  },
  {
    name: 'the names that are left beside a wrong value',
    given: "trackOrderCompleted({ order_id: 'ord_1', currency: 'eur', | })",
    want: ALL.filter((key) => key !== 'order_id' && key !== 'currency'),
  },
  {
    name: 'enum values',
    given: "trackOrderCompleted({ order_id: 'ord_1', status: '|' })",
    want: ['open', 'paid'],
  },
  {
    name: 'names within an item',
    given: 'trackOrderCompleted({ products: [{ | }] })',
    want: ['price', 'quantity', 'sku'],
  },
  {
    name: 'names within an object',
    given: 'trackOrderCompleted({ ...order, address: { | } })',
    want: ['city', 'zip'],
  },
])('completes $name', ({ given, want }) => {
  expect(complete(given)).toEqual(want)
})

it('shows a property as the plan types it', () => {
  expect(hover("trackOrderCompleted({ ...order, sta|tus: 'paid' })")).toBe('(property) status: "paid"')
})

it('shows the function with its interface', () => {
  expect(hover('const send = trackOrder|Completed')).toBe(
    'function trackOrderCompleted<const P extends OrderCompletedProperties>(properties: Checked<P, OrderCompletedProperties, OrderCompletedRules, Suspect_order<P>>): void',
  )
})
