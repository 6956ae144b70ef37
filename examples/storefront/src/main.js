// A page in plain JavaScript: the compiler checks its calls all the same (`checkJs`).
import { createClient } from '@trackwright/runtime/browser'
import { pageProduct, setClient } from './analytics/index.js'
import { completeOrder } from './checkout.js'
import { renderProduct } from './product.js'

setClient(createClient({ writeKey: 'storefront', dataPlaneUrl: 'http://127.0.0.1:4555' }))

const moka = { sku: 'moka-3', name: 'Moka pot', price: 34.9 }
pageProduct({ sku: moka.sku })
document
  .querySelector('main')
  ?.append(renderProduct(moka, (added) => completeOrder({ id: 'ord_1', items: [added] })))
