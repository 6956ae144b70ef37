// Owns the event that is measured: 533 bytes of properties, about 750 as it waits in a queue.
export const EVENT_NAME = 'Order Completed'

export function makeProperties(index) {
  return {
    order_id: `ord_${String(index).padStart(10, '0')}`,
    total: 12.5 + (index % 1000),
    currency: 'EUR',
    coupon: index % 3 === 0 ? 'SPRING' : 'NONE',
    shipping_address: { street: '12 Long Lane', city: 'Zürich', postcode: '8001', country: 'CH' },
    products: [0, 1, 2].map((position) => ({
      product_id: `prd_${index + position}`,
      name: 'A thing with a name',
      price: 4.25,
      quantity: 1 + (index % 4),
      category: 'things/with/names',
    })),
  }
}

export const makeUserId = (index) => `user-${index % 1000}`
