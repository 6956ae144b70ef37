// The event that the tests of `Checked` send: its type and its rules as the generator writes them.
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
type Suspect_currency<V> = V extends string ? string extends V ? never : V extends \`\${infer A}\${infer B}\${infer C}\` ? A | B | C extends Suspects.Characters<"A-Z"> ? never : 1 : 1 : never
type Suspect_at<V> = V extends string ? string extends V ? never : Suspects.AfterRun<V, Suspects.Characters<{ not: "@" }>> extends infer R1 ? Suspects.Mismatch<R1, Format_at, Format_at[2]> : never : never
type Suspect_item<V extends Suspects.Fields> = V extends unknown ? Suspects.NotPositive<V["price"]> | Suspects.NotLess<V["price"], 1000000> | Suspects.NotInteger<V["quantity"]> | Suspects.Greater<V["quantity"], 99> | (keyof V extends "sku" | "price" | "quantity" ? never : 1) : never
type Suspect_address<V extends Suspects.Fields> = V extends unknown ? (keyof V extends "city" | "zip" ? never : 1) | Suspects.Ask<V["zip"], { not: { const: "00000" } }> : never
type Suspect_order<V extends Suspects.Fields> = V extends unknown ?
  | Suspects.Shorter<V["order_id"], 2> | Suspects.Longer<V["order_id"], 10> | Suspect_currency<V["currency"]>
  | Suspects.Negative<V["total"]> | Suspects.NotDecimal<V["total"], 0.01>
  | Suspects.Ask<V["products"], { minItems: 1 }> | Suspect_item<V["products"][number]> | Suspect_address<V["address"]>
  | Suspects.Ask<V["tags"], { uniqueItems: true; maxItems: 3; contains: [{ const: "shop" }, 1, null] }>
  | Suspect_at<V["email"]> | Suspects.Ask<V["extra"], { minProperties: 1; maxProperties: 2; names: { maxLength: 5 } }>
  | (keyof V extends keyof OrderCompletedProperties ? never : 1)
  | Suspects.Ask<V, { dependent: { card: { required: "email" } }; if: [{ required: "status"; properties: { status: { const: "paid" } } }, { properties: { total: { above: 0 } } }, {}] }>
  : never
declare function trackOrderCompleted<const P extends OrderCompletedProperties>(
  properties: Checked<P, OrderCompletedProperties, OrderCompletedRules, Suspect_order<P>>,
): void
const products = [{ sku: 'a', price: 5 }] as const
const order = { order_id: 'ord_1', currency: 'EUR', total: 12.5, products }
`
