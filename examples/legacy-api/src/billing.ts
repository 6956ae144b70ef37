// Billing, which sends by RudderStack's SDK; one of its two calls sends what the plan does not admit.
import RudderAnalytics from '@rudderstack/rudder-sdk-node'

const client = new RudderAnalytics('billing', { dataPlaneUrl: 'http://127.0.0.1:4555' })

export function upgrade(userId: string): void {
  client.track({ userId, event: 'Plan Changed', properties: { from: 'free', to: 'pro' } })
}

export function cancel(userId: string): void {
  client.track({ userId, event: 'Plan Changed', properties: { from: 'pro', to: 'none' } })
}
