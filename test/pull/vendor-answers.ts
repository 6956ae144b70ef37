// What the three vendors' APIs answer about one small plan, in the documented shapes, in pages.
import type { Answer } from './start-stand-in.js'

const message = (properties: object, required: string[]) => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: { context: {}, traits: {}, properties: { type: 'object', properties, required } },
  required: ['properties'],
})

const rule = (key: string, properties: object, required: string[]) => ({
  key,
  type: 'TRACK',
  version: 1,
  jsonSchema: message(properties, required),
  createdAt: '2024-01-01T00:00:00.000Z',
  updatedAt: '2024-01-01T00:00:00.000Z',
  deprecatedAt: '0001-01-01T00:00:00.000Z',
})

export const SEGMENT: Record<string, Answer | Answer[]> = {
  '/tracking-plans?pagination.count=200': {
    body: {
      data: {
        trackingPlans: [{ id: 'tp_1', name: 'Shop' }],
        pagination: { current: 'MA==', totalEntries: 1 },
      },
    },
  },
  '/tracking-plans/tp_1': [
    { status: 500, body: 'Internal Server Error' },
    {
      body: { data: { trackingPlan: { id: 'tp_1', resourceSchemaId: 'rs_1', name: 'Shop', type: 'LIVE' } } },
    },
  ],
  '/tracking-plans/tp_1/rules?pagination.count=200': [
    { status: 429, headers: { 'retry-after': '0' }, body: { errors: [{ type: 'too-many-requests' }] } },
    {
      body: {
        data: {
          rules: [rule('Order Completed', { total: { type: ['number'] } }, ['total'])],
          pagination: { current: 'MA==', next: 'MQ==' },
        },
      },
    },
  ],
  '/tracking-plans/tp_1/rules?pagination.count=200&pagination.cursor=MQ==': {
    body: {
      data: {
        rules: [rule('Signed In', { method: { type: 'string', enum: ['email', 'google'] } }, [])],
        pagination: { current: 'MQ==' },
      },
    },
  },
}

const catalogEvent = (id: string, name: string) => ({
  id,
  name,
  description: '',
  eventType: 'track',
  categoryId: null,
  workspaceId: 'ws_1',
  identitySection: 'properties',
})

const catalogSchema = (properties: object, required: string[]) => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  type: 'object',
  properties: { properties: { type: 'object', properties, required, unevaluatedProperties: false } },
})

const EVENTS = '/v2/catalog/tracking-plans/tp_1/events'

export const RUDDERSTACK: Record<string, Answer | Answer[]> = {
  '/v2/catalog/tracking-plans?page=1': {
    body: { trackingPlans: [{ id: 'tp_1', name: 'Shop' }], total: 1, currentPage: 1, pageSize: 50 },
  },
  '/v2/catalog/tracking-plans/tp_1': {
    body: { id: 'tp_1', name: 'Shop', version: 3, creationType: 'Data catalog', workspaceId: 'ws_1' },
  },
  [`${EVENTS}?page=1`]: {
    body: { data: [catalogEvent('ev_1', 'Order Completed')], total: 2, currentPage: 1, pageSize: 1 },
  },
  [`${EVENTS}?page=2`]: [
    { status: 503, headers: { 'retry-after': '0' } },
    { body: { data: [catalogEvent('ev_2', 'Signed In')], total: 2, currentPage: 2, pageSize: 1 } },
  ],
  [`${EVENTS}/ev_1?format=schema`]: {
    body: {
      ...catalogEvent('ev_1', 'Order Completed'),
      rules: catalogSchema({ total: { type: ['number'] } }, ['total']),
    },
  },
  [`${EVENTS}/ev_2?format=schema`]: {
    body: {
      ...catalogEvent('ev_2', 'Signed In'),
      rules: catalogSchema({ method: { type: ['string'] } }, []),
    },
  },
}

const selfDescribing = (name: string, properties: object, required: string[]) => ({
  $schema: 'http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#',
  self: { vendor: 'com.acme', name, format: 'jsonschema', version: '1-0-0' },
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const ORDER = selfDescribing('order', { total: { type: 'number' }, kind: { type: 'string' } }, ['total'])
const USER = selfDescribing('user', { plan: { type: 'string' } }, ['plan'])
const ORGANISATION = '/api/msc/v1/organizations/org'

export const SNOWPLOW_CONSOLE: Record<string, Answer | Answer[]> = {
  [`${ORGANISATION}/credentials/v3/token`]: { body: { accessToken: 'canary-of-the-session' } },
  [`${ORGANISATION}/data-structures/v1`]: {
    body: [
      {
        hash: 'h1',
        vendor: 'com.acme',
        name: 'order',
        format: 'jsonschema',
        meta: { hidden: false, schemaType: 'event', customData: {} },
        deployments: [],
      },
      {
        hash: 'h2',
        vendor: 'com.acme',
        name: 'user',
        format: 'jsonschema',
        meta: { hidden: false, schemaType: 'entity', customData: {} },
        deployments: [],
      },
    ],
  },
  [`${ORGANISATION}/data-structures/v1/schemas/versions?latest=true`]: { body: [ORDER, USER] },
  [`${ORGANISATION}/data-products/v2`]: {
    body: {
      data: [{ id: 'dp_1', name: 'Checkout', status: 'draft', owner: 'web', eventSpecs: [{ id: 'es_1' }] }],
      includes: {
        eventSpecs: [
          {
            id: 'es_1',
            name: 'Order Completed',
            status: 'draft',
            version: 1,
            dataProductId: 'dp_1',
            event: {
              source: 'iglu:com.acme/order/jsonschema/1-0-0',
              schema: { type: 'object', properties: { kind: { enum: ['new', 'again'] } } },
            },
            entities: { tracked: [], enriched: [] },
          },
        ],
      },
    },
  },
}

export const IGLU: Record<string, Answer | Answer[]> = {
  '/api/schemas': { body: ['iglu:com.acme/order/jsonschema/1-0-0', 'iglu:com.acme/user/jsonschema/1-0-0'] },
  '/api/schemas/com.acme/order/jsonschema/1-0-0': { body: ORDER },
  '/api/schemas/com.acme/user/jsonschema/1-0-0': { body: USER },
}
