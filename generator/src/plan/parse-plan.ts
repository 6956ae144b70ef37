// A format's draft of a plan to the TrackingPlan: everything that holds for every format is checked here.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import { hasErrors } from '../diagnostics/has-errors.js'
import type { Diagnostic, SourceLocation } from '../diagnostics/model.js'
import { Derived } from '../memory/derived.js'
import { checkExpansion } from './check-expansion.js'
import { checkKeywords } from './check-keywords.js'
import { checkPatterns } from './check-patterns.js'
import { isOlder } from './draft.js'
import { collectDropped } from './formats/dropped.js'
import type { DraftEvent, DraftPlan, PlanFormat } from './formats/plan-format.js'
import { followPointer, joinPointer } from './json-pointer.js'
import { isArray, isObject } from './json-value.js'
import type { Draft, JsonSchema, JsonValue, PlanEvent, SchemaResource, TrackingPlan } from './model.js'
import { type ReachedSchema, resolveRefs } from './resolve-refs.js'
import { validateSchemas } from './validate-schemas.js'
import { walkSchema } from './walk-schema.js'

export interface ParsedPlan {
  /** Undefined where there is an error. */
  readonly plan?: TrackingPlan
  /** Absolute URIs of documents on servers that references want and that are not among the sources. */
  readonly missingRemote: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export function parsePlan(given: DraftPlan, format: Pick<PlanFormat, 'isNative'>): ParsedPlan {
  const draft = format.isNative ? given : leaveOutUnsendable(given)
  const count = checkCount(draft)
  if (hasErrors(count)) return { missingRemote: [], diagnostics: count }
  const roots = draft.events.map(({ file, pointer, draft }): ReachedSchema => ({ file, pointer, draft }))
  const {
    reached,
    withInPlace,
    resolver,
    missingRemote,
    diagnostics: refProblems,
  } = resolveRefs(draft.files, roots)
  const diagnostics = [
    ...draft.diagnostics,
    ...count,
    ...draft.events.flatMap(checkIsObject),
    ...checkDuplicates(draft.events),
    ...validateSchemas(reached),
    ...refProblems,
    ...(format.isNative ? checkKeywords(reached) : []),
    ...(format.isNative ? [] : noteLostPatterns(reached)),
    ...checkPatterns(reached),
    // A file seems unused also where the reference to it is misspelt; and only what ends can be counted.
    ...(refProblems.length === 0
      ? [...checkUse(draft, reached), ...checkExpansion([...reached, ...withInPlace], resolver)]
      : []),
  ]
  return hasErrors(diagnostics)
    ? { missingRemote, diagnostics }
    : { plan: makePlan(draft, reached), missingRemote, diagnostics }
}

function makePlan(
  { name, id, version, description, events }: DraftPlan,
  reached: readonly ReachedSchema[],
): TrackingPlan {
  const resources = new Map<string, SchemaResource>()
  const files = [...new Set(reached.map(({ file }) => file))].sort((a, b) => compare(a.uri, b.uri))
  for (const { uri, schema, draft, document, toDocument } of files) {
    const locate: SchemaResource['locate'] = (pointer, part) => document.locate(toDocument(pointer), part)
    resources.set(uri, { schema, draft, locate })
  }
  return {
    name,
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    events: [...events].sort(compareEvents).map((event) => made.of(event, [], () => makeEvent(event))),
    resources,
  }
}

/** Of the same draft the same event. */
const made = new Derived<DraftEvent, PlanEvent>()

function makeEvent({ file, pointer, place, ...fields }: DraftEvent): PlanEvent {
  let location: SourceLocation | undefined
  return {
    ...fields,
    schema: schemaOf(file.schema, pointer),
    schemaUri: pointer === '' ? file.uri : `${file.uri}#${pointer}`,
    // A getter, since to locate an event in a big plan costs more than all the rest of its parsing.
    get location() {
      location ??= file.document.locate(place)
      return location
    },
  }
}

function schemaOf(schema: JsonSchema, pointer: string): JsonSchema {
  const value = followPointer(schema, pointer)
  return typeof value === 'boolean' || isObject(value) ? value : true
}

const MAX_EVENTS = 50_000

function checkCount({ events, files }: DraftPlan): Diagnostic[] {
  if (events.length > 0 && events.length <= MAX_EVENTS) return []
  const location = files[0]?.document.locate('')
  const place = location === undefined ? {} : { location }
  if (events.length === 0) {
    const message = 'The plan has no event, so nothing is generated from it.'
    return [createDiagnostic('TW119', { message, ...place })]
  }
  const [count, limit] = [events.length, MAX_EVENTS].map((each) => each.toLocaleString('en'))
  return [
    createDiagnostic('TW113', {
      message: `The plan has ${count} events; more than ${limit} are not read.`,
      ...place,
    }),
  ]
}

function checkIsObject({ file, pointer, draft, call, name }: DraftEvent): Diagnostic[] {
  const names = typesOfOthers(schemaOf(file.schema, pointer), draft)
  if (names.length === 0) return []
  const message = `The ${call} event ${JSON.stringify(name)} is of type ${names.join(' or ')}, but a payload is an object.`
  return [
    createDiagnostic('TW114', {
      message,
      location: file.document.locate(file.toDocument(joinPointer(pointer, 'type'))),
    }),
  ]
}

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'string'])

