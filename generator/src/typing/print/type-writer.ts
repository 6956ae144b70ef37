// Terms as type text, with named declarations for objects, shared definitions and recursion.
import { pascalCase } from '../../naming/identifier.js'
import type { JsonValue } from '../../plan/model.js'
import type { SharedMap } from '../memo/shared-map.js'
import type { SchemaReader } from '../read/schema-reader.js'
import type { SchemaCursor } from '../resolve/model.js'
import { followPlainRef } from '../resolve/plain-ref.js'
import { isObject } from '../resolve/schema-keywords.js'
import type { ObjectShape, Term, ValueSet } from '../sets/model.js'
import { isAnyObject } from '../sets/object-shapes.js'
import { isNoValues, NO_VALUES } from '../sets/value-set.js'
import { type TypingLimits, typingLimits } from '../typing-limits.js'
import type { Declaration } from './model.js'
import type { NameRegistry } from './name-registry.js'
import { describeObject, type ObjectText } from './object-text.js'
import { plainText } from './plain-text.js'
import { shareMembers } from './share-members.js'
import { singular } from './singular.js'
import type { TypeRegistry } from './type-registry.js'
import { isWritableAsAnyArray, writeArrays } from './write-arrays.js'
import { asDeclaration, excludeEachOther, writeObject } from './write-objects.js'
import { writeBooleans, writeNumbers, writeStrings, writeUnion } from './write-union.js'

/** An inline type longer than this gets a name when it is used again. */
const MAX_REPEATED_LENGTH = 120
/** How deep types may stand in each other before they are `unknown`: the compiler gives up at a hundred. */
const MAX_DEPTH = 50

/** A term without the references that lead to it, and what names it. */
interface Target {
  readonly term: Term
  /** Where the plan says it, for the description. */
  readonly source: SchemaCursor | undefined
  /** The name of its definition, where it has one. */
  readonly definition: string | undefined
}

