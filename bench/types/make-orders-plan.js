// A plan whose every event is as heavy as real ones get: 15 properties, 17 rules, three arrays of closed objects.

const ITEM = {
  type: 'object',
  required: ['sku', 'price'],
  additionalProperties: false,
  properties: {
    sku: { type: 'string' },
    name: { type: 'string' },
    price: { type: 'number', minimum: 0 },
    quantity: { type: 'integer', minimum: 1 },
  },
}

const PROPERTIES = {
  order_id: { type: 'string', pattern: '^ord_[a-z0-9]+$' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  total: { type: 'number', minimum: 0, multipleOf: 0.01 },
  email: { type: 'string' },
  created: { type: 'string', format: 'date' },
  status: { enum: ['open', 'paid'] },
  country: { type: 'string', minLength: 2, maxLength: 2 },
  coupon: { type: 'string' },
  rating: { type: 'integer', minimum: 1, maximum: 5 },
  note: { type: 'string', maxLength: 255 },
  tax: { type: 'number', minimum: 0 },
  is_gift: { type: 'boolean' },
  items: { type: 'array', items: ITEM },
  bundles: { type: 'array', items: ITEM },
  gifts: { type: 'array', items: ITEM },
}

/** @param {number} count of events, all of the same shape */
export function makeOrdersPlan(count) {
  const events = Array.from({ length: count }, (_, index) => ({
    title: `Order ${index} Completed`,
    type: 'object',
    required: ['order_id', 'currency', 'total', 'items', 'bundles', 'gifts'],
    additionalProperties: false,
    properties: PROPERTIES,
  }))
  return { name: 'Orders', events }
}

/** @param {number} index a valid call of that event, with values of its own */
export function writeCall(index) {
  const items = `[{ sku: 'sku_${index}', name: 'Thing ${index}', price: ${index}.5, quantity: ${(index % 9) + 1} }, { sku: 'b${index}', price: 3 }]`
  const members = [
    `order_id: 'ord_${(index * 7919 + 1e6).toString(36)}'`,
    "currency: 'EUR'",
    `total: ${index}.99`,
    `email: 'a${index}@example.com'`,
    `created: '2024-01-${String((index % 28) + 1).padStart(2, '0')}'`,
    "status: 'paid'",
    "country: 'DE'",
    `coupon: 'SAVE${index}'`,
    `rating: ${(index % 5) + 1}`,
    `note: 'thank you ${index}'`,
    `tax: ${index % 20}.5`,
    'is_gift: true',
    `items: ${items}`,
    `bundles: ${items}`,
    `gifts: [{ sku: 'c${index}', price: 1 }]`,
  ]
  return `trackOrder${index}Completed({ ${members.join(', ')} }, { userId: 'u' })`
}
