// One product: it is viewed when it is drawn, and added by a click.
import { trackProductAdded, trackProductViewed } from './events.js'

/**
 * @typedef {{ sku: string, name: string, price: number }} Product
 * @param {Product} product
 * @param {(product: Product) => void} onAdd
 */
export function renderProduct(product, onAdd) {
  const { sku, name, price } = product
  const button = document.createElement('button')
  button.textContent = `Add ${name}`
  button.addEventListener('click', () => {
    trackProductAdded({ sku, price, quantity: 1 })
    onAdd(product)
  })
  trackProductViewed({ sku, price })
  return button
}
