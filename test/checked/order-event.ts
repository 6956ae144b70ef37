// The event that the tests of `Checked` send: its type and its rules as the generator writes them. All is put to
// the judge; what quick looks spare it is tested with generated ones.
import { CHECKED_MODULE, SUSPECTS_MODULE } from './compile-text.js'

export const ORDER_EVENT = `
import type { Checked } from '${CHECKED_MODULE}'
import type * as Suspects from '${SUSPECTS_MODULE}'

export interface OrderCompletedProduct { sku: string; price: number; quantity?: number | undefined }
export interface OrderCompletedProperties {
  order_id: string
  currency: string
  total: number
  products: readonly OrderCompletedProduct[]
  status?: 'open' | 'paid' | undefined
  address?: { city: string; zip?: string | undefined } | undefined
  tags?: readonly string[] | undefined
  email?: string | undefined
  card?: string | undefined
  extra?: { [k: string]: unknown } | undefined
}
type Pattern_currency = { 0: { do: "three"; of: "A-Z"; to: 1 }; 1: { do: "end"; end: "ok" } }
type Format_at = { 0: { do: "run"; of: { not: "@" }; to: 2 }; 1: { do: "any"; end: "ok" }; 2: { do: "one"; of: { "@": 1; far: 0 }; end: "bad" } }
type OrderCompletedRules = { event: "Order Completed"; rule: {
  properties: {
    order_id: { minLength: 2; maxLength: 10 }
    currency: { pattern: ["^[A-Z]{3}$", Pattern_currency] }
    total: { minimum: 0; multipleOf: 0.01 }
    products: { minItems: 1; items: {
      properties: { price: { above: 0; below: 1000000 }; quantity: { integer: true; maximum: 99 } }
      others: [{ keys: "sku" | "price" | "quantity" }, { nothing: true }] } }
    address: { others: [{ keys: "city" | "zip" }, { nothing: true }]; properties: { zip: { not: { const: "00000" } } } }
    tags: { uniqueItems: true; maxItems: 3; contains: [{ const: "shop" }, 1, null] }
    email: { format: ["email", Format_at] }
    extra: { minProperties: 1; maxProperties: 2; names: { maxLength: 5 } }
  }
  dependent: { card: { required: "email" } }
  if: [{ required: "status"; properties: { status: { const: "paid" } } }, { properties: { total: { above: 0 } } }, {}]
  others: [{ keys: keyof OrderCompletedProperties }, { nothing: true }]
} }
type Suspect_order<V extends Suspects.Fields> = Suspects.Ask<V, OrderCompletedRules['rule']>
declare function trackOrderCompleted<const P extends OrderCompletedProperties>(
  properties: Checked<P, OrderCompletedProperties, OrderCompletedRules, Suspect_order<P>>,
): void
const products = [{ sku: 'a', price: 5 }] as const
const order = { order_id: 'ord_1', currency: 'EUR', total: 12.5, products }
`
