// Accounts, with calls of Segment's SDK as they were before there was a plan.
import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: 'accounts' })

export function signUp(id: string, email: string): void {
  analytics.identify({ userId: id, traits: { email, plan: 'free' } })
  // By hand for now: there is no other way yet.
  analytics.track({ userId: id, event: 'Signed Up', properties: { method: 'email' } })
}

export function join(id: string, company: { id: string; seats: number }): void {
  analytics.group({ userId: id, groupId: company.id, traits: { seats: company.seats } })
}

/** The name is made up as it goes, so that no plan can know it. */
export function report(id: string, what: string): void {
  analytics.track({ userId: id, event: `Account ${what}` })
}
