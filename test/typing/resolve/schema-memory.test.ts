// A fingerprint changes with everything that can be seen from its place, however far away that was decided.
import { expect, it } from 'vitest'
import type { JsonObject, SchemaResource } from '../../../generator/src/plan/model.js'
import { SchemaMemory } from '../../../generator/src/typing/resolve/schema-memory.js'

const EVENT = 'plan:///event.json'
const FIRST = {
  'event.json': { properties: { a: { $ref: 'shared.json#/$defs/a' } } },
  'shared.json': { $defs: { a: { $ref: 'https://example.com/far' } } },
  'far.json': { $defs: { far: { $id: 'https://example.com/far', type: 'string' } } },
  'other.json': { properties: { id: { type: 'string' } } },
}

function resourcesOf(files: Readonly<Record<string, JsonObject>>): Map<string, SchemaResource> {
  const copies: [string, JsonObject][] = Object.entries(JSON.parse(JSON.stringify(files)))
  return new Map(copies.map(([path, schema]) => [`plan:///${path}`, { schema, draft: '2020-12' }]))
}

it.each([
  { name: 'nothing changed', edited: {}, isSame: true },
  { name: 'the schema itself changed', edited: { 'event.json': { properties: { a: true } } }, isSame: false },
  { name: 'what it refers to changed', edited: { 'shared.json': { $defs: { a: {} } } }, isSame: false },
  {
    name: 'what that refers to changed',
    edited: { 'far.json': { $defs: { far: { $id: 'https://example.com/far', type: 'number' } } } },
    isSame: false,
  },
  {
    name: 'a schema that nobody refers to changed',
    edited: { 'other.json': { properties: { id: {} } } },
    isSame: true,
  },
  {
    name: 'a file of another sort takes the place of what it refers to',
    edited: { 'far.json': {}, 'other.json': { $id: 'https://example.com/far' } },
    isSame: false,
  },
])('when $name', ({ edited, isSame }) => {
  const memory = new SchemaMemory()
  const first = memory.open(resourcesOf(FIRST)).fingerprint(EVENT)
  const second = memory.open(resourcesOf({ ...FIRST, ...edited })).fingerprint(EVENT)
  expect(second === first).toBe(isSame)
  // Also where nobody asked in a state between.
  memory.open(resourcesOf(FIRST))
  const last = memory.open(resourcesOf({ ...FIRST, ...edited })).fingerprint(EVENT)
  expect(last === first).toBe(isSame)
})
