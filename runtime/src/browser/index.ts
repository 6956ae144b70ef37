// The entry @trackwright/runtime/browser.

export type { Consent } from '../core/client.js'
export type { CallResult, Client, TimeoutOptions } from '../core/client-interface.js'
export { DeliveryError, type DeliveryErrorKind, FlushTimeoutError, OptionError } from '../core/errors.js'
export type { Stats, Violations } from '../core/ledger.js'
export type {
  AliasMessage,
  CallFields,
  CallType,
  Context,
  EventMessage,
  GroupMessage,
  IdentifyMessage,
  Identity,
  Integrations,
  JsonObject,
  OptionalIdentity,
  PageMessage,
  ScreenMessage,
  TrackMessage,
} from '../core/message.js'
export type { RetryOptions } from '../core/options.js'
export type { DropReason, OnDrop, OnError } from '../core/reporter.js'
export { type CookieStoreOptions, cookieStore } from './cookie-store.js'
export {
  type BrowserClient,
  type BrowserClientOptions as ClientOptions,
  createClient,
} from './create-client.js'
export { indexedDbJournal } from './indexed-db-journal.js'
export type { Journal, JournaledQueue } from './journal.js'
export type { ResetOptions, VisitorIds } from './visitor.js'
export type { VisitorStore } from './visitor-store.js'
