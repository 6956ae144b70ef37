// The rules of a project's tracking plans as events, with the rules that they include.
import { createDiagnostic } from '../../../diagnostics/create-diagnostic.js'
import { joinPointer } from '../../json-pointer.js'
import { uriOfPath } from '../../plan-uri.js'
import type {
  RudderCliEvent,
  RudderCliRule,
  RudderCliTrackingPlan,
} from '../documents/rudder-cli-document.js'
import type { DroppedThings } from '../dropped.js'
import { optional } from '../optional.js'
import type { DraftEvent } from '../plan-format.js'
import { compileObject, RUDDER_DRAFT } from './compile-object.js'
import type { Entry, Project } from './read-project.js'

interface PlacedRule {
  readonly rule: RudderCliRule
  readonly plan: Entry<RudderCliTrackingPlan>
  readonly pointer: string
}

export function readRules(project: Project, dropped: DroppedThings): DraftEvent[] {
  const seen = new Set<RudderCliRule>()
  return project.plans
    .flatMap(rulesOf)
    .flatMap((placed) => (placed.rule.includes ? includedRules(placed, project) : [placed]))
    .flatMap((placed) => {
      // A plan that includes the rules of another stands beside that one.
      if (seen.has(placed.rule)) return []
      seen.add(placed.rule)
      return readRule(placed, project, dropped)
    })
}

function rulesOf(plan: Entry<RudderCliTrackingPlan>): PlacedRule[] {
  return (plan.value.rules ?? []).map((rule, index) => ({
    rule,
    plan,
    pointer: joinPointer(plan.pointer, 'rules', index),
  }))
}

/** `#/tp/<group or id>/event_rule/<id or *>`; rules that only include are not followed further, as the tool has it. */
function includedRules({ rule, plan, pointer }: PlacedRule, project: Project): PlacedRule[] {
  const [, name = '', id = ''] = /^#\/tp\/(.*)\/event_rule\/(.*)$/.exec(rule.includes?.$ref ?? '') ?? []
  const found = project.plans
    .filter(({ group, value }) => group === name || value.id === name)
    .flatMap(rulesOf)
    .filter((each) => each.rule.event && (id === '*' || each.rule.id === id))
  if (found.length === 0) {
    const message = `${JSON.stringify(rule.includes?.$ref)} leads to no rule of the project.`
    const location = plan.document.locate(joinPointer(pointer, 'includes', '$ref'))
    project.diagnostics.push(createDiagnostic('TW125', { message, location }))
  }
  return found
}

function readRule(
  { rule, plan, pointer }: PlacedRule,
  project: Project,
  dropped: DroppedThings,
): DraftEvent[] {
  const stated = typeof rule.event === 'string' ? { $ref: rule.event } : rule.event
  if (!stated) return []
  const at = joinPointer(pointer, 'event', ...(typeof rule.event === 'string' ? [] : ['$ref']))
  const found = project.event(stated.$ref, { document: plan.document, pointer: at })
  if (found === undefined) return []
  const event = found.value
  const isOpen = rule.additional_properties ?? rule.allow_unplanned ?? stated.allow_unplanned ?? false
  const section = rule.identity_section || stated.identity_section
  if (section === 'properties' && (event.event_type === 'identify' || event.event_type === 'group')) {
    dropped.add('The place of traits under "properties" is', plan.document, pointer)
  }
  const site = { document: plan.document, pointer }
  const schema = {
    ...compileObject(rule, project, site),
    ...(isOpen ? {} : { unevaluatedProperties: false }),
  }
  const file = {
    uri: `${uriOfPath(plan.document.path)}${encodeURI(pointer)}`,
    schema,
    draft: RUDDER_DRAFT,
    document: plan.document,
    // What is wrong in a schema that was put together stands somewhere below the rule.
    toDocument: () => pointer,
    isDefinitions: false,
  }
  const category = categoryOf(found, project)
  return [
    {
      call: event.event_type,
      name: event.name ?? '',
      id: event.id,
      ...optional('description', event.description),
      ...(category === undefined ? {} : { tags: [`category:${category}`] }),
      draft: RUDDER_DRAFT,
      file,
      pointer: '',
      place: pointer,
    },
  ]
}

function categoryOf(
  { value, document, pointer }: Entry<RudderCliEvent>,
  project: Project,
): string | undefined {
  const { category } = value
  if (!category) return undefined
  const ref = typeof category === 'string' ? category : category.$ref
  return project.category(ref, { document, pointer: joinPointer(pointer, 'category') })?.value.name
}
