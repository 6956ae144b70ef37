// Five calls that break the plan. None of them compiles: this file is here to show the compiler's sentences.
import { trackOrderCompleted, trackProductAdded, trackSignedUp } from '../analytics/index.js'

const moka = {
  product_id: 'p_1041',
  name: 'Moka pot for three',
  price: 34.9,
  quantity: 1,
}

// 1. A required property is missing: total.
trackOrderCompleted({ order_id: 'ord_1', currency: 'EUR', products: [moka] }, { userId: 'mia' })

// 2. A property that the plan does not know: amount.
trackProductAdded({ ...moka, cart_id: 'cart_1', currency: 'EUR', amount: 2 }, { userId: 'mia' })

// 3. A value that is not one of those in the plan.
trackSignedUp({ method: 'facebook' }, { userId: 'mia' })

// 4. A literal that breaks a pattern: a currency is three capitals.
trackOrderCompleted({ order_id: 'ord_1', total: 34.9, currency: 'euro', products: [moka] }, { userId: 'mia' })

// 5. Nobody did it: on a server every call says who.
trackSignedUp({ method: 'email' }, {})
