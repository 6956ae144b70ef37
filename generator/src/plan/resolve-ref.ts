// What one `$ref` points to: files of the plan, `$id`s and anchors in them, JSON pointers. Reads nothing.
import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { DiagnosticDetails } from '../diagnostics/create-diagnostic.js'
import { Derived } from '../memory/derived.js'
import type { SchemaFile } from './formats/plan-format.js'
import { followPointer, joinPointer, splitPointer } from './json-pointer.js'
import { isArray, isObject } from './json-value.js'
import type { JsonObject, JsonValue } from './model.js'
import { nearestWord } from './nearest-word.js'
import { isRemote, PLAN_ROOT, pathOfUri } from './plan-uri.js'
import { significantBase } from './reference-base.js'
import { isSchema, walkSchema } from './walk-schema.js'

/** A subschema of a file. */
export interface SchemaPlace {
  readonly file: SchemaFile
  readonly pointer: string
}

export interface RefProblem {
  readonly code: DiagnosticCode
  readonly details: DiagnosticDetails
  /** The absolute URI of the document that it wants, where that lies on a server. */
  readonly remoteUri?: string
}

export interface RefResolver {
  readonly resolve: (ref: string, from: SchemaPlace) => SchemaPlace | RefProblem
}

/** `roots` are the schemas that stand where the walk from a file's root does not come by. */
export function createRefResolver(files: readonly SchemaFile[], roots: readonly SchemaPlace[]): RefResolver {
  const resources = new Map<string, SchemaPlace>(files.map((file) => [file.uri, { file, pointer: '' }]))
  const withIds = new Set<SchemaFile>()
  const inside = roots.filter(({ pointer }) => pointer !== '')
  for (const place of [...resources.values(), ...inside]) indexIds(place, resources, withIds)
  const known = new Map<string, SchemaPlace | RefProblem>()
  return {
    resolve(ref, from) {
      // Most files state no `$id`, and then their own URI is the base everywhere.
      const base = withIds.has(from.file) ? baseOf(from) : from.file.uri
      const key = `${significantBase(base, ref)} ${ref}`
      const target = known.get(key) ?? escapeOf(ref, base) ?? findTarget(ref, base, resources)
      known.set(key, target)
      return target
    },
  }
}

function indexIds(place: SchemaPlace, resources: Map<string, SchemaPlace>, withIds: Set<SchemaFile>): void {
  const { file } = place
  const root = followPointer(file.schema, place.pointer)
  if (!isObject(root) || !mentioning.of(root, [], () => mentionsId(root))) return
  walkSchema(root, place.pointer, (schema, pointer) => {
    if (idOf(schema, file) !== undefined) {
      withIds.add(file)
      const uri = baseOf({ file, pointer })
      if (!resources.has(uri)) resources.set(uri, { file, pointer })
    }
    for (const anchor of anchorsOf(schema, file)) {
      resources.set(`${baseOf({ file, pointer })}#${anchor}`, { file, pointer })
    }
  })
}

const mentioning = new Derived<JsonObject, boolean>()

const ID_KEY = /^(\$?id|\$anchor|\$dynamicAnchor)$/

/** A cheap look before the walk that knows what is a schema: few plans have any. */
function mentionsId(value: JsonValue): boolean {
  if (isArray(value)) return value.some(mentionsId)
  if (!isObject(value)) return false
  for (const key in value) {
    const member = value[key]
    if (typeof member === 'string' ? ID_KEY.test(key) : mentionsId(member ?? null)) return true
  }
  return false
}

