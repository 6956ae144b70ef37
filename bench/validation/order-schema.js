// One event of 15 properties, as JSON Schema, for zod and for valibot, and a valid instance.

export const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['order_id', 'total', 'currency', 'products'],
  properties: {
    order_id: { type: 'string', pattern: '^ord_' },
    total: { type: 'number', minimum: 0 },
    subtotal: { type: 'number', minimum: 0 },
    shipping: { type: 'number', minimum: 0 },
    tax: { type: 'number', minimum: 0 },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    coupon: { type: ['string', 'null'] },
    method: { enum: ['card', 'paypal', 'invoice'] },
    email: { type: 'string', format: 'email' },
    ordered_at: { type: 'string', format: 'date-time' },
    first_order: { type: 'boolean' },
    quantity: { type: 'integer', minimum: 1 },
    affiliation: { type: 'string', maxLength: 100 },
    category: { type: 'string' },
    products: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['product_id'],
        properties: { product_id: { type: 'string' }, price: { type: 'number' } },
      },
    },
  },
}

export const EVENT = {
  order_id: 'ord_1',
  total: 34.9,
  subtotal: 30,
  shipping: 4.9,
  tax: 0,
  currency: 'EUR',
  coupon: null,
  method: 'card',
  email: 'mia@example.com',
  ordered_at: '2026-11-24T10:00:00Z',
  first_order: true,
  quantity: 2,
  affiliation: 'shop',
  category: 'coffee',
  products: [{ product_id: 'p1', price: 34.9 }],
}

export function zodSchema(z) {
  const amount = z.number().min(0)
  return z.strictObject({
    order_id: z.string().regex(/^ord_/),
    total: amount,
    subtotal: amount.optional(),
    shipping: amount.optional(),
    tax: amount.optional(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    coupon: z.string().nullable().optional(),
    method: z.enum(['card', 'paypal', 'invoice']).optional(),
    email: z.email().optional(),
    ordered_at: z.iso.datetime().optional(),
    first_order: z.boolean().optional(),
    quantity: z.int().min(1).optional(),
    affiliation: z.string().max(100).optional(),
    category: z.string().optional(),
    products: z.array(z.strictObject({ product_id: z.string(), price: z.number().optional() })).min(1),
  })
}

export function valibotSchema(v) {
  const amount = v.pipe(v.number(), v.minValue(0))
  return v.strictObject({
    order_id: v.pipe(v.string(), v.regex(/^ord_/)),
    total: amount,
    subtotal: v.optional(amount),
    shipping: v.optional(amount),
    tax: v.optional(amount),
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    coupon: v.optional(v.nullable(v.string())),
    method: v.optional(v.picklist(['card', 'paypal', 'invoice'])),
    email: v.optional(v.pipe(v.string(), v.email())),
    ordered_at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
    first_order: v.optional(v.boolean()),
    quantity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    affiliation: v.optional(v.pipe(v.string(), v.maxLength(100))),
    category: v.optional(v.string()),
    products: v.pipe(
      v.array(v.strictObject({ product_id: v.string(), price: v.optional(v.number()) })),
      v.minLength(1),
    ),
  })
}
