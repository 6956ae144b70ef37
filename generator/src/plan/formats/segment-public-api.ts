// Segment's Public API, which is also the plan.json of Typewriter 8 and 9: a list of rules, one an event and call.
import { joinPointer } from '../json-pointer.js'
import { isArray, isObject, memberOf, textOf } from '../json-value.js'
import type { Call, JsonObject, JsonValue, PlanDocument } from '../model.js'
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
import { versionOf } from './native-event.js'
import type { DraftEvent, DraftPlan, PlanFormat } from './plan-format.js'

interface Rule {
  readonly document: PlanDocument
  readonly value: JsonObject
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
    const found = documents.find((document) => rulesOf(document).length > 0 || isEmptyPlan(document))
    return found === undefined ? undefined : `"rules" with "jsonSchema" in ${found.path}`
  },
  parse: (documents) => {
    const dropped = collectDropped()
    const rules = documents.flatMap(rulesOf)
    const common = commonRules(rules, dropped)
    const events = rules.flatMap((rule) => readRule(rule, common, dropped))
    const plans = documents.map(planOf)
    const name = plans.map((plan) => textOf(plan, 'name')).find((each) => each !== undefined)
    const description = plans.map((plan) => textOf(plan, 'description')).find((each) => each !== undefined)
    return {
      name: name ?? 'Tracking plan',
      ...(description === undefined ? {} : { description }),
      events,
      files: events.map((event) => event.file),
      diagnostics: dropped.report(),
    } satisfies DraftPlan
  },
}

/** Answers of the API are wrapped in `data`. */
function planOf({ value }: PlanDocument): JsonValue | undefined {
  const data = memberOf(value, 'data')
  return data === undefined ? value : (memberOf(data, 'trackingPlan') ?? data)
}

function isEmptyPlan(document: PlanDocument): boolean {
  return memberOf(planOf(document), 'resourceSchemaId') !== undefined
}

function rulesOf(document: PlanDocument): Rule[] {
  const rules = memberOf(planOf(document), 'rules')
  if (!isArray(rules)) return []
  const isWrapped = memberOf(document.value, 'data') !== undefined
  const inPlan = memberOf(memberOf(document.value, 'data'), 'trackingPlan') !== undefined
  const at = isWrapped ? `/data${inPlan ? '/trackingPlan' : ''}/rules` : '/rules'
  return rules.flatMap((value, index) =>
    isObject(value) && isObject(value.jsonSchema)
      ? [{ document, value, pointer: joinPointer(at, index) }]
      : [],
  )
}

/** Rules for all events: what they say of the properties holds for every track event. */
function commonRules(rules: readonly Rule[], dropped: DroppedThings): JsonObject[] {
  return rules.flatMap((rule) => {
    const schema = rule.value.jsonSchema
    if (rule.value.type !== 'COMMON' || !isObject(schema)) return []
    const section = isMessageSchema(schema) ? '/properties/properties' : ''
    if (section !== '') noteLeftOver(schema, section, rule, dropped)
    const properties = cleanSection(schema, section)
    return saysSomething(properties) ? [properties] : []
  })
}

function readRule(rule: Rule, common: readonly JsonObject[], dropped: DroppedThings): DraftEvent[] {
  const { document, value, pointer } = rule
  const message = value.jsonSchema
  if (value.type === 'COMMON' || !isObject(message)) return []
  const call = CALLS.get(textOf(value, 'type') ?? 'TRACK')
  if (call === undefined) {
    dropped.add(`Rules of type ${JSON.stringify(value.type)} are`, document, joinPointer(pointer, 'type'))
    return []
  }
  const section = isMessageSchema(message) ? findSection(message, sectionsOf(call)) : ''
  if (section !== '') noteLeftOver(message, section, rule, dropped)
  const place = joinPointer(pointer, 'jsonSchema')
  const file = payloadFile({ document, place, message, section, also: call === 'track' ? common : [] })
  return [{ ...readFields(value, message, call), draft: file.draft, file, pointer: '', place: pointer }]
}

function readFields(rule: JsonObject, message: JsonObject, call: Call) {
  const version = versionOf(rule)
  const description = textOf(rule, 'description') ?? textOf(message, 'description')
  const deprecated = deprecationOf(textOf(rule, 'deprecatedAt'))
  const labels = labelsOf(rule.labels) ?? labelsOf(message.labels)
  return {
    call,
    name: textOf(rule, 'key') ?? '',
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(labels === undefined ? {} : { tags: labels }),
  }
}

/** The year 1 stands for "not". */
function deprecationOf(date: string | undefined): string | undefined {
  return date === undefined || date.startsWith('0001-') ? undefined : `since ${date.slice(0, 10)}`
}

function noteLeftOver(
  message: JsonObject,
  section: string | undefined,
  { document, pointer }: Rule,
  dropped: DroppedThings,
): void {
  for (const name of leftOverSections(message, section)) {
    dropped.add(`Rules about "${name}" are`, document, joinPointer(pointer, 'jsonSchema', 'properties', name))
  }
}
