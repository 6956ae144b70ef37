// Event schemas of the native layouts: `x-event`, the plan's defaults, drafts. Both layouts read events the same way.
import { isDeepStrictEqual } from 'node:util'
import { createDiagnostic } from '../../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../../diagnostics/model.js'
import { DEFAULT_DRAFT, isOlder, readDraft } from '../draft.js'
import { isArray, isObject, memberOf, omit, textOf } from '../json-value.js'
import type { Call, Draft, JsonObject, JsonValue, PlanDocument } from '../model.js'
import { optional, versionText } from './optional.js'
import { asPayload } from './payload-schema.js'
import type { DraftEvent } from './plan-format.js'

/** What events state that state nothing themselves. */
export interface PlanDefaults {
  readonly draft: Draft
  readonly additionalProperties?: JsonValue
  readonly owner?: string
  readonly tags?: readonly string[]
}

type EventFields = Omit<DraftEvent, 'file' | 'pointer' | 'place'>

const CALLS: readonly Call[] = ['track', 'page', 'screen', 'identify', 'group', 'alias']

export function isEventSchema(value: JsonValue): value is JsonObject {
  return memberOf(value, 'x-event') !== undefined
}

/** Of the head of a plan: `plan.yaml`, or the whole of a plan in one file. */
export function readDefaults(head: PlanDocument | undefined): {
  defaults: PlanDefaults
  diagnostics: Diagnostic[]
} {
  const given = memberOf(head?.value, 'defaults')
  const { draft, diagnostics } = draftOf(given, DEFAULT_DRAFT, head, '/defaults')
  const additionalProperties = memberOf(given, 'additionalProperties')
  return {
    defaults: {
      draft,
      ...(additionalProperties === undefined ? {} : { additionalProperties }),
      ...optional('owner', textOf(given, 'owner')),
      ...optional('tags', textsOf(memberOf(given, 'tags'))),
    },
    diagnostics,
  }
}

/** The draft that a schema states, else the given one. */
export function draftOf(
  schema: JsonValue | undefined,
  otherwise: Draft,
  document: PlanDocument | undefined,
  pointer: string,
): { draft: Draft; diagnostics: Diagnostic[] } {
  const uri = memberOf(schema, '$schema')
  if (typeof uri !== 'string') return { draft: otherwise, diagnostics: [] }
  const draft = readDraft(uri)
  if (draft === 'unstated') return { draft: otherwise, diagnostics: [] }
  if (draft !== 'unknown') return { draft, diagnostics: [] }
  const location = document?.locate(`${pointer}/$schema`)
  const message = `${JSON.stringify(uri)} is no draft of JSON Schema that is known.`
  return {
    draft: otherwise,
    diagnostics: [createDiagnostic('TW109', { message, ...optional('location', location) })],
  }
}

export function readEventFields(schema: JsonObject, draft: Draft, defaults: PlanDefaults): EventFields {
  const about = memberOf(schema, 'x-event')
  const deprecated = memberOf(about, 'deprecated') ?? memberOf(schema, 'deprecated')
  return {
    call: CALLS.find((call) => call === memberOf(about, 'call')) ?? 'track',
    name: textOf(schema, 'title') ?? '',
    ...optional('id', textOf(about, 'id')),
    ...optional('version', versionOf(about)),
    ...optional('description', textOf(schema, 'description')),
    ...(deprecated === true || (typeof deprecated === 'string' && deprecated !== '') ? { deprecated } : {}),
    ...optional('owner', textOf(about, 'owner') ?? defaults.owner),
    ...optional('tags', textsOf(memberOf(about, 'tags')) ?? defaults.tags),
    draft,
  }
}

interface ReadSchema {
  readonly schema: JsonObject
  readonly draft: Draft
  readonly additionalProperties: JsonValue | undefined
}

/** So that the schema of an event that did not change is the same one, and what was found out about it holds. */
const read = new WeakMap<JsonObject, ReadSchema>()

/** The schema of the payload alone: without what is said about the event, and with the plan's defaults. */
export function readEventSchema(event: JsonObject, draft: Draft, defaults: PlanDefaults): JsonObject {
  const { additionalProperties } = defaults
  const known = read.get(event)
  if (known?.draft === draft && isDeepStrictEqual(known.additionalProperties, additionalProperties))
    return known.schema
  const payload = asPayload(omit(event, ['x-event', '$schema']), draft)
  const schema = withDefaultClosing(payload, draft, defaults)
  read.set(event, { schema, draft, additionalProperties })
  return schema
}

/**
 * The default holds for the event's whole payload: where parts of it stand in other subschemas, `additionalProperties`
 * would refuse these, so that the drafts that have it say `unevaluatedProperties`.
 */
function withDefaultClosing(
  schema: JsonObject,
  draft: Draft,
  { additionalProperties }: PlanDefaults,
): JsonObject {
  const isStated = 'additionalProperties' in schema || 'unevaluatedProperties' in schema
  if (additionalProperties === undefined || isStated) return schema
  if (isOlder(draft, '2019-09') && '$ref' in schema) return schema
  const keyword =
    !isOlder(draft, '2019-09') && isComposed(schema) ? 'unevaluatedProperties' : 'additionalProperties'
  return { ...schema, [keyword]: additionalProperties }
}

function isComposed(root: JsonObject): boolean {
  const own = memberOf(root, 'properties')
  return (
    '$ref' in root ||
    '$dynamicRef' in root ||
    '$recursiveRef' in root ||
    branchesOf(root).some((branch) => addsTo(branch, own))
  )
}

/** Whether a branch names properties that the root does not. */
function addsTo(branch: JsonValue, own: JsonValue | undefined): boolean {
  if (!isObject(branch)) return false
  if (
    '$ref' in branch ||
    '$dynamicRef' in branch ||
    '$recursiveRef' in branch ||
    'patternProperties' in branch
  )
    return true
  const names = Object.keys(memberOf(branch, 'properties') ?? {})
  return (
    names.some((name) => memberOf(own, name) === undefined) ||
    branchesOf(branch).some((each) => addsTo(each, own))
  )
}

function branchesOf(schema: JsonObject): JsonValue[] {
  const lists = ['allOf', 'anyOf', 'oneOf'].map((keyword) => memberOf(schema, keyword)).filter(isArray)
  const singles = ['if', 'then', 'else'].flatMap((keyword) => memberOf(schema, keyword) ?? [])
  return [...lists.flat(), ...singles, ...Object.values(memberOf(schema, 'dependentSchemas') ?? {})]
}

export function versionOf(value: JsonValue | undefined): string | undefined {
  const version = memberOf(value, 'version')
  return typeof version === 'number' ? versionText(version) : textOf(value, 'version')
}

function textsOf(value: JsonValue | undefined): string[] | undefined {
  return isArray(value) ? value.filter((each) => typeof each === 'string') : undefined
}
