// Segment's Public API, which is also the plan.json of Typewriter 8 and 9: a list of rules, one an event and call.
import { joinPointer } from '../json-pointer.js'
import { isArray, isObject, memberOf, textOf } from '../json-value.js'
import type { Call, JsonObject, PlanDocument } from '../model.js'
import { documentAs } from './document-as.js'
import type {
  SegmentPlan,
  SegmentPublicApiDocument,
  SegmentRule,
} from './documents/segment-public-api-document.js'
import { collectDropped, type DroppedThings } from './dropped.js'
import {
  cleanSection,
  findSection,
  isMessageSchema,
  labelsOf,
  leftOverSections,
  payloadFile,
  saysSomething,
  sectionsOf,
} from './message-schema.js'
import { optional, versionText } from './optional.js'
import type { DraftEvent, PlanFormat } from './plan-format.js'

interface Rule {
  readonly document: PlanDocument
  readonly value: SegmentRule
  readonly pointer: string
}

const CALLS: ReadonlyMap<string, Call> = new Map([
  ['TRACK', 'track'],
  ['IDENTIFY', 'identify'],
  ['GROUP', 'group'],
  ['PAGE', 'page'],
  ['SCREEN', 'screen'],
])

export const segmentPublicApi: PlanFormat = {
  id: 'segment-public-api',
  title: 'Segment Public API',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(hasRules)
    return found === undefined ? undefined : `"rules" with "jsonSchema" in ${found.path}`
  },
  schemaOf: (document) => {
    if (memberOf(document.value, 'data') !== undefined)
      return { schema: 'formats/segment-public-api', definition: 'envelope', noun: 'The answer' }
    return isPlan(document)
      ? { schema: 'formats/segment-public-api', definition: 'plan', noun: 'The plan' }
      : undefined
  },
  parse: (documents) => {
    const dropped = collectDropped()
    const rules = documents.flatMap(readRules)
    const common = commonRules(rules, dropped)
    const events = rules.flatMap((rule) => readRule(rule, common, dropped))
    const plans = documents.map((document) => planIn(document).plan)
    const of = (key: 'id' | 'description' | 'name') => plans.map((plan) => plan[key]).find(Boolean)
    return {
      name: of('name') ?? 'Tracking plan',
      ...optional('id', of('id')),
      ...optional('description', of('description')),
      events,
      files: events.map((event) => event.file),
      diagnostics: dropped.report(),
    }
  },
}

function isPlan({ value }: PlanDocument): boolean {
  return isArray(memberOf(value, 'rules')) || memberOf(value, 'resourceSchemaId') !== undefined
}

/** Answers of the API are wrapped in `data`, and the plan in them once more. */
function planIn(document: PlanDocument): { plan: SegmentPlan; pointer: string } {
  const value = documentAs<SegmentPublicApiDocument>(document)
  if (!('data' in value)) return { plan: value, pointer: '' }
  return 'trackingPlan' in value.data
    ? { plan: value.data.trackingPlan, pointer: '/data/trackingPlan' }
    : { plan: value.data, pointer: '/data' }
}

function readRules(document: PlanDocument): Rule[] {
  const { plan, pointer } = planIn(document)
  return (plan.rules ?? []).map((value, index) => ({
    document,
    value,
    pointer: joinPointer(pointer, 'rules', index),
  }))
}

/** By a look at the untested document. */
function hasRules({ value }: PlanDocument): boolean {
  const data = memberOf(value, 'data')
  const plan = data === undefined ? value : (memberOf(data, 'trackingPlan') ?? data)
  const rules = memberOf(plan, 'rules')
  const isEmptyPlan = memberOf(plan, 'resourceSchemaId') !== undefined
  return isEmptyPlan || (isArray(rules) && rules.some((rule) => isObject(memberOf(rule, 'jsonSchema'))))
}

/** Rules for all events: what they say of the properties holds for every track event. */
function commonRules(rules: readonly Rule[], dropped: DroppedThings): JsonObject[] {
  return rules.flatMap((rule) => {
    const { type, jsonSchema } = rule.value
    if (type !== 'COMMON') return []
    const section = isMessageSchema(jsonSchema) ? '/properties/properties' : ''
    if (section !== '') noteLeftOver(section, rule, dropped)
    const properties = cleanSection(jsonSchema, section)
    return saysSomething(properties) ? [properties] : []
  })
}

function readRule(rule: Rule, common: readonly JsonObject[], dropped: DroppedThings): DraftEvent[] {
  const { document, value, pointer } = rule
  const { type, jsonSchema: message } = value
  if (type === 'COMMON') return []
  const call = CALLS.get(type ?? 'TRACK')
  if (call === undefined) {
    dropped.add(`Rules of type ${JSON.stringify(type)} are`, document, joinPointer(pointer, 'type'))
    return []
  }
  const section = isMessageSchema(message) ? findSection(message, sectionsOf(call)) : ''
  if (section !== '') noteLeftOver(section, rule, dropped)
  const place = joinPointer(pointer, 'jsonSchema')
  const event = readFields(value, call)
  const also = call === 'track' ? common : []
  const file = payloadFile({ document, place, message, section, event, also })
  return [{ ...event, draft: file.draft, file, pointer: '', place: pointer }]
}

function readFields(rule: SegmentRule, call: Call) {
  return {
    call,
    name: rule.key ?? '',
    ...optional('version', versionText(rule.version)),
    ...optional('description', rule.description || textOf(rule.jsonSchema, 'description')),
    ...optional('deprecated', deprecationOf(rule.deprecatedAt)),
    ...optional('tags', labelsOf(rule.labels) ?? labelsOf(rule.jsonSchema.labels)),
  }
}

/** The year 1 stands for "not". */
function deprecationOf(date: string | null | undefined): string | undefined {
  return !date || date.startsWith('0001-') ? undefined : `since ${date.slice(0, 10)}`
}

function noteLeftOver(
  section: string | undefined,
  { document, pointer, value }: Rule,
  dropped: DroppedThings,
): void {
  for (const name of leftOverSections(value.jsonSchema, section)) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(pointer, 'jsonSchema', 'properties', name))
  }
}
