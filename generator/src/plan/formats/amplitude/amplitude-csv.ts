// Amplitude Data's CSV: events, property groups and user properties, a row a thing and its properties in the rows below.
import { isArray, isObject } from '../../json-value.js'
import type { JsonObject, JsonValue, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import { collectDropped, type DroppedThings } from '../dropped.js'
import { optional } from '../optional.js'
import type { DraftEvent, PlanFormat } from '../plan-format.js'
import { propertySchema } from './property-schema.js'
import { type AmplitudeRow, readRows } from './read-rows.js'

/** The tables do not say; nothing in them depends on it. */
const DRAFT = '2020-12'

export const amplitudeCsv: PlanFormat = {
  id: 'amplitude-csv',
  title: 'Amplitude CSV',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find(({ value }) => isTable(value))
    return (
      found && `the columns "Object type" and "Object name", or those of user properties, in ${found.path}`
    )
  },
  schemaOf: ({ value }) =>
    isTable(value) ? { schema: 'formats/amplitude-csv', noun: 'The table' } : undefined,
  parse: (documents) => {
    const dropped = collectDropped()
    const things = documents.flatMap((document) => readThings(document, dropped))
    const groups = new Map(things.filter(({ kind }) => kind === 'group').map((thing) => [thing.name, thing]))
    const events = things.filter(({ kind }) => kind !== 'group').map((thing) => eventOf(thing, groups))
    return {
      name: 'Amplitude plan',
      events,
      files: events.map(({ file }) => file),
      diagnostics: dropped.report(),
    }
  },
}

/** A table of no rows is one of nothing. */
function isTable(value: JsonValue): boolean {
  const [row] = isArray(value) ? value : []
  if (!isObject(row)) return false
  const columns = Object.keys(row).map((name) => name.toLowerCase())
  const isOfEvents = columns.includes('object type') && columns.includes('object name')
  const isOfUsers = columns.some((name) => /^(user )?property name$/.test(name))
  return (
    isOfEvents || (isOfUsers && columns.some((name) => /^property (type|value type|description)$/.test(name)))
  )
}

interface Thing {
  readonly kind: 'event' | 'group' | 'user'
  readonly name: string
  readonly first: AmplitudeRow
  readonly properties: Map<string, JsonObject>
  readonly required: Set<string>
  /** Names of property groups whose properties it has too. */
  readonly groups: Set<string>
}

function readThings(document: PlanDocument, dropped: DroppedThings): Thing[] {
  const things = new Map<string, Thing>()
  const open = (kind: Thing['kind'], name: string, first: AmplitudeRow): Thing => {
    const key = `${kind} ${name}`
    const known = things.get(key)
    if (known !== undefined) return known
    const thing = {
      kind,
      name,
      first,
      properties: new Map(),
      required: new Set<string>(),
      groups: new Set<string>(),
    }
    things.set(key, thing)
    return thing
  }
  let current: Thing | undefined
  for (const row of readRows(document)) {
    if (/^(ignore|remove)$/i.test(row.text('Action'))) {
      dropped.add('Rows with an action are', document, row.place('Action'))
      // What stands below belongs to the row that does not count.
      if (row.text('Object name') !== '') current = undefined
      continue
    }
    const name = row.text('Object name')
    // The table of user properties has no objects that they could be of.
    const isOfUser =
      !row.has('Object name') ||
      /user property/i.test(`${row.text('Object type')} ${row.text('Property type')}`)
    if (isOfUser) addProperty(open('user', '', row), row, row.propertyName() || name)
    else {
      if (name !== '') current = open(/group/i.test(row.text('Object type')) ? 'group' : 'event', name, row)
      if (current !== undefined) addProperty(current, row, row.propertyName())
    }
    noteDropped(row, document, dropped)
  }
  return [...things.values()]
}

function addProperty(thing: Thing, row: AmplitudeRow, name: string): void {
  for (const group of row.list('Property group names')) thing.groups.add(group)
  if (name === '') return
  thing.properties.set(name, propertySchema(row))
  if (row.flag('Property required')) thing.required.add(name)
}

function eventOf(thing: Thing, groups: ReadonlyMap<string, Thing>): DraftEvent {
  const { first, kind, name } = thing
  const parts = [...[...thing.groups].flatMap((group) => groups.get(group) ?? []), thing]
  const required = [...new Set(parts.flatMap((part) => [...part.required]))]
  const place = `/${first.index}`
  const category = first.text('Event category')
  const tags = [...first.list('Tags'), ...(category === '' ? [] : [`category:${category}`])].sort()
  const file = {
    uri: `${uriOfPath(first.document.path)}${place}`,
    schema: {
      type: 'object',
      ...(required.length === 0 ? {} : { required }),
      properties: Object.fromEntries(parts.flatMap((part) => [...part.properties])),
    },
    draft: DRAFT,
    document: first.document,
    toDocument: () => place,
    isDefinitions: false,
  } as const
  return {
    call: kind === 'user' ? 'identify' : 'track',
    name,
    ...(kind === 'user' ? {} : optional('description', first.text('Object description'))),
    ...(kind === 'user' ? {} : optional('owner', first.text('Object owner'))),
    ...(tags.length === 0 || kind === 'user' ? {} : { tags: [...new Set(tags)] }),
    draft: DRAFT,
    file,
    pointer: '',
    place,
  }
}

function noteDropped(row: AmplitudeRow, document: PlanDocument, dropped: DroppedThings): void {
  const displayed = row.text('Event display name')
  if (displayed !== '' && displayed !== row.text('Object name'))
    dropped.add('Display names are', document, row.place('Event display name'))
  if (row.hasHiding()) dropped.add('What is hidden in the product is', document, row.place('Object name'))
  if (/inactive|unexpected|blocked|delet/i.test(row.text('Event activity')))
    dropped.add('The activity of events is', document, row.place('Event activity'))
}
