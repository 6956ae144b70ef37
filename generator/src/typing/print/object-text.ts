// Object shapes as members and index signatures: what TypeScript can say of a shape, and no more than the shape says.
import type { NameSet, NameTemplate, ObjectShape, Term, TermReader } from '../sets/model.js'
import { ANYTHING } from '../sets/name-template.js'
import { isClosed } from '../sets/object-shapes.js'
import type { MemberText, WriteProperty } from './model.js'
import { writeUnion } from './write-union.js'

export interface ObjectText {
  readonly members: readonly MemberText[]
  readonly templates: readonly TemplateText[]
  /** The type of a string index signature; undefined where there is none. */
  readonly index: string | undefined
}

interface TemplateText {
  readonly template: NameTemplate
  readonly type: string
}

/** Members that every value has by way of `Object.prototype`: an absent property is of that type there. */
const INHERITED = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
])
/** What JSON can hold: unlike `unknown` it refuses what is inherited. */
const JSON_VALUE = 'string | number | boolean | null | readonly unknown[] | { [k: string]: unknown }'

export function describeObject(reader: TermReader, shape: ObjectShape, write: WriteProperty): ObjectText {
  const members = [...shape.properties].map(([name, { term, required, declared }]): MemberText => {
    const type = reader.isEmpty(term) ? 'never' : write(term, name)
    return { name, type, optional: !required, declared }
  })
  const writeTemplate = ({ template, term }: TemplateTerm): TemplateText => ({
    template,
    type: reader.isEmpty(term) ? 'never' : write(term, 'value'),
  })
  const allowed = isClosed(shape) ? allowedNames(shape) : undefined
  const kept = members.map(allowInherited)
  if (allowed !== undefined)
    return reconcile(kept, admitOverlaps(allowed, allowed.map(writeTemplate)), undefined, shape)
  const index = writeRest(shape, write)
  return reconcile(kept, constrainedNames(reader, shape).map(writeTemplate), index, shape)
}

interface TemplateTerm {
  readonly template: NameTemplate
  readonly term: Term
}

interface AllowedNames extends TemplateTerm {
  /** Whether the template holds no other names than the pattern. */
  readonly isExact: boolean
}

/** In a closed shape: the templates that hold every undeclared name; undefined where none do. */
function allowedNames(shape: ObjectShape): AllowedNames[] | undefined {
  const closing = shape.rests.find(
    ({ unless, term }) => term.kind === 'none' && unless.every((names) => names.outside !== undefined),
  )
  return closing?.unless.flatMap((names) =>
    (names.outside ?? []).map((template) => {
      const isExact = names.inside.some(({ text }) => text === template.text)
      return { template, term: termOfNames(shape, names), isExact }
    }),
  )
}

/** A template that holds more than its pattern must not ask its type of the names that other patterns match. */
function admitOverlaps(allowed: readonly AllowedNames[], templates: readonly TemplateText[]): TemplateText[] {
  const types = templates.map(({ type }) => type)
  const all = types.includes('unknown') ? 'unknown' : writeUnion(types.filter((type) => type !== 'never'))
  return templates
    .filter(({ type }) => type !== 'never')
    .map((each) =>
      allowed.find(({ template }) => template === each.template)?.isExact ? each : { ...each, type: all },
    )
}

/** In an open shape: the templates that hold none but constrained names, with all that constrains these. */
function constrainedNames({ terms }: TermReader, shape: ObjectShape): TemplateTerm[] {
  const all = shape.patterns.flatMap(({ names, term }) =>
    names.inside.map((template) => ({ template, term })),
  )
  const constrained = all.filter(({ template, term }) => term.kind !== 'any' && template.text !== ANYTHING)
  return constrained.map(({ template }) => {
    const holding = all.filter((other) => other.template.accepts(template.sample))
    return { template, term: terms.all(holding.map(({ term }) => term)) }
  })
}

const ANY: Term = { kind: 'any', id: 0 }

function termOfNames(shape: ObjectShape, names: NameSet): Term {
  return shape.patterns.find((pattern) => pattern.names.key === names.key)?.term ?? ANY
}

/** `any`, not `unknown`: only that lets values of an interface or a class in. */
function writeRest(shape: ObjectShape, write: WriteProperty): string {
  const everywhere = shape.patterns.filter(({ names }) => names.inside.some(({ text }) => text === ANYTHING))
  const rests = [...shape.rests, ...everywhere.map(({ term }) => ({ unless: [], term }))]
  const rest = rests.find(({ term }) => term.kind !== 'any' && term.kind !== 'none')
  if (rest === undefined) return 'any'
  const byPattern = rest.unless.map((names) => termOfNames(shape, names))
  const texts = [rest.term, ...byPattern].map((term) => write(term, 'value'))
  return texts.includes('unknown') ? 'any' : writeUnion(texts)
}

function allowInherited(member: MemberText): MemberText {
  if (!INHERITED.has(member.name)) return member
  if (!member.optional) return member.type === 'unknown' ? { ...member, type: JSON_VALUE } : member
  return {
    ...member,
    type: writeUnion([member.type, `Object["${member.name}"]`].filter((type) => type !== 'never')),
  }
}

/** Widens index signatures until TypeScript finds them compatible with the members and with each other. */
function reconcile(
  members: readonly MemberText[],
  given: readonly TemplateText[],
  index: string | undefined,
  shape: ObjectShape,
): ObjectText {
  const templates = mergeTemplates(given)
  const refusing = templates.filter(({ type }) => type === 'never')
  const kept = members.filter(
    ({ name, type }) => type !== 'never' || !refusing.some(({ template }) => template.accepts(name)),
  )
  const widened = templates.map((each) => {
    if (each.type === 'never' || each.type === 'unknown') return each
    const declared = kept.filter(({ name }) => each.template.accepts(name)).map(memberType)
    const inner = templates.filter((other) => liesIn(other, each)).map(({ type }) => type)
    return { ...each, type: widen(each.type, [...declared, ...inner]) }
  })
  if (index === undefined)
    return { members: kept, templates: widened.filter(({ type }) => type !== 'never'), index }
  const isOpen = index === 'any' || shape.patterns.some(({ term }) => term.kind === 'any')
  const below = [...kept.map(memberType), ...widened.map(({ type }) => type)]
  return { members: kept, templates: widened, index: isOpen ? 'any' : widen(index, below) }
}

/** Each template once; those that lie in a refused one add nothing. */
function mergeTemplates(given: readonly TemplateText[]): TemplateText[] {
  const merged = new Map<string, TemplateText>()
  for (const each of given) {
    const other = merged.get(each.template.text)
    if (other === undefined || each.type === 'never' || other.type === 'unknown')
      merged.set(each.template.text, each)
  }
  const templates = [...merged.values()]
  return templates.filter((each) => !templates.some((other) => other.type === 'never' && liesIn(each, other)))
}

function liesIn(inner: TemplateText, outer: TemplateText): boolean {
  return inner !== outer && outer.template.accepts(inner.template.sample)
}

function memberType({ type, optional }: MemberText): string {
  return optional ? `${type} | undefined` : type
}

/** A type that holds all of them; plain unions are taken apart, so that none of their members stands twice. */
function widen(type: string, others: readonly string[]): string {
  const parts = [type, ...others].flatMap((each) => (/^[\w$ |]+$/.test(each) ? each.split(' | ') : [each]))
  if (parts.includes('unknown')) return 'any'
  return writeUnion(parts.filter((each) => each !== 'never'))
}
