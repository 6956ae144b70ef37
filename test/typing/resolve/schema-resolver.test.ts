// Where references lead, draft by draft. Nothing but the given resources is ever looked at.
import { describe, expect, it } from 'vitest'
import type { Draft, JsonSchema } from '../../../generator/src/plan/model.js'
import { createSchemaResolver } from '../../../generator/src/typing/resolve/schema-resolver.js'

const TARGET = { const: 'target' }

interface Case {
  readonly name: string
  readonly draft: Draft
  readonly root: JsonSchema
  readonly other?: JsonSchema
  readonly ref: string
  /** The path from the root to the place that the reference stands at. @default [] */
  readonly at?: readonly string[]
  readonly want: JsonSchema | undefined
}

const CASES: readonly Case[] = [
  {
    name: 'the whole document',
    draft: '2020-12',
    root: TARGET,
    ref: '#',
    want: TARGET,
  },
  {
    name: 'a JSON pointer',
    draft: '2020-12',
    root: { $defs: { x: TARGET } },
    ref: '#/$defs/x',
    want: TARGET,
  },
  {
    name: 'a JSON pointer with escapes',
    draft: '2020-12',
    root: { $defs: { 'a/b~c%"': TARGET } },
    ref: '#/$defs/a~1b~0c%25%22',
    want: TARGET,
  },
  {
    name: 'a boolean',
    draft: '2020-12',
    root: { $defs: { x: false } },
    ref: '#/$defs/x',
    want: false,
  },
  {
    name: 'an inherited member is none',
    draft: '2020-12',
    root: { $defs: {} },
    ref: '#/$defs/toString',
    want: undefined,
  },
  {
    name: 'a document beside it',
    draft: '2020-12',
    root: {},
    other: { $defs: { x: TARGET } },
    ref: 'other.json#/$defs/x',
    want: TARGET,
  },
  {
    name: 'a document that is not there',
    draft: '2020-12',
    root: {},
    ref: 'https://example.com/schema.json',
    want: undefined,
  },
  {
    name: 'an anchor',
    draft: '2020-12',
    root: { $defs: { x: { $anchor: 'here', ...TARGET } } },
    ref: '#here',
    want: { $anchor: 'here', ...TARGET },
  },
  {
    name: 'an anchor of draft 07',
    draft: '07',
    root: { definitions: { x: { $id: '#here', ...TARGET } } },
    ref: '#here',
    want: { $id: '#here', ...TARGET },
  },
  {
    name: 'an anchor in an enum is data',
    draft: '2020-12',
    root: { enum: [{ $anchor: 'here' }] },
    ref: '#here',
    want: undefined,
  },
  {
    name: 'an embedded resource',
    draft: '2020-12',
    root: { $id: 'https://x.test/root', $defs: { x: { $id: 'inner', $defs: { y: TARGET } } } },
    ref: 'inner#/$defs/y',
    want: TARGET,
  },
  {
    name: 'an embedded resource of draft 04',
    draft: '04',
    root: { id: 'http://x.test/root', definitions: { x: { id: 'inner', definitions: { y: TARGET } } } },
    ref: 'http://x.test/inner#/definitions/y',
    want: TARGET,
  },
  {
    name: 'the base is that of the nearest resource',
    draft: '2020-12',
    root: {
      $id: 'https://x.test/a/root',
      $defs: { x: { $id: 'b/inner', not: {} }, y: { $id: 'b/here', ...TARGET } },
    },
    at: ['$defs', 'x', 'not'],
    ref: 'here',
    want: { $id: 'b/here', ...TARGET },
  },
  {
    name: 'an identifier beside a hiding $ref is none',
    draft: '07',
    root: { definitions: { x: { $id: 'https://x.test/x', $ref: '#' } } },
    ref: 'https://x.test/x',
    want: undefined,
  },
  {
    name: 'what stands beside a $ref is hidden up to draft 07',
    draft: '07',
    root: { definitions: { x: { $ref: '#', type: 'string', description: 'words stay' } } },
    ref: '#/definitions/x',
    want: { $ref: '#', description: 'words stay' },
  },
]

