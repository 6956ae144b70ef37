// What the compiler knows of an expression, into a shape: literals as they are written, everything else by its type.
import { type Expression, Node, type ObjectLiteralElementLike, type Type } from 'ts-morph'
import { type CodeShape, createCodeShape, propertyOf } from './code-shape.js'

/** Such as `src/cart.ts:12`. */
export type PlaceOf = (node: Node) => string

/** Types that contain themselves end here. */
const MAX_DEPTH = 8
/** Of an object type: a DOM element that was passed by mistake has hundreds. */
const MAX_PROPERTIES = 200

/** What the expression can be, into the shape. */
export function gatherExpression(shape: CodeShape, expression: Expression, placeOf: PlaceOf): void {
  gather(shape, expression, 0, placeOf)
}

/** What a value of the type can be, which is written out nowhere. */
export function gatherValue(shape: CodeShape, type: Type, at: Node, placeOf: PlaceOf): void {
  gatherType(shape, type, at, 0, placeOf)
}

function gather(shape: CodeShape, expression: Expression, depth: number, placeOf: PlaceOf): void {
  const node = unwrap(expression)
  if (Node.isObjectLiteralExpression(node)) {
    shape.objects += 1
    for (const element of mergeElements(node.getProperties())) gatherElement(shape, element, depth, placeOf)
  } else if (Node.isArrayLiteralExpression(node)) {
    shape.isArray = true
    for (const element of node.getElements()) gatherItem(shape, element, depth, placeOf)
  } else if (Node.isNumericLiteral(node)) {
    if (Number.isInteger(node.getLiteralValue())) shape.isInteger = true
    else shape.isAnyNumber = true
  } else gatherType(shape, node.getType(), node, depth, placeOf)
}

function gatherItem(shape: CodeShape, element: Expression, depth: number, placeOf: PlaceOf): void {
  shape.items ??= createCodeShape()
  if (!Node.isSpreadElement(element)) gather(shape.items, element, depth + 1, placeOf)
  else {
    const type = element.getExpression().getType()
    const items = type.getArrayElementType() ?? type.getTupleElements()[0]
    if (items === undefined) shape.items.anyAt.add(placeOf(element))
    else gatherType(shape.items, items, element, depth + 1, placeOf)
  }
}

function gatherElement(
  shape: CodeShape,
  element: ObjectLiteralElementLike,
  depth: number,
  placeOf: PlaceOf,
): void {
  if (Node.isSpreadAssignment(element)) {
    gatherMembers(shape, element.getExpression().getType(), element, depth, placeOf)
    return
  }
  const name = nameOf(element)
  if (name === undefined) {
    shape.hasOtherKeys = true
    return
  }
  const value = Node.isPropertyAssignment(element)
    ? element.getInitializer()
    : Node.isShorthandPropertyAssignment(element)
      ? element.getNameNode()
      : undefined
  if (value === undefined) return
  const property = propertyOf(shape, name)
  property.objects += 1
  property.places.add(placeOf(element))
  if (!mayBeUndefined(value.getType())) property.always += 1
  gather(property.shape, value, depth + 1, placeOf)
}

function gatherType(shape: CodeShape, type: Type, at: Node, depth: number, placeOf: PlaceOf): void {
  if (type.isUnion() && !type.isBoolean()) {
    for (const member of type.getUnionTypes()) gatherType(shape, member, at, depth, placeOf)
  } else if (!gatherScalar(shape, type) && !gatherList(shape, type, at, depth, placeOf)) {
    const bound = type.isTypeParameter() ? type.getConstraint() : undefined
    if (bound !== undefined) gatherType(shape, bound, at, depth, placeOf)
    else if (!type.isObject() && !type.isIntersection()) shape.anyAt.add(placeOf(at))
    else if (type.getCallSignatures().length === 0) {
      shape.objects += 1
      gatherMembers(shape, type, at, depth, placeOf)
    }
  }
}

function gatherList(shape: CodeShape, type: Type, at: Node, depth: number, placeOf: PlaceOf): boolean {
  const elements = type.isTuple() ? type.getTupleElements() : [type.getArrayElementType()]
  if (!type.isTuple() && !type.isArray() && !type.isReadonlyArray()) return false
  shape.isArray = true
  shape.items ??= createCodeShape()
  for (const element of elements) {
    if (element !== undefined) gatherType(shape.items, element, at, depth + 1, placeOf)
  }
  return true
}

function gatherMembers(shape: CodeShape, type: Type, at: Node, depth: number, placeOf: PlaceOf): void {
  const index = type.getStringIndexType()
  const members = type.isUnion() ? [] : type.getProperties()
  if (index !== undefined || type.isUnion() || type.isAny() || type.isTypeParameter())
    shape.hasOtherKeys = true
  if (depth >= MAX_DEPTH || members.length > MAX_PROPERTIES) {
    shape.hasOtherKeys = true
    return
  }
  for (const member of members) {
    const memberType = member.getTypeAtLocation(at)
    // JSON leaves methods out.
    if (memberType.getCallSignatures().length > 0) continue
    const property = propertyOf(shape, member.getName())
    property.objects += 1
    property.places.add(placeOf(at))
    if (!member.isOptional() && !mayBeUndefined(memberType)) property.always += 1
    gatherType(property.shape, memberType, at, depth + 1, placeOf)
  }
}

/** @returns whether the type is one of the scalars, or nothing */
function gatherScalar(shape: CodeShape, type: Type): boolean {
  const literal = type.getLiteralValue()
  if (typeof literal === 'string') shape.texts.add(literal)
  else if (typeof literal === 'number') shape.numbers.add(literal)
  else if (type.isString() || type.isTemplateLiteral()) shape.isAnyText = true
  else if (type.isNumber()) shape.isAnyNumber = true
  else if (type.isBoolean() || type.isBooleanLiteral()) shape.isBoolean = true
  else if (type.isNull()) shape.isNull = true
  else if (type.getSymbol()?.getName() === 'Date') shape.isDate = true
  else return type.isUndefined() || type.isVoid() || type.isNever()
  return true
}

function mayBeUndefined(type: Type): boolean {
  return (
    type.isUndefined() ||
    type.isAny() ||
    type.isUnknown() ||
    (type.isUnion() && type.getUnionTypes().some((each) => each.isUndefined()))
  )
}

/** Of elements of one name the last holds. */
function mergeElements(elements: readonly ObjectLiteralElementLike[]): ObjectLiteralElementLike[] {
  const named = new Map(elements.map((element) => [nameOf(element) ?? element, element]))
  return [...named.values()]
}

function nameOf(element: ObjectLiteralElementLike): string | undefined {
  if (Node.isSpreadAssignment(element)) return undefined
  const node = element.getNameNode()
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) return node.getLiteralText()
  if (!Node.isComputedPropertyName(node)) return node.getText()
  const literal = node.getExpression().getType().getLiteralValue()
  return typeof literal === 'string' ? literal : undefined
}

function unwrap(node: Expression): Expression {
  return Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node)
    ? isAssertion(node)
      ? node
      : unwrap(node.getExpression())
    : node
}

/** `x as Order` says more than `x`; `x as const` says nothing new. */
function isAssertion(node: Node): boolean {
  return Node.isAsExpression(node) && node.getTypeNode()?.getText() !== 'const'
}