/** The base URI of a subschema: the nearest `$id` at or above it, resolved against those above that. */
function baseOf({ file, pointer }: SchemaPlace): string {
  let base = file.uri
  let at: JsonValue | undefined = file.schema
  let walked = ''
  for (const segment of [undefined, ...splitPointer(pointer)]) {
    if (segment !== undefined) {
      walked = joinPointer(walked, segment)
      at = followPointer(file.schema, walked)
    }
    const id = isObject(at) ? idOf(at, file) : undefined
    if (id !== undefined) base = parseUri(id, base)?.href.replace(/#$/, '') ?? base
  }
  return base
}

/** In the drafts up to 7 an id beside `$ref` is ignored, and one that is only a fragment is an anchor. */
function idOf(schema: JsonObject, file: SchemaFile): string | undefined {
  const isOld = file.draft === '04' || file.draft === '06' || file.draft === '07'
  const id = schema[file.draft === '04' ? 'id' : '$id']
  if (typeof id !== 'string' || id.startsWith('#') || (isOld && '$ref' in schema)) return undefined
  return id
}

function anchorsOf(schema: JsonObject, file: SchemaFile): string[] {
  const anchors = [schema.$anchor, schema.$dynamicAnchor].filter((anchor) => typeof anchor === 'string')
  const id = schema[file.draft === '04' ? 'id' : '$id']
  return typeof id === 'string' && id.startsWith('#') ? [...anchors, id.slice(1)] : anchors
}

/** URIs clamp `..` at the root, so a reference that climbs out of the plan is told by its text. */
function escapeOf(ref: string, base: string): RefProblem | undefined {
  const path = ref.replace(/#.*$/s, '')
  if (!base.startsWith(PLAN_ROOT) || path === '' || /^[a-z][a-z\d+.-]*:/i.test(path)) return undefined
  if (path.startsWith('/') || path.startsWith('\\')) return escaping(ref, 'is an absolute path')
  const depth = base.slice(PLAN_ROOT.length).split('/').length - 1
  let level = depth
  for (const segment of path.split('/')) {
    if (/^(\.|%2e){2}$/i.test(segment)) level -= 1
    else if (segment !== '.' && segment !== '') level += 1
    if (level < 0) return escaping(ref, "leaves the plan's folder")
  }
  return undefined
}

function escaping(ref: string, how: string, help?: string): RefProblem {
  const message = `$ref ${JSON.stringify(ref)} ${how}.`
  return { code: 'TW111', details: { message, ...(help === undefined ? {} : { help }) } }
}

function findTarget(
  ref: string,
  base: string,
  resources: ReadonlyMap<string, SchemaPlace>,
): SchemaPlace | RefProblem {
  const uri = parseUri(ref, base)
  const fragment = decode(uri?.hash.slice(1) ?? '')
  if (uri === undefined || fragment === undefined) return dangling(ref, 'is not a URI reference')
  const resourceUri = uri.href.replace(/#.*$/s, '')
  const resource = resources.get(resourceUri)
  if (resource === undefined) return missingResource(ref, resourceUri, resources)
  if (fragment === '') return resource
  if (fragment.startsWith('/')) return followFragment(ref, resource, fragment)
  const anchor = resources.get(`${resourceUri}#${fragment}`)
  return anchor ?? dangling(ref, `: there is no anchor ${JSON.stringify(fragment)}`)
}

function followFragment(ref: string, resource: SchemaPlace, fragment: string): SchemaPlace | RefProblem {
  const pointer = resource.pointer + fragment
  const value = followPointer(resource.file.schema, pointer)
  if (isSchema(value)) return { file: resource.file, pointer }
  if (value !== undefined) return dangling(ref, ': what stands there is not a schema')
  const segments = splitPointer(pointer)
  const last = segments.pop() ?? ''
  const parent = followPointer(resource.file.schema, joinPointer('', ...segments))
  const near = isObject(parent) ? nearestWord(last, Object.keys(parent)) : undefined
  return dangling(
    ref,
    `: there is nothing at ${fragment}${near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`}`,
  )
}

function missingResource(ref: string, uri: string, resources: ReadonlyMap<string, SchemaPlace>): RefProblem {
  if (isRemote(uri)) return remote(ref, uri)
  if (!uri.startsWith(PLAN_ROOT)) return escaping(ref, 'is outside of the plan')
  const path = pathOfUri(uri)
  const paths = [...resources.values()].map(({ file }) => pathOfUri(file.uri))
  const near = nearestWord(path, paths)
  return dangling(ref, `: the plan has no file ${path}${near === undefined ? '' : `; did you mean ${near}?`}`)
}

function remote(ref: string, uri: string): RefProblem {
  const { host } = new URL(uri)
  const help = `Copy the document into the plan's folder and refer to it there, or let it be fetched by --allow-remote ${host}.`
  return { ...escaping(ref, 'is outside of the plan', help), remoteUri: uri }
}

function dangling(ref: string, why: string): RefProblem {
  const end = /[?]$/.test(why) ? '' : '.'
  return {
    code: 'TW110',
    details: {
      message: `$ref ${JSON.stringify(ref)}${why.startsWith(':') ? ' points nowhere' : ' '}${why}${end}`,
    },
  }
}

function parseUri(ref: string, base: string): URL | undefined {
  try {
    return new URL(ref, base)
  } catch {
    return undefined
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
