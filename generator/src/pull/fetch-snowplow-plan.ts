// Snowplow: data structures and data products of the Console API, or all schemas of an Iglu registry.
import { isArray, isObject, memberOf, textOf } from '../plan/json-value.js'
import type { JsonObject, JsonValue, PlanSource } from '../plan/model.js'
import { PullError, type PullSession } from './model.js'
import { asSource, listAt, unexpected } from './read-answer.js'

/** As snowplow-cli calls them. */
const CONSOLE_KEY_ID = 'SNOWPLOW_CONSOLE_API_KEY_ID'
const CONSOLE_KEY = 'SNOWPLOW_CONSOLE_API_KEY_SECRET'
const CONSOLE_ORGANISATION = 'SNOWPLOW_CONSOLE_ORG_ID'
const IGLU_KEY = 'SNOWPLOW_IGLU_API_KEY'

/** The registry where its key is set, else the console. */
export function fetchSnowplowPlan(session: PullSession): Promise<readonly PlanSource[]> {
  return session.variable(IGLU_KEY) === undefined ? fetchFromConsole(session) : fetchFromRegistry(session)
}

async function fetchFromConsole(session: PullSession): Promise<readonly PlanSource[]> {
  const organisation = `api/msc/v1/organizations/${encodeURIComponent(session.secret(CONSOLE_ORGANISATION))}`
  const token = await session.get(
    `${organisation}/credentials/v3/token`,
    {},
    { 'x-api-key-id': session.secret(CONSOLE_KEY_ID), 'x-api-key': session.secret(CONSOLE_KEY) },
  )
  const accessToken = textOf(token, 'accessToken')
  if (accessToken === undefined) throw unexpected('credentials/v3/token', 'an "accessToken"')
  const headers = { authorization: `Bearer ${accessToken}` }
  const structures = asList(
    await session.get(`${organisation}/data-structures/v1`, {}, headers),
    'data-structures',
  )
  const schemas = asList(
    await session.get(`${organisation}/data-structures/v1/schemas/versions`, { latest: 'true' }, headers),
    'schemas/versions',
  )
  const products = await session.get(`${organisation}/data-products/v2`, {}, headers)
  session.onProgress(`${schemas.length} schemas`)
  return [
    ...schemas.map((schema, index) =>
      asSource(`data-structures/${index}.json`, dataStructure(schema, structures)),
    ),
    ...selectProducts(dataProducts(products), session.planId).map((product, index) =>
      asSource(`data-products/${index}.json`, product),
    ),
  ]
}

/** `--id` names a data product; the schemas that it is based on are told by the specifications in it. */
function selectProducts(products: readonly JsonObject[], id: string | undefined): readonly JsonObject[] {
  if (id === undefined) return products
  const named = products.filter((product) => textOf(product, 'resourceName') === id)
  if (named.length === 0)
    throw new PullError('TW624', { message: `The organisation has no data product ${id}.` })
  return named
}

/** As a file of snowplow-cli; whether it is an event or an entity stands in the listing. */
function dataStructure(schema: JsonObject, structures: readonly JsonObject[]): JsonObject {
  const self = memberOf(schema, 'self')
  const listed = structures.find((each) =>
    ['vendor', 'name', 'format'].every((key) => textOf(each, key) === textOf(self, key)),
  )
  const meta = memberOf(listed, 'meta')
  return {
    apiVersion: 'v1',
    resourceType: 'data-structure',
    ...(isObject(meta) ? { meta } : {}),
    data: schema,
  }
}

/** As files of snowplow-cli, where the API gives products and specifications apart. */
function dataProducts(answer: JsonValue): JsonObject[] {
  const specifications = listAt(memberOf(answer, 'includes'), 'eventSpecs', 'data-products')
  return listAt(answer, 'data', 'data-products').map((product) => {
    const ids = listAt(product, 'eventSpecs', 'data-products').map((each) => textOf(each, 'id'))
    const own = specifications.filter((each) => ids.includes(textOf(each, 'id')))
    const texts = ['name', 'domain', 'description', 'owner'].map((key) => [key, textOf(product, key)])
    return {
      apiVersion: 'v1',
      resourceType: 'data-product',
      resourceName: textOf(product, 'id') ?? '',
      data: {
        ...Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
        eventSpecifications: own.map(eventSpecification),
      },
    }
  })
}

function eventSpecification(specification: JsonObject): JsonObject {
  const kept = ['name', 'description', 'triggers', 'event', 'entities'].filter((key) => key in specification)
  return {
    resourceName: textOf(specification, 'id') ?? '',
    ...Object.fromEntries(kept.map((key) => [key, specification[key] ?? null])),
  }
}

async function fetchFromRegistry(session: PullSession): Promise<readonly PlanSource[]> {
  if (!session.hasOwnUrl)
    throw new PullError('TW626', {
      message: 'It is not known where the registry is.',
      help: 'Give its URL by --url, such as https://iglu.acme.com.',
    })
  const headers = { apikey: session.secret(IGLU_KEY) }
  const uris = asTexts(await session.get('api/schemas', {}, headers))
  const sources: PlanSource[] = []
  for (const uri of uris) {
    const path = uri
      .replace(/^iglu:/, '')
      .split('/')
      .map(encodeURIComponent)
      .join('/')
    sources.push(asSource(`schemas/${path}.json`, await session.get(`api/schemas/${path}`, {}, headers)))
    session.onProgress(`${sources.length} of ${uris.length} schemas`)
  }
  return sources
}

function asTexts(answer: JsonValue): string[] {
  if (!isArray(answer)) throw unexpected('api/schemas', 'a list of schemas')
  const texts = answer.filter((each) => typeof each === 'string' && /^iglu:([\w.-]+\/){3}[\d-]+$/.test(each))
  if (texts.length < answer.length)
    throw new PullError('TW625', { message: 'The answer of api/schemas has schemas without an Iglu URI.' })
  return texts as string[]
}

function asList(answer: JsonValue, path: string): JsonObject[] {
  if (!isArray(answer)) throw unexpected(path, 'a list')
  return answer.filter(isObject)
}
