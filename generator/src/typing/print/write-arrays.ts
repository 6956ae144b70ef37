// Array shapes as array and tuple types. Always readonly, so that data declared `as const` fits.
import { isAnyArray, itemAt } from '../sets/array-shapes.js'
import type { ArrayShape, Term, TermReader } from '../sets/model.js'
import { listDistinct, listMatches } from './split-arrays.js'
import { writeOperand, writeUnion } from './write-union.js'

/** How many items a tuple type spells out. Beyond, the type is wider than the shape. */
const MAX_REQUIRED = 32
const MAX_OPTIONAL = 8

type WriteItem = (item: Term) => string

/** Whether a type can say no more of the array than that it is one. */
export function isWritableAsAnyArray(shape: ArrayShape): boolean {
  return isAnyArray({ ...shape, unique: false })
}

/** One type for most shapes; several where `contains` or `uniqueItems` leave few possibilities. */
export function writeArrays(reader: TermReader, shape: ArrayShape, write: WriteItem): readonly string[] {
  const shapes = listDistinct(reader, shape).flatMap((each) => listMatches(reader, each))
  return shapes.map((each) => writeArray(each, write))
}

function writeArray(shape: ArrayShape, write: WriteItem): string {
  const { prefix, maxItems } = shape
  const required = Math.min(shape.minItems, MAX_REQUIRED)
  const isBounded = maxItems <= Math.min(MAX_REQUIRED, Math.max(prefix.length, required) + MAX_OPTIONAL)
  const listed = isBounded ? maxItems : Math.max(required, Math.min(prefix.length, MAX_REQUIRED))
  const items = Array.from({ length: listed }, (_, index) => write(itemAt(shape, index)))
  const rest = isBounded ? undefined : writeUnion([...prefix.slice(listed), shape.rest].map(write))
  if (listed === 0 && rest !== undefined) return `readonly ${writeOperand(rest)}[]`
  const texts = items.map((text, index) => (index < required ? text : `${writeOperand(text)}?`))
  if (rest !== undefined && rest !== 'never') texts.push(`...${writeOperand(rest)}[]`)
  return `readonly [${texts.join(', ')}]`
}
