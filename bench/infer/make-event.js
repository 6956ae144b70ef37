// One recorded event, the same for the same number: 30 names over the calls, with what real payloads have and what makes
// a guess go wrong: values that are rare, missing, null, of two types, nested, and nearly always the same.

const NAMES = [
  ...[
    'Product Viewed',
    'Product Added',
    'Cart Viewed',
    'Checkout Started',
    'Order Completed',
    'Order Refunded',
  ],
  ...[
    'Signed In',
    'Signed Out',
    'Signed Up',
    'Coupon Applied',
    'Search Performed',
    'Video Played',
    'Video Paused',
  ],
  ...[
    'Plan Changed',
    'Invoice Paid',
    'Invite Sent',
    'File Uploaded',
    'Report Exported',
    'Alert Raised',
    'Form Sent',
  ],
]
const PAGES = ['Home', 'Product', 'Cart', 'Checkout', 'Account']
const SCREENS = ['Main', 'Settings', 'Profile']
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF']

/** Numbers that look like chance and are the same in every run. @param {number} seed */
function createRandom(seed) {
  let state = (seed + 1) * 0x9e3779b9
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    state ^= state >>> 15
    return (state >>> 0) / 2 ** 32
  }
}

/** @param {number} number */
export function makeEvent(number) {
  const random = createRandom(number)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const kind = random()
  const time = new Date(1_767_225_600_000 + number * 1000).toISOString()
  const common = {
    userId: `user-${Math.floor(random() * 50_000)}`,
    anonymousId: uuid(random),
    messageId: uuid(random),
    context: { library: { name: 'trackwright', version: '0.1.0' }, locale: 'de-DE', ip: '192.0.2.7' },
    integrations: { All: true },
    originalTimestamp: time,
    receivedAt: time,
  }
  if (kind < 0.8) {
    const event = pick(NAMES)
    return { type: 'track', event, properties: makeProperties(event, random, pick, time, number), ...common }
  }
  const page = { url: `https://shop.example/p/${Math.floor(random() * 1e6)}?q=a%20b`, title: 'Ein Titel' }
  if (kind < 0.9) return { type: 'page', name: pick(PAGES), properties: page, ...common }
  if (kind < 0.95) return { type: 'screen', name: pick(SCREENS), properties: null, ...common }
  if (kind < 0.98) {
    const traits = {
      email: `u${number}@mail.example`,
      plan: pick(['free', 'pro']),
      age: number % 7 === 0 ? null : number % 90,
    }
    return { type: 'identify', ...common, context: { ...common.context, traits } }
  }
  return { type: 'group', groupId: `g${number % 900}`, traits: { seats: 1 + (number % 40) }, ...common }
}

function makeProperties(event, random, pick, time, number) {
  const products = Array.from({ length: Math.floor(random() * 3) }, () => ({
    product_id: `p${Math.floor(random() * 20_000)}`,
    price: Math.round(random() * 20_000) / 100,
    quantity: 1 + Math.floor(random() * 4),
    variant: random() < 0.3 ? null : pick(['s', 'm', 'l', 'xl']),
  }))
  return {
    [`${event.toLowerCase().replace(' ', '_')}_id`]: uuid(random),
    currency: pick(CURRENCIES),
    total: Math.floor(random() * 5) === 0 ? Math.floor(random() * 100) : Math.round(random() * 1e5) / 100,
    at: random() < 0.001 ? 'yesterday' : time,
    is_gift: random() < 0.1,
    products,
    ...(random() < 0.4 ? { coupon: `C${Math.floor(random() * 300)}` } : {}),
    ...(random() < 0.01 ? { step: String(number % 5) } : { step: number % 5 }),
    ...(random() < 0.00001 ? { rare: number } : {}),
    experiments: { [`exp_${Math.floor(random() * 400)}`]: pick(['a', 'b']) },
  }
}

function uuid(random) {
  const hex = (length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}
