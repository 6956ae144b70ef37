// The end of an order, and who placed it.
import { checkout } from './events.js'

const { identify: know, trackOrderCompleted } = checkout

/** @param {{ id: `ord_${string}`, items: { sku: string, price: number }[], customer?: { id: string, email: string } }} order */
export function completeOrder({ id, items, customer }) {
  if (customer !== undefined) know(customer.id, { email: customer.email })
  trackOrderCompleted({
    order_id: id,
    total: items.reduce((sum, { price }) => sum + price, 0),
    currency: 'EUR',
    products: items.map(({ sku }) => ({ sku })),
  })
}
