// Follows references: from a place in a schema to its subschemas and to what `$ref`, `$dynamicRef` and `$recursiveRef`
// name. Reads only the resources it is given; never a disk or a network. Knows nothing of types.
import type { Draft, JsonObject, JsonSchema, JsonValue, SchemaResource } from '../../plan/model.js'
import { significantBase } from '../../plan/reference-base.js'
import type { SchemaCursor, SchemaResolver, SchemaScope } from './model.js'
import { type Address, createBriefMemory, type ResolverMemory } from './resolver-memory.js'
import { indexResource, type ResourceIndex } from './resource-index.js'
import {
  ANNOTATIONS,
  draftOfUri,
  identifierOf,
  isArray,
  isObject,
  isSchema,
  ownMember,
  refHidesSiblings,
} from './schema-keywords.js'
import { simpleKey } from './simple-key.js'
import { resolveUri, splitFragment } from './uri.js'

/** Resources are keyed by absolute URI; those embedded in them by `$id` are found too. */
export function createSchemaResolver(
  resources: ReadonlyMap<string, SchemaResource>,
  memory: ResolverMemory = createBriefMemory(),
): SchemaResolver {
  return new ResourceResolver(resources, memory)
}

const resolvers = new WeakMap<ReadonlyMap<string, SchemaResource>, SchemaResolver>()

/** The one resolver of a plan's resources: what one stage looked up, the next need not. */
export function resolverOf(resources: ReadonlyMap<string, SchemaResource>): SchemaResolver {
  const resolver = resolvers.get(resources) ?? createSchemaResolver(resources)
  resolvers.set(resources, resolver)
  return resolver
}

/** A cursor before it has an identity. */
type Place = Omit<SchemaCursor, 'id' | 'simple'>
/** A schema that a place was found at: its number, and the cursor given last. */
interface Visited {
  readonly identity: number
  readonly last: SchemaCursor
}

/** What a place's draft adds to its number, and the next one where nothing is validated. */
const DIALECTS: Readonly<Record<Draft, number>> = { '04': 0, '06': 2, '07': 4, '2019-09': 6, '2020-12': 8 }

type Dialect = Pick<Place, 'draft' | 'validates'>

/** Lives as long as one plan: remembers what it indexed. */
class ResourceResolver implements SchemaResolver {
  readonly #resources: ReadonlyMap<string, SchemaResource>
  readonly #memory: ResolverMemory
  readonly #cursors = new Map<JsonSchema, Visited>()
  readonly #bareRefs = new Map<JsonObject, JsonObject>()
  readonly #referred = new Map<
    SchemaCursor,
    { readonly ref: string; readonly target: SchemaCursor | undefined }
  >()
  #places: Map<string, Place> | undefined

  constructor(resources: ReadonlyMap<string, SchemaResource>, memory: ResolverMemory) {
    this.#resources = resources
    this.#memory = memory
  }

  open(uri: string): SchemaCursor | undefined {
    const { uri: resourceUri, fragment } = splitFragment(uri)
    const resource = this.#resources.get(resourceUri)
    return resource && this.#finish(this.#inFragment(this.#start(resource, resourceUri), fragment))
  }

  child(cursor: SchemaCursor, ...path: readonly string[]): SchemaCursor | undefined {
    return this.#finish(this.#walk(cursor, path))
  }

  /** Remembered, since everyone who reads the schema asks. */
  resolveRef(cursor: SchemaCursor, ref: string): SchemaCursor | undefined {
    const known = this.#referred.get(cursor)
    if (known?.ref === ref) return known.target
    const target = this.#finish(this.#find(cursor, ref)?.target)
    this.#referred.set(cursor, { ref, target })
    return target
  }

