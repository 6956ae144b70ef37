// Lists of references to properties, with variants, as the JSON Schema that RudderStack makes of them.
import { joinPointer } from '../../json-pointer.js'
import type { Draft, JsonObject, JsonValue } from '../../model.js'
import type { RudderCliCase, RudderCliEntry, RudderCliVariant } from '../documents/rudder-cli-document.js'
import { compileProperty } from './compile-property.js'
import type { Project, Site } from './read-project.js'

/** The draft in which RudderStack gives out its schemas. */
export const RUDDER_DRAFT: Draft = '2019-09'

export interface WithEntries {
  readonly properties?: readonly RudderCliEntry[] | null
  readonly variants?: readonly RudderCliVariant[] | null
}

export function compileObject(
  { properties, variants }: WithEntries,
  project: Project,
  { document, pointer }: Site,
): JsonObject {
  const allOf = (variants ?? []).map((variant, index) =>
    compileVariant(variant, project, { document, pointer: joinPointer(pointer, 'variants', index) }),
  )
  return {
    type: 'object',
    ...compileEntries(properties, project, { document, pointer }),
    ...(allOf.length === 0 ? {} : { allOf }),
  }
}

/** `properties` and `required`. */
function compileEntries(
  entries: readonly RudderCliEntry[] | null | undefined,
  project: Project,
  { document, pointer }: Site,
): JsonObject {
  const compiled = (entries ?? []).map((entry, index) => {
    const site = { document, pointer: joinPointer(pointer, 'properties', index) }
    return { isRequired: entry.required === true, ...compileEntry(entry, project, site) }
  })
  const known = compiled.filter(({ name }) => name !== undefined)
  const required = known.filter(({ isRequired }) => isRequired).map(({ name }) => name ?? '')
  return {
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
    properties: Object.fromEntries(
      known.map(({ name, schema }): [string, JsonValue] => [name ?? '', schema]),
    ),
  }
}

/** Without a name where the reference leads nowhere, which was told. */
function compileEntry(
  entry: RudderCliEntry,
  project: Project,
  site: Site,
): { readonly name?: string; readonly schema: JsonObject } {
  const key = entry.$ref === undefined ? 'property' : '$ref'
  const place = { document: site.document, pointer: joinPointer(site.pointer, key) }
  const property = project.property(entry.$ref ?? entry.property ?? '', place)
  if (property === undefined) return { schema: {} }
  const { name } = property.value
  const schema = compileProperty(property.value, project, property)
  if (!entry.properties || entry.properties.length === 0) return { name, schema: withClosing(schema, entry) }
  const nested = withClosing(compileEntries(entry.properties, project, site), entry)
  // The properties of a list of objects are those of its items.
  return schema.type === 'array'
    ? { name, schema: { ...schema, items: { type: 'object', ...nested } } }
    : { name, schema: { ...schema, ...nested } }
}

/** Nested objects are open where nothing is said. */
function withClosing(schema: JsonObject, entry: RudderCliEntry): JsonObject {
  const isOpen = entry.additional_properties ?? entry.additionalProperties
  return isOpen === false ? { ...schema, additionalProperties: false } : schema
}

function compileVariant(variant: RudderCliVariant, project: Project, site: Site): JsonObject {
  const place = { document: site.document, pointer: joinPointer(site.pointer, 'discriminator') }
  const discriminator = project.property(variant.discriminator, place)?.value.name ?? ''
  const cases = variant.cases.map((each, index) =>
    compileCase(each, discriminator, project, {
      document: site.document,
      pointer: joinPointer(site.pointer, 'cases', index),
    }),
  )
  const entries =
    variant.default && ('properties' in variant.default ? variant.default.properties : variant.default)
  const matched = variant.cases.flatMap(({ match }) => match)
  const otherwise = {
    if: { properties: { [discriminator]: { not: { enum: matched } } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: compileEntries(Array.isArray(entries) ? entries : undefined, project, {
      document: site.document,
      pointer: joinPointer(site.pointer, 'default'),
    }),
  }
  return { type: 'object', allOf: entries ? [...cases, otherwise] : cases }
}

function compileCase(
  { display_name, description, match, properties }: RudderCliCase,
  discriminator: string,
  project: Project,
  site: Site,
): JsonObject {
  return {
    ...(display_name ? { title: display_name } : {}),
    ...(description ? { description } : {}),
    if: { properties: { [discriminator]: { enum: match } }, required: [discriminator] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: compileEntries(properties, project, site),
  }
}
