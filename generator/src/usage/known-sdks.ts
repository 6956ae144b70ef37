// The analytics SDKs whose calls are known, by their packages and by the names that people give them. Loads nothing.
import type { AnalyticsSdk } from './raw-call.js'

/** Packages by name, older names of the same SDKs included. */
export const SDK_PACKAGES: ReadonlyMap<string, AnalyticsSdk> = new Map([
  ['@rudderstack/analytics-js', '@rudderstack/analytics-js'],
  ['rudder-sdk-js', '@rudderstack/analytics-js'],
  ['@rudderstack/rudder-sdk-node', '@rudderstack/rudder-sdk-node'],
  ['@segment/analytics-next', '@segment/analytics-next'],
  ['@segment/analytics-node', '@segment/analytics-node'],
  ['analytics-node', '@segment/analytics-node'],
])

/** The names that snippets give their global, and what people call an instance: proof enough where nothing speaks against it. */
export const RECEIVER_NAMES: ReadonlyMap<string, AnalyticsSdk> = new Map([
  ['analytics', 'unknown'],
  ['rudderanalytics', '@rudderstack/analytics-js'],
  ['rudderAnalytics', '@rudderstack/analytics-js'],
])

/** The package that a specifier leads to, a subpath of one included. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Relative paths and the usual prefixes of path aliases lead to files of the program. */
export function isOwnModule(specifier: string): boolean {
  return /^([./#~]|@\/)/.test(specifier)
}