  resolveDynamicRef(cursor: SchemaCursor, ref: string): SchemaCursor | undefined {
    const found = this.#find(cursor, ref)
    if (found === undefined) return undefined
    const { resource, fragment, target } = found
    if (this.#dynamicAnchor(resource, fragment) !== target.schema) return this.#finish(target)
    for (const scope of cursor.dynamicScope) {
      const schema = this.#dynamicAnchor(scope, fragment)
      if (schema !== undefined) return this.#finish({ ...target, ...scope, schema })
    }
    return this.#finish(target)
  }

  resolveRecursiveRef(cursor: SchemaCursor, ref: string): SchemaCursor | undefined {
    const target = this.#find(cursor, ref)?.target
    if (target === undefined || !isRecursive(target.schema)) return this.#finish(target)
    const outermost = cursor.dynamicScope.find((scope) => isRecursive(scope.root))
    return this.#finish(
      outermost === undefined ? target : { ...target, ...outermost, schema: outermost.root },
    )
  }

  #find(from: Place, ref: string): { resource: Place; fragment: string; target: Place } | undefined {
    const address = this.#address(ref, from.baseUri)
    const resource = address && this.#enterResource(from, address.uri)
    const target = resource && this.#inFragment(resource, address.fragment)
    return target && { resource, fragment: address.fragment, target }
  }

  /** A URL takes long to put together. */
  #address(ref: string, baseUri: string): Address | undefined {
    const key = `${significantBase(baseUri, ref)} ${ref}`
    const known = this.#memory.addresses.get(key)
    if (known !== undefined) return known
    const absolute = ref.startsWith('#') ? baseUri + ref : resolveUri(ref, baseUri)
    const address = absolute === undefined ? undefined : splitFragment(absolute)
    if (address !== undefined) this.#memory.addresses.set(key, address)
    return address
  }

  #enterResource(from: Place, uri: string): Place | undefined {
    if (uri === from.baseUri) return { ...from, schema: from.root }
    const found = this.#allPlaces().get(uri)
    return found && this.#enterScope({ ...found, dynamicScope: from.dynamicScope })
  }

  #inFragment(resource: Place, fragment: string): Place | undefined {
    if (fragment === '') return resource
    if (fragment.startsWith('/')) return this.#walk(resource, pointerKeys(fragment))
    if (!isObject(resource.root)) return undefined
    const schema = this.#indexOf(resource.root, resource).anchors.get(fragment)
    return schema && { ...resource, schema }
  }

  /** Follows keys; what lies between two schemas need not be one. */
  #walk(from: Place, path: readonly string[]): Place | undefined {
    let place = from
    let value: JsonValue = from.schema
    for (const key of path) {
      const next: JsonValue | undefined = isArray(value)
        ? value[Number(key)]
        : isObject(value)
          ? ownMember(value, key)
          : undefined
      if (next === undefined) return undefined
      if (isObject(next)) place = this.#step(place, next)
      value = next
    }
    if (value === place.schema) return place
    return isSchema(value) ? placeAt(place, value) : undefined
  }

  /** Steps into a subschema: an identifier there opens a resource, and its `$schema` may change the draft. */
  #step(from: Place, schema: JsonObject): Place {
    const id = identifierOf(schema, from.draft)
    if (id === undefined || id.startsWith('#')) return from
    const baseUri = splitFragment(resolveUri(id, from.baseUri) ?? from.baseUri).uri
    return this.#enterScope({ ...from, ...this.#dialectOf(schema, from), schema, baseUri, root: schema })
  }

  #start({ schema, draft }: SchemaResource, uri: string): Place {
    const outer: Place = { schema, draft, validates: true, baseUri: uri, root: schema, dynamicScope: [] }
    if (!isObject(schema)) return outer
    const place = { ...outer, ...this.#dialectOf(schema, outer) }
    const entered = this.#step(place, schema)
    return entered === place ? this.#enterScope(place) : entered
  }

  #dialectOf(schema: JsonObject, outer: Dialect): Dialect {
    const { $schema } = schema
    if (typeof $schema !== 'string') return { draft: outer.draft, validates: outer.validates }
    const draft = draftOfUri($schema)
    if (draft !== undefined) return { draft, validates: true }
    const custom = this.#resources.get(splitFragment($schema).uri)
    const vocabulary = isObject(custom?.schema) ? custom.schema.$vocabulary : undefined
    const validates =
      !isObject(vocabulary) || Object.keys(vocabulary).some((uri) => uri.endsWith('/vocab/validation'))
    return { draft: custom?.draft ?? outer.draft, validates }
  }

  /** Remembers a resource for the dynamic anchors that none entered before it has: only the outermost ones count. */
  #enterScope(place: Place): Place {
    const { root, draft, dynamicScope } = place
    if (!isObject(root) || refHidesSiblings(draft)) return place
    const adds = [...this.#indexOf(root, place).dynamicAnchors.keys()].some((name) =>
      dynamicScope.every((scope) => this.#dynamicAnchor(scope, name) === undefined),
    )
    const addsRecursion = isRecursive(root) && !dynamicScope.some((scope) => isRecursive(scope.root))
    if (!adds && !addsRecursion) return place
    const { baseUri, validates } = place
    return { ...place, dynamicScope: [...dynamicScope, { baseUri, root, draft, validates }] }
  }

  #dynamicAnchor(scope: SchemaScope, name: string): JsonObject | undefined {
    return isObject(scope.root) ? this.#indexOf(scope.root, scope).dynamicAnchors.get(name) : undefined
  }

  #indexOf(root: JsonObject, { draft }: Dialect): ResourceIndex {
    const indexes = this.#memory.indexes[draft]
    const index = indexes.get(root) ?? indexResource(root, draft)
    indexes.set(root, index)
    return index
  }

  /** Every resource by URI, embedded ones included; built when a reference first leaves its own resource. */
  #allPlaces(): Map<string, Place> {
    if (this.#places !== undefined) return this.#places
    const places = new Map<string, Place>()
    this.#places = places
    for (const [uri, resource] of this.#resources) {
      const start = this.#start(resource, splitFragment(uri).uri)
      places.set(splitFragment(uri).uri, start)
      this.#collect(places, start)
    }
    return places
  }

  #collect(places: Map<string, Place>, place: Place): void {
    if (!places.has(place.baseUri)) places.set(place.baseUri, place)
    if (!isObject(place.root)) return
    for (const embedded of this.#indexOf(place.root, place).embedded)
      this.#collect(places, this.#step(place, embedded))
  }

  /** The same cursor for the same place, where no dynamic scope tells two visits apart. */
  #finish(place: Place | undefined): SchemaCursor | undefined {
    if (place === undefined) return undefined
    const visited = this.#cursors.get(place.schema)
    if (visited !== undefined && isSamePlace(visited.last, place)) return visited.last
    const { schema, draft, validates, baseUri, root, dynamicScope } = place
    const isBareRef = isObject(schema) && typeof schema.$ref === 'string' && refHidesSiblings(draft)
    const visible = isBareRef ? this.#bareRef(schema) : schema
    const identity = visited?.identity ?? this.#memory.identify(schema)
    const number = identity * 10 + DIALECTS[draft] + (validates ? 0 : 1)
    const id =
      dynamicScope.length === 0 ? number : [number, ...dynamicScope.map((entry) => entry.baseUri)].join(' ')
    const simple = validates ? simpleKey(visible, draft) : undefined
    const cursor = { id, schema: visible, simple, draft, validates, baseUri, root, dynamicScope }
    this.#cursors.set(schema, { identity, last: cursor })
    return cursor
  }

  #bareRef(schema: JsonObject): JsonObject {
    let bare = this.#bareRefs.get(schema)
    if (bare === undefined) {
      bare = Object.fromEntries(
        Object.entries(schema).filter(([key]) => key === '$ref' || ANNOTATIONS.has(key)),
      )
      this.#bareRefs.set(schema, bare)
    }
    return bare
  }
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.root === b.root &&
    a.baseUri === b.baseUri &&
    a.draft === b.draft &&
    a.validates === b.validates &&
    a.dynamicScope.length === 0 &&
    b.dynamicScope.length === 0
  )
}

function placeAt({ draft, validates, baseUri, root, dynamicScope }: Place, schema: JsonSchema): Place {
  return { schema, draft, validates, baseUri, root, dynamicScope }
}

function isRecursive(schema: JsonSchema): boolean {
  return isObject(schema) && schema.$recursiveAnchor === true
}

function pointerKeys(fragment: string): string[] {
  return fragment
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}
