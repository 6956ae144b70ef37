// Fifty customers with twenty calls each, of all six kinds, through the generated functions. Prints what it sent as JSON.
import { createClient } from '@trackwright/runtime/node'
import {
  alias,
  group,
  identify,
  pageHome,
  pageProduct,
  screenHome,
  setClient,
  trackCartViewed,
  trackCheckoutStarted,
  trackCheckoutStepCompleted,
  trackCheckoutStepViewed,
  trackOrderCompleted,
  trackPaymentInfoEntered,
  trackProductAdded,
  trackProductClicked,
  trackProductListViewed,
  trackProductsSearched,
  trackProductViewed,
  trackSignedIn,
  trackSignedOut,
  trackSignedUp,
} from '../analytics/index.js'
import { countCalls } from './count-calls.js'

const CUSTOMERS = 50

const counts = new Map<string, number>()
const client = createClient({
  writeKey: 'demo',
  dataPlaneUrl: process.env.DATA_PLANE_URL ?? 'http://127.0.0.1:8085',
  onError: (error, events) => console.error(`${events.length} events were not delivered: ${error.message}`),
  onDrop: (reason, events) => console.error(`${events.length} events were refused: ${reason}`),
})
setClient(countCalls(client, counts))

for (let number = 1; number <= CUSTOMERS; number += 1) shop(number)
await client.close()

const sent = Object.fromEntries(counts)
console.log(JSON.stringify({ sent, stats: client.stats() }))

function shop(number: number): void {
  const visitor = { anonymousId: `visitor-${number}` }
  const customer = { userId: `customer-${number}` }
  const moka = {
    product_id: 'p_1041',
    name: 'Moka pot for three',
    price: 34.9,
    quantity: 1 + (number % 3),
  }
  const checkout = { checkout_id: `chk_${number}`, currency: 'EUR' }

  pageHome({ path: '/' }, visitor)
  screenHome({ feed: 'new' }, visitor)
  trackProductsSearched({ query: 'moka pot', results_count: 12, sort: 'relevance' }, visitor)
  trackProductListViewed({ list_id: 'category_coffee', products: [{ ...moka, position: 1 }] }, visitor)
  trackProductClicked(
    {
      product_id: moka.product_id,
      name: moka.name,
      position: 1,
      list_id: 'category_coffee',
    },
    visitor,
  )
  pageProduct({ product_id: moka.product_id, in_stock: true }, visitor)
  trackProductViewed({ ...moka, currency: 'EUR' }, visitor)
  trackProductAdded({ ...moka, cart_id: `cart_${number}`, currency: 'EUR' }, visitor)

  trackSignedUp({ method: 'email', newsletter: number % 2 === 0 }, customer)
  alias(visitor.anonymousId, customer)
  identify({ email: `customer-${number}@example.com`, loyalty_tier: 'silver' }, customer)
  group(`company-${number % 5}`, { name: 'Café Rossi GmbH', plan: 'business' }, customer)

  trackCartViewed({ cart_id: `cart_${number}`, currency: 'EUR', products: [moka] }, customer)
  trackCheckoutStarted({ ...checkout, products: [moka] }, customer)
  trackCheckoutStepViewed({ checkout_id: checkout.checkout_id, step: 3 }, customer)
  trackPaymentInfoEntered(
    {
      checkout_id: checkout.checkout_id,
      payment_method: 'card',
      card_brand: 'visa',
    },
    customer,
  )
  trackCheckoutStepCompleted({ checkout_id: checkout.checkout_id, step: 3, duration_seconds: 21.4 }, customer)
  trackOrderCompleted(
    {
      order_id: `ord_${number}`,
      ...checkout,
      total: moka.price * moka.quantity,
      coupon: null,
      products: [moka],
    },
    customer,
  )
  trackSignedOut({}, customer)
  trackSignedIn({ method: 'password' }, customer)
}