describe('resolveRef', () => {
  it.each(CASES)('finds $name', ({ draft, root, other, ref, at = [], want }) => {
    const resources = new Map([['plan:///root.json', { schema: root, draft }]])
    if (other !== undefined) resources.set('plan:///other.json', { schema: other, draft })
    const resolver = createSchemaResolver(resources)
    const start = resolver.open('plan:///root.json')
    const from = start && resolver.child(start, ...at)
    expect(from && resolver.resolveRef(from, ref)?.schema).toEqual(want)
  })
})

describe('resolveDynamicRef', () => {
  const list = {
    $id: 'list',
    items: { $dynamicRef: '#item' },
    $defs: { item: { $dynamicAnchor: 'item' } },
  }

  it.each([
    { name: 'the outermost dynamic anchor', outer: { $dynamicAnchor: 'item', ...TARGET } },
    { name: 'its own, where the outer one is a plain anchor', outer: { $anchor: 'item', ...TARGET } },
  ])('finds $name', ({ outer }) => {
    const root = { $id: 'https://x.test/root', $ref: 'list', $defs: { outer, list } }
    const resolver = createSchemaResolver(
      new Map([['plan:///root.json', { schema: root, draft: '2020-12' }]]),
    )
    const start = resolver.open('plan:///root.json')
    const inList = start && resolver.resolveRef(start, 'list')
    const item = inList && resolver.child(inList, 'items')
    const want = '$dynamicAnchor' in outer ? outer : { $dynamicAnchor: 'item' }
    expect(item && resolver.resolveDynamicRef(item, '#item')?.schema).toEqual(want)
  })

  it('gives equal ids to equal places, however they are reached', () => {
    const root = {
      $id: 'https://x.test/root',
      $ref: 'list',
      $defs: { outer: { $dynamicAnchor: 'item' }, list },
    }
    const resolver = createSchemaResolver(
      new Map([['plan:///root.json', { schema: root, draft: '2020-12' }]]),
    )
    const start = resolver.open('plan:///root.json')
    const once = start && resolver.resolveRef(start, 'list')
    const twice = once && resolver.resolveRef(once, 'https://x.test/list')
    expect(once?.id).toBe(twice?.id)
  })
})

describe('resolveRecursiveRef', () => {
  it('finds the outermost resource that is recursive too', () => {
    const tree = { $id: 'tree', $recursiveAnchor: true, properties: { child: { $recursiveRef: '#' } } }
    const root = { $id: 'https://x.test/root', $recursiveAnchor: true, $ref: 'tree', $defs: { tree } }
    const resolver = createSchemaResolver(
      new Map([['plan:///root.json', { schema: root, draft: '2019-09' }]]),
    )
    const start = resolver.open('plan:///root.json')
    const inTree = start && resolver.resolveRef(start, 'tree')
    const child = inTree && resolver.child(inTree, 'properties', 'child')
    expect(child && resolver.resolveRecursiveRef(child, '#')?.schema).toEqual(root)
  })
})

describe('dialects', () => {
  it('reads an embedded resource by its own $schema', () => {
    const inner = { $id: 'inner', $schema: 'http://json-schema.org/draft-07/schema#' }
    const root = { $id: 'https://x.test/root', $defs: { inner } }
    const resolver = createSchemaResolver(
      new Map([['plan:///root.json', { schema: root, draft: '2020-12' }]]),
    )
    const start = resolver.open('plan:///root.json')
    expect(start && resolver.resolveRef(start, 'inner')?.draft).toBe('07')
  })

  it('knows a metaschema without the validation vocabulary', () => {
    const metaschema = { $vocabulary: { 'https://json-schema.org/draft/2020-12/vocab/applicator': true } }
    const resources = new Map([
      ['https://x.test/meta', { schema: metaschema, draft: '2020-12' as const }],
      ['plan:///root.json', { schema: { $schema: 'https://x.test/meta' }, draft: '2020-12' as const }],
    ])
    expect(createSchemaResolver(resources).open('plan:///root.json')?.validates).toBe(false)
  })
})