/** Lives for one output: a term has the same name all over it. */
export class TypeWriter {
  readonly #reader: SchemaReader
  readonly #limits: TypingLimits
  readonly #names: NameRegistry
  readonly #aliases: SharedMap<number, string>
  readonly #interfaces: SharedMap<number, string>
  readonly #texts: SharedMap<number, string>
  readonly #underway = new Map<number, string | undefined>()
  readonly #scalars = new Map<ValueSet, string>()
  readonly #words = new Map<string, string>()
  #declarations: Declaration[] = []
  #count = 0
  /** The definitions that belong to the schema being declared, and what their names begin with. */
  #own: { readonly definitions: ReadonlySet<JsonValue>; readonly base: string } = {
    definitions: new Set(),
    base: '',
  }

  constructor(
    reader: SchemaReader,
    { names, aliases, interfaces, texts }: TypeRegistry,
    limits: TypingLimits = typingLimits(1),
  ) {
    this.#reader = reader
    this.#limits = limits
    this.#names = names
    this.#aliases = aliases
    this.#interfaces = interfaces
    this.#texts = texts
  }

  /** How much of what may be written is, from 0 to 1. */
  get strain(): number {
    return this.#count / this.#limits.written
  }

  /**
   * The declaration of a type by exactly that name, then of what it refers to and no earlier call declared. The names of
   * its parts begin with `base`. With `objectsOnly` it admits nothing but objects.
   */
  declare(given: Term, name: string, { base = name, objectsOnly = false } = {}): Declaration[] {
    this.#declarations = []
    this.#own = { definitions: new Set(definitionsIn(given)), base }
    const { term, source } = this.#follow(given)
    const whole = this.#reader.read(term, 'over')
    const set = objectsOnly ? { ...NO_VALUES, objects: whole.objects } : whole
    const [shape, ...others] = set.objects
    const isOneObject = shape !== undefined && others.length === 0 && isOnlyObjects(set)
    const names = isOneObject ? this.#interfaces : this.#aliases
    if (!names.has(term.id)) names.set(term.id, name)
    const declaration = isOneObject
      ? asDeclaration(this.#describe(shape, base), name, source, objectsOnly)
      : ({ kind: 'alias', name, source, type: this.#writeSet(set, term, source, base) } as const)
    return [declaration, ...this.#declarations]
  }

  /** The name by which the type of a schema is declared, or that of just its objects; undefined where it has none. */
  nameOf(cursor: SchemaCursor): string | undefined {
    const { term } = this.#follow(this.#reader.terms.schema(cursor))
    return this.#aliases.get(term.id) ?? this.#interfaces.get(term.id)
  }

  /** The type of a term. `proposal` names it where it needs a name and the plan has none for it. */
  write(given: Term, proposal: string): string {
    return plainText(given) ?? this.#writeNamed(given, proposal)
  }

  #writeNamed(given: Term, proposal: string): string {
    const { term, source, definition } = this.#follow(given)
    const name = definition ?? proposal
    const alias = this.#aliases.get(term.id)
    if (alias !== undefined) return alias
    const text = this.#texts.get(term.id)
    if (text !== undefined)
      return text.length > MAX_REPEATED_LENGTH ? this.#declareAlias(term, source, text, name) : text
    const set = this.#reader.read(term, 'over')
    if (this.#underway.has(term.id)) return this.#writeAgain(set, term, source, name)
    this.#count += 1
    return this.#count > this.#limits.written || this.#underway.size > MAX_DEPTH
      ? 'unknown'
      : this.#writeFirst(set, term, source, name, definition !== undefined)
  }

  #writeFirst(
    set: ValueSet,
    term: Term,
    source: SchemaCursor | undefined,
    name: string,
    isDefinition: boolean,
  ): string {
    if (!isDefinition && !hasParts(set)) return this.#remember(term, this.#writeScalars(set))
    this.#underway.set(term.id, undefined)
    const type = this.#writeSet(set, term, source, name)
    const recursiveName = this.#underway.get(term.id)
    this.#underway.delete(term.id)
    if (recursiveName !== undefined) {
      this.#declarations.push({ kind: 'alias', name: recursiveName, source, type })
      return recursiveName
    }
    if (isDefinition && /[|{[]/.test(type) && !this.#interfaces.has(term.id)) {
      return this.#declareAlias(term, source, type, name)
    }
    return this.#remember(term, type)
  }

  #remember(term: Term, text: string): string {
    this.#texts.set(term.id, text)
    return text
  }

  #follow(given: Term): Target {
    if (given.kind !== 'schema') return { term: given, source: undefined, definition: undefined }
    const { cursor, ref } = followPlainRef(this.#reader.resolver, given.cursor)
    const name = ref === undefined ? undefined : definitionName(ref)
    const isOwn = this.#own.definitions.has(cursor.schema)
    const definition = name !== undefined && isOwn ? this.#own.base + name : name
    return { term: this.#reader.terms.schema(cursor), source: given.cursor, definition }
  }

  #declareAlias(term: Term, source: SchemaCursor | undefined, type: string, proposal: string): string {
    const name = this.#names.take(proposal)
    this.#aliases.set(term.id, name)
    this.#declarations.push({ kind: 'alias', name, source, type })
    return name
  }

  /** A type inside itself: by the name of its objects where it is little more than these, else by one of its own. */
  #writeAgain(set: ValueSet, term: Term, source: SchemaCursor | undefined, proposal: string): string {
    if (this.#interfaces.has(term.id) && set.arrays.length === 0)
      return this.#writeSet(set, term, source, proposal)
    const name = this.#names.take(proposal)
    this.#underway.set(term.id, name)
    this.#aliases.set(term.id, name)
    return name
  }

  #writeSet(set: ValueSet, term: Term, source: SchemaCursor | undefined, name: string): string {
    if (!hasParts(set)) return this.#writeScalars(set)
    if (isWritableAsUnknown(set)) return 'unknown'
    const writeItem = (item: Term): string => this.write(item, singular(name))
    return writeUnion([
      ...this.#writeObjects(set, term, source, name),
      ...set.arrays.flatMap((shape) => writeArrays(this.#reader, shape, writeItem)),
      ...scalarTexts(set),
    ])
  }

  /** Many terms have the same set. */
  #writeScalars(set: ValueSet): string {
    let text = this.#scalars.get(set)
    if (text === undefined) {
      text = writeUnion(scalarTexts(set))
      this.#scalars.set(set, text)
    }
    return text
  }

  #writeObjects(
    set: ValueSet,
    term: Term,
    source: SchemaCursor | undefined,
    proposal: string,
  ): readonly string[] {
    const [shape, ...others] = set.objects
    if (shape === undefined) return []
    if (others.length > 0)
      return this.#writeObjectUnion(
        set.objects.map((each) => this.#describe(each, proposal)),
        proposal,
      )
    const known = this.#interfaces.get(term.id)
    if (known !== undefined) return [known]
    if (shape.properties.size === 0 || isOpenMinded(set))
      return [writeObject(this.#describe(shape, proposal))]
    const name = this.#names.take(proposal)
    this.#interfaces.set(term.id, name)
    const place = this.#declarations.push({ kind: 'alias', name, source, type: 'unknown' }) - 1
    this.#declarations[place] = asDeclaration(this.#describe(shape, name), name, source)
    return [name]
  }

  #writeObjectUnion(given: readonly ObjectText[], proposal: string): readonly string[] {
    const texts = excludeEachOther(given)
    const common = shareMembers(texts)
    if (common === undefined) return texts.map(writeObject)
    const name = this.#names.take(`${proposal}Common`)
    this.#declarations.push(asDeclaration(common.shared, name, undefined))
    return [common.cases.length === 0 ? name : `${name} & (${writeUnion(common.cases.map(writeObject))})`]
  }

  #pascalCase(property: string): string {
    const name = this.#words.get(property) ?? pascalCase(property)
    this.#words.set(property, name)
    return name
  }

  #describe(shape: ObjectShape, base: string): ObjectText {
    this.#reader.spend(shape.properties.size)
    return describeObject(
      this.#reader,
      shape,
      (term, property) => plainText(term) ?? this.#writeNamed(term, base + this.#pascalCase(property)),
    )
  }
}

function hasParts({ arrays, objects }: ValueSet): boolean {
  return arrays.length > 0 || objects.length > 0
}

function scalarTexts({ strings, numbers, booleans, hasNull }: ValueSet): string[] {
  return [
    ...writeStrings(strings),
    ...writeNumbers(numbers),
    ...writeBooleans(booleans),
    ...(hasNull ? ['null'] : []),
  ]
}

function isOnlyObjects(set: ValueSet): boolean {
  return isNoValues({ ...set, objects: [] })
}

/** Whether no kind of value is constrained by anything that a type can say. */
function isWritableAsUnknown(set: ValueSet): boolean {
  return isOpenMinded(set) && set.objects.some(isAnyObject) && set.booleans.length === 2 && set.hasNull
}

/** Whether the schema says nothing of other kinds of values: it has no `type`, and naming its objects would mislead. */
function isOpenMinded(set: ValueSet): boolean {
  return set.strings.kind !== 'only' && set.numbers.kind !== 'only' && set.arrays.some(isWritableAsAnyArray)
}

function definitionsIn(term: Term): readonly JsonValue[] {
  if (term.kind !== 'schema' || !isObject(term.cursor.schema)) return []
  const { $defs, definitions } = term.cursor.schema
  return [$defs, definitions].flatMap((members) => (isObject(members) ? Object.values(members) : []))
}

/** `#/$defs/money` and `money.json` both make `Money`. */
function definitionName(ref: string): string | undefined {
  // The query of a URL is no part of a name, and may hold a token.
  const segment =
    decode(ref.replace(/\?[^#]*/, '').replace(/#$/, ''))
      .split(/[/#]/)
      .at(-1) ?? ''
  return pascalCase(segment.replace(/\.(?:json|ya?ml)$/, '')) || undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
