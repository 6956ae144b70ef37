// What the calls of a program can pass at one place of an event, gathered over all of them, and as a JSON Schema.
import type { DraftedEvent } from '../inference/draft-plan.js'
import { joinPointer } from '../plan/json-pointer.js'
import type { Call, JsonObject, JsonValue } from '../plan/model.js'

export interface CodeShape {
  /** Where the compiler knows nothing: `any`, `unknown`, a type parameter without a bound. */
  readonly anyAt: Set<string>
  /** The texts that are written out. */
  readonly texts: Set<string>
  isAnyText: boolean
  isDate: boolean
  /** The numbers of types such as `1 | 2`; one that is written out in a call counts as any. */
  readonly numbers: Set<number>
  isInteger: boolean
  isAnyNumber: boolean
  isBoolean: boolean
  isNull: boolean
  isArray: boolean
  items: CodeShape | undefined
  /** How many object types or literals were met. */
  objects: number
  readonly properties: Map<string, CodeProperty>
  /** Whether there can be keys that the compiler does not know. */
  hasOtherKeys: boolean
}

export interface CodeProperty {
  readonly shape: CodeShape
  /** In how many of the objects it cannot be missing. */
  always: number
  /** In how many of the objects it can be. */
  objects: number
  /** Such as `src/cart.ts:12`. */
  readonly places: Set<string>
}

export interface CodeEvent {
  readonly call: Call
  readonly name: string
  readonly payload: CodeShape
  readonly places: Set<string>
}

export function createCodeShape(): CodeShape {
  return {
    anyAt: new Set(),
    texts: new Set(),
    isAnyText: false,
    isDate: false,
    numbers: new Set(),
    isInteger: false,
    isAnyNumber: false,
    isBoolean: false,
    isNull: false,
    isArray: false,
    items: undefined,
    objects: 0,
    properties: new Map(),
    hasOtherKeys: false,
  }
}

/** The property of a name, made where it is not there yet. */
export function propertyOf(shape: CodeShape, name: string): CodeProperty {
  const known = shape.properties.get(name)
  if (known !== undefined) return known
  const added = { shape: createCodeShape(), always: 0, objects: 0, places: new Set<string>() }
  shape.properties.set(name, added)
  return added
}

export function draftCodeEvent({ call, name, payload, places }: CodeEvent): DraftedEvent {
  const evidence = new Map([['', `Sent at ${listPlaces(places)}.`]])
  const isOpen = payload.anyAt.size > 0 || payload.hasOtherKeys
  const schema = objectSchema(payload, '', evidence)
  if (isOpen) evidence.set('/additionalProperties', describeOpen(payload))
  return { call, name, schema: { type: 'object', ...schema, additionalProperties: isOpen }, evidence }
}

function describeOpen({ anyAt }: CodeShape): string {
  return anyAt.size > 0 ? `anything goes at ${listPlaces(anyAt)}` : 'keys that the compiler does not know'
}

function shapeSchema(shape: CodeShape, pointer: string, evidence: Map<string, string>): JsonObject {
  const types = typesOf(shape)
  const [only] = types
  if (shape.anyAt.size > 0 || only === undefined) return {}
  const values = enumOf(shape, types)
  return {
    type: types.length === 1 ? only : types,
    ...(values === undefined ? {} : { enum: values }),
    ...(shape.isDate && shape.texts.size === 0 && !shape.isAnyText ? { format: 'date-time' } : {}),
    ...(shape.items === undefined
      ? {}
      : { items: shapeSchema(shape.items, joinPointer(pointer, 'items'), evidence) }),
    ...(shape.objects === 0 ? {} : objectSchema(shape, pointer, evidence)),
  }
}

function typesOf(shape: CodeShape): string[] {
  const hasNumber = shape.isAnyNumber || [...shape.numbers].some((each) => !Number.isInteger(each))
  const kinds: [string, boolean][] = [
    ['string', shape.isAnyText || shape.isDate || shape.texts.size > 0],
    ['number', hasNumber],
    ['integer', !hasNumber && (shape.isInteger || shape.numbers.size > 0)],
    ['boolean', shape.isBoolean],
    ['array', shape.isArray],
    ['object', shape.objects > 0],
    ['null', shape.isNull],
  ]
  return kinds.filter(([, isMet]) => isMet).map(([name]) => name)
}

/** Where every value is written out somewhere; undefined where some are not. */
function enumOf(shape: CodeShape, types: readonly string[]): JsonValue[] | undefined {
  const isOpen = shape.isAnyText || shape.isDate || shape.isAnyNumber || shape.isInteger
  const others = types.some((type) => type === 'boolean' || type === 'array' || type === 'object')
  if (isOpen || others || shape.texts.size + shape.numbers.size === 0) return undefined
  const numbers = [...shape.numbers].sort((a, b) => a - b)
  return [...[...shape.texts].sort(), ...numbers, ...(shape.isNull ? [null] : [])]
}

function objectSchema(shape: CodeShape, pointer: string, evidence: Map<string, string>): JsonObject {
  const entries = [...shape.properties].sort(([a], [b]) => (a < b ? -1 : 1))
  const required = entries.filter(([, { always }]) => always === shape.objects).map(([name]) => name)
  const schemas = entries.map(([name, property]): [string, JsonValue] => {
    const at = joinPointer(pointer, 'properties', name)
    evidence.set(at, describe(property, shape.objects))
    return [name, shapeSchema(property.shape, at, evidence)]
  })
  return {
    ...(required.length === 0 ? {} : { required }),
    ...(schemas.length === 0 ? {} : { properties: Object.fromEntries(schemas) }),
  }
}

function describe({ shape, objects: met, places }: CodeProperty, objects: number): string {
  const any = shape.anyAt.size > 0 ? `; its type is not known at ${listPlaces(shape.anyAt)}` : ''
  return `${met} of ${objects}: ${listPlaces(places)}${any}`
}

const SHOWN_PLACES = 5

function listPlaces(places: ReadonlySet<string>): string {
  const shown = [...places].slice(0, SHOWN_PLACES).join(', ')
  return places.size > SHOWN_PLACES ? `${shown} and ${places.size - SHOWN_PLACES} more` : shown
}
