// A rudder-cli project, v1: events, properties and custom types in files of their own, and the plan that refers to them.
import { isArray } from '../plan/json-value.js'
import type { Draft, JsonObject, PlanEvent, PlanSource, TrackingPlan } from '../plan/model.js'
import { printYaml } from '../plan-writing/print-yaml.js'
import { createBundler } from './bundle-schema.js'
import { selectEvents } from './carry-fields.js'
import type { Losses } from './collect-losses.js'
import type { WritePlan } from './model.js'
import { createRudderCatalog } from './rudder-catalog.js'
import { createSlugs } from './slug.js'

/** That in which RudderStack compiles such projects. */
const DRAFT: Draft = '2019-09'
const ID = /^[A-Za-z0-9_-]+$/

export const writeRudderCli: WritePlan = (plan, losses) => {
  const events = selectEvents(
    plan.events,
    {
      title: 'a rudder-cli project',
      calls: ['track', 'page', 'screen', 'identify', 'group'],
      without: ['version', 'deprecated', 'owner'],
    },
    losses,
  )
  if (plan.version !== undefined) losses.add('The version of the plan has no place in a rudder-cli project')
  const bundler = createBundler(plan)
  const catalog = createRudderCatalog(losses)
  const categories = new Map<string, string>()
  const slug = createSlugs('-')
  const slugOfCategory = createSlugs('-')
  const written = events.map((event): { event: JsonObject; rule: JsonObject } => {
    const id =
      event.id !== undefined && ID.test(event.id) ? event.id : slug(event.name || event.call, event.call)
    const bundled = bundler.bundle(event, DRAFT, (keyword) =>
      losses.add(`${keyword} cannot be said in the draft that RudderStack reads`, event),
    )
    if (id !== event.id) losses.add('Events without an id that rudder-cli takes get one', event)
    return {
      event: eventEntry(
        event,
        id,
        (name) => {
          const known = categories.get(name) ?? slugOfCategory(name, 'category')
          categories.set(name, known)
          return known
        },
        losses,
      ),
      rule: {
        type: 'event_rule',
        id: `${id}_rule`,
        event: `#event:${id}`,
        ...catalog.ruleOf(bundled, event),
      },
    }
  })
  const group = createSlugs('-')(plan.name, 'tracking-plan')
  const contents: readonly (readonly [kind: string, spec: JsonObject])[] = [
    ['categories', { categories: [...categories].map(([name, id]) => ({ id, name })) }],
    ['custom-types', { types: catalog.customTypes() }],
    ['events', { events: written.map((each) => each.event) }],
    ['properties', { properties: catalog.properties() }],
    ['tracking-plan', { ...headOf(plan, group, losses), rules: written.map((each) => each.rule) }],
  ]
  return contents.filter(([kind, spec]) => kind === 'tracking-plan' || hasItems(spec)).map(writeFile(group))
}

function hasItems(spec: JsonObject): boolean {
  return Object.values(spec).some((items) => isArray(items) && items.length > 0)
}

function writeFile(group: string): (file: readonly [kind: string, spec: JsonObject]) => PlanSource {
  return ([kind, spec]) => ({
    path: `${kind}.yaml`,
    text: printYaml({ version: 'rudder/v1', kind, metadata: { name: group }, spec }),
  })
}

function headOf({ id, name, description }: TrackingPlan, group: string, losses: Losses): JsonObject {
  if (id === undefined || !ID.test(id)) losses.add('The plan gets an id made from its name')
  return {
    id: id !== undefined && ID.test(id) ? id : group,
    display_name: name,
    ...(description === undefined ? {} : { description }),
  }
}

function eventEntry(
  event: PlanEvent,
  id: string,
  categoryId: (name: string) => string,
  losses: Losses,
): JsonObject {
  const categories = (event.tags ?? []).filter((tag) => tag.startsWith('category:'))
  const [category] = categories
  if ((event.tags ?? []).length > (category === undefined ? 0 : 1))
    losses.add('Tags other than one "category" have no place in a rudder-cli project', event)
  return {
    id,
    event_type: event.call,
    ...(event.name === '' ? {} : { name: event.name }),
    ...(event.description === undefined ? {} : { description: event.description }),
    ...(category === undefined
      ? {}
      : { category: `#category:${categoryId(category.slice('category:'.length))}` }),
  }
}
