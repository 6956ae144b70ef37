// The vendors that plans are fetched from, by the name that --from takes.
import { fetchRudderStackPlan } from './fetch-rudderstack-plan.js'
import { fetchSegmentPlan } from './fetch-segment-plan.js'
import { fetchSnowplowPlan } from './fetch-snowplow-plan.js'
import type { Vendor } from './model.js'

export const VENDORS = {
  segment: { title: 'Segment', url: 'https://api.segmentapis.com', fetchPlan: fetchSegmentPlan },
  rudderstack: { title: 'RudderStack', url: 'https://api.rudderstack.com', fetchPlan: fetchRudderStackPlan },
  snowplow: {
    title: 'Snowplow',
    url: 'https://console.snowplowanalytics.com',
    fetchPlan: fetchSnowplowPlan,
  },
} as const satisfies Record<string, Vendor>

export type VendorName = keyof typeof VENDORS
