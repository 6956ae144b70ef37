// A rudder-cli project, v1: events, properties and custom types in files of their own, and the plan that refers to them.
import type { Draft, JsonObject, PlanEvent, PlanSource, TrackingPlan } from '../plan/model.js'
import { printYaml } from '../plan-writing/print-yaml.js'
import { createBundler } from './bundle-schema.js'
import { selectEvents } from './carry-fields.js'
import type { Losses } from './collect-losses.js'
import type { WritePlan } from './model.js'
import { createRudderCatalog, type RudderCatalog } from './rudder-catalog.js'
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
  const ids = idsOf(events, losses)
  const catalog = createRudderCatalog(losses)
  const rules = writeRules(plan, ids, catalog, losses)
  const categories = nameCategories(events)
  const group = createSlugs('-')(plan.name, 'tracking-plan')
  const lists: [string, string, JsonObject[]][] = [
    ['categories', 'categories', [...categories].map(([name, id]) => ({ id, name }))],
    ['custom-types', 'types', catalog.customTypes()],
    ['events', 'events', [...ids].map(([event, id]) => eventEntry(event, id, categories, losses))],
    ['properties', 'properties', catalog.properties()],
  ]
  return [
    ...lists.flatMap(([kind, key, items]) =>
      items.length === 0 ? [] : writeFile(group, kind, { [key]: items }),
    ),
    ...writeFile(group, 'tracking-plan', { ...headOf(plan, group, losses), rules }),
  ]
}

function writeFile(group: string, kind: string, spec: JsonObject): PlanSource[] {
  const value = { version: 'rudder/v1', kind, metadata: { name: group }, spec }
  return [{ path: `${kind}.yaml`, text: printYaml(value) }]
}

function idsOf(events: readonly PlanEvent[], losses: Losses): Map<PlanEvent, string> {
  const own = (event: PlanEvent) => (ID.test(event.id ?? '') ? event.id : undefined)
  const slug = createSlugs(
    '-',
    events.map(own).filter((id) => id !== undefined),
  )
  return new Map(
    events.map((event) => {
      if (own(event) === undefined) losses.add('Events without an id that rudder-cli takes get one', event)
      return [event, own(event) ?? slug(event.name || event.call, event.call)]
    }),
  )
}

function writeRules(
  plan: TrackingPlan,
  ids: ReadonlyMap<PlanEvent, string>,
  catalog: RudderCatalog,
  losses: Losses,
): JsonObject[] {
  const bundler = createBundler(plan)
  return [...ids].map(([event, id]) => {
    const bundled = bundler.bundle(event, DRAFT, (keyword) =>
      losses.add(`${keyword} cannot be said in the draft that RudderStack reads`, event),
    )
    return { type: 'event_rule', id: `${id}_rule`, event: `#event:${id}`, ...catalog.ruleOf(bundled, event) }
  })
}

/** The tag `category:Checkout` is the category of that name. */
function categoriesOf({ tags = [] }: PlanEvent): string[] {
  return tags.filter((tag) => tag.startsWith('category:')).map((tag) => tag.slice('category:'.length))
}

function nameCategories(events: readonly PlanEvent[]): Map<string, string> {
  const slug = createSlugs('-')
  const names = new Set(events.flatMap((event) => categoriesOf(event).slice(0, 1)))
  return new Map([...names].map((name) => [name, slug(name, 'category')]))
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
  categories: ReadonlyMap<string, string>,
  losses: Losses,
): JsonObject {
  const [category] = categoriesOf(event)
  if ((event.tags ?? []).length > (category === undefined ? 0 : 1))
    losses.add('Tags other than one "category" have no place in a rudder-cli project', event)
  return {
    id,
    event_type: event.call,
    ...(event.name === '' ? {} : { name: event.name }),
    ...(event.description === undefined ? {} : { description: event.description }),
    ...(category === undefined ? {} : { category: `#category:${categories.get(category) ?? ''}` }),
  }
}
