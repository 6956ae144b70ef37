// Takes values into sketches, in bounded memory. What a sketch says about a schema is sketch-to-schema.ts.
import type { JsonObject, JsonValue } from '../plan/model.js'
import type { ValueSketch } from './model.js'
import { ALL_FORMATS, keepFormats } from './string-formats.js'

export interface ObservationLimits {
  /** More different texts than this are no enum. @default 20 */
  readonly maxTexts: number
  /** A longer text is no member of an enum. @default 100 */
  readonly maxTextLength: number
  /** An object of more different keys is a map from something to something. @default 200 */
  readonly maxKeys: number
  /** What lies deeper is not looked at. @default 12 */
  readonly maxDepth: number
  /** Of all events together; when they are used up, new keys are passed over. About 0.5 kB each. @default 100000 */
  readonly maxSketches: number
}

const DEFAULT_LIMITS: ObservationLimits = {
  maxTexts: 20,
  maxTextLength: 100,
  maxKeys: 200,
  maxDepth: 12,
  maxSketches: 100_000,
}

export interface ValueObserver {
  readonly createSketch: () => ValueSketch
  readonly observe: (sketch: ValueSketch, value: JsonValue) => void
}

/** All sketches of one observer share its limit on their number. */
export function createValueObserver(limits: ObservationLimits = DEFAULT_LIMITS): ValueObserver {
  let sketchesLeft = limits.maxSketches

  function createSketch(): ValueSketch {
    sketchesLeft -= 1
    return {
      seen: 0,
      nulls: 0,
      booleans: 0,
      integers: 0,
      fractions: 0,
      strings: 0,
      arrays: 0,
      objects: 0,
      minimum: Number.POSITIVE_INFINITY,
      maximum: Number.NEGATIVE_INFINITY,
      texts: undefined,
      formats: ALL_FORMATS,
      properties: undefined,
      hasOtherKeys: false,
      items: undefined,
    }
  }

  function observe(sketch: ValueSketch, value: JsonValue, depth: number): void {
    sketch.seen += 1
    if (typeof value === 'string') observeText(sketch, value, limits)
    else if (typeof value === 'number') observeNumber(sketch, value)
    else if (typeof value === 'boolean') sketch.booleans += 1
    else if (value === null) sketch.nulls += 1
    else if (Array.isArray(value)) observeItems(sketch, value, depth)
    else observeMembers(sketch, value as JsonObject, depth)
  }

  function observeItems(sketch: ValueSketch, values: readonly JsonValue[], depth: number): void {
    sketch.arrays += 1
    if (values.length === 0 || depth >= limits.maxDepth) return
    if (sketch.items === undefined && sketchesLeft <= 0) return
    sketch.items ??= createSketch()
    for (const value of values) observe(sketch.items, value, depth + 1)
  }

  function observeMembers(sketch: ValueSketch, value: JsonObject, depth: number): void {
    sketch.objects += 1
    sketch.properties ??= new Map()
    for (const key in value) {
      const known = sketch.properties.get(key) ?? addProperty(sketch, sketch.properties, key, depth)
      if (known === undefined) sketch.hasOtherKeys = true
      else observe(known, value[key] as JsonValue, depth + 1)
    }
  }

  function addProperty(
    sketch: ValueSketch,
    properties: Map<string, ValueSketch>,
    key: string,
    depth: number,
  ): ValueSketch | undefined {
    // A key that is passed over once stays so: its count would be wrong from then on.
    if (sketch.hasOtherKeys || depth >= limits.maxDepth || sketchesLeft <= 0) return undefined
    if (properties.size >= limits.maxKeys) {
      sketchesLeft += dropRareKeys(sketch, properties)
      return undefined
    }
    const added = createSketch()
    properties.set(key, added)
    return added
  }

  return { createSketch, observe: (sketch, value) => observe(sketch, value, 0) }
}

/** Of a map: keeps the keys that most of its objects have, which are no ids. @returns how many were dropped */
function dropRareKeys(sketch: ValueSketch, properties: Map<string, ValueSketch>): number {
  const before = properties.size
  for (const [key, { seen }] of properties) if (seen * 2 < sketch.objects) properties.delete(key)
  return before - properties.size
}

function observeNumber(sketch: ValueSketch, value: number): void {
  if (Number.isInteger(value)) sketch.integers += 1
  else sketch.fractions += 1
  if (value < sketch.minimum) sketch.minimum = value
  if (value > sketch.maximum) sketch.maximum = value
}

function observeText(sketch: ValueSketch, text: string, limits: ObservationLimits): void {
  if (sketch.strings === 0) sketch.texts = new Map()
  sketch.strings += 1
  const { texts } = sketch
  const count = texts?.get(text)
  if (count !== undefined) {
    texts?.set(text, count + 1)
    return
  }
  if (sketch.formats !== 0) sketch.formats = keepFormats(text, sketch.formats)
  if (texts === undefined) return
  if (texts.size >= limits.maxTexts || text.length > limits.maxTextLength) sketch.texts = undefined
  else texts.set(text, 1)
}