/** The types that a schema asks for, where objects are not among them. */
function typesOfOthers(schema: JsonSchema, draft: Draft): readonly JsonValue[] {
  if (typeof schema === 'boolean' || (isOlder(draft, '2019-09') && '$ref' in schema)) return []
  const { type } = schema
  const names = typeof type === 'string' ? [type] : isArray(type) ? type : ['object']
  // A misspelt type is the meta-schema's affair.
  const isOfOthers = names.every((each) => typeof each === 'string' && TYPES.has(each))
  return isOfOthers && !names.includes('object') ? names : []
}

/** Machines write also what nobody can send: it is told, and the rest of the plan is none the worse for it. */
function leaveOutUnsendable(plan: DraftPlan): DraftPlan {
  const dropped = collectDropped()
  const events = plan.events.filter(({ file, pointer, place, draft, call, name }) => {
    const isNameless = call === 'track' && name === ''
    const isOther = typesOfOthers(schemaOf(file.schema, pointer), draft).length > 0
    if (isNameless) dropped.add('Track events without a name are', file.document, place)
    else if (isOther) dropped.add('Schemas of other values than objects are', file.document, place)
    return !isNameless && !isOther
  })
  return { ...plan, events, diagnostics: [...plan.diagnostics, ...dropped.report()] }
}

/** Patterns of other languages, which were made notes of. */
function noteLostPatterns(reached: readonly ReachedSchema[]): Diagnostic[] {
  const dropped = collectDropped()
  for (const { file, pointer: root } of reached) {
    walkSchema(followPointer(file.schema, root) ?? true, root, (schema, pointer) => {
      for (const keyword of ['pattern', 'patternProperties']) {
        const place = file.toDocument(joinPointer(pointer, keyword))
        if (`x-${keyword}` in schema)
          dropped.add('Patterns that are no regular expressions of ECMAScript are', file.document, place)
      }
    })
  }
  return dropped.report()
}

function checkDuplicates(events: readonly DraftEvent[]): Diagnostic[] {
  const seen = new Map<string, DraftEvent>()
  const diagnostics: Diagnostic[] = []
  for (const event of events) {
    const key = JSON.stringify([event.call, event.name, event.version])
    const first = seen.get(key)
    if (first !== undefined) diagnostics.push(duplicateEvent(event, first))
    else seen.set(key, event)
  }
  return diagnostics
}

function duplicateEvent(event: DraftEvent, first: DraftEvent): Diagnostic {
  const version = event.version === undefined ? '' : ` version ${event.version}`
  const name =
    event.name === ''
      ? `The ${event.call} event without a name`
      : `The ${event.call} event ${JSON.stringify(event.name)}`
  return createDiagnostic('TW104', {
    message: `${name}${version} is defined twice.`,
    location: placeOf(event),
    related: [placeOf(first)],
  })
}

function placeOf(event: DraftEvent): SourceLocation {
  return event.file.document.locate(event.place)
}

function checkUse({ files }: DraftPlan, reached: readonly ReachedSchema[]): Diagnostic[] {
  const used = new Set(reached.map(({ file }) => file))
  const unused = files.filter((file) => file.isDefinitions && !used.has(file))
  return unused.map(({ document }) =>
    createDiagnostic('TW117', {
      message: 'No event of the plan uses this file.',
      location: document.locate(''),
    }),
  )
}

function compareEvents(a: DraftEvent, b: DraftEvent): number {
  return (
    compare(a.call, b.call) || compare(a.name, b.name) || compareVersions(a.version ?? '', b.version ?? '')
  )
}

/** By code units and not by the language of the machine, so that the order is the same everywhere. */
function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** 2 before 10, and 1.9 before 1.10. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) =>
    version.split(/(\d+)/).map((part) => (/^\d/.test(part) ? part.padStart(12, '0') : part)),
  )
  return compare((left ?? []).join(''), (right ?? []).join('')) || compare(a, b)
}
