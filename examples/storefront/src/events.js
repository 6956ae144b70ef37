// What components may send: the audit sees through it.

export * as checkout from './analytics/index.js'
export { trackProductAdded, trackProductViewed } from './analytics/index.js'
