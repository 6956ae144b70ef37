// The entry @trackwright/runtime/edge.
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
  PageMessage,
  ScreenMessage,
  TrackMessage,
} from '../core/message.js'
export type { RetryOptions } from '../core/options.js'
export type { DropReason, OnDrop, OnError } from '../core/reporter.js'
export { createClient, type EdgeClientOptions as ClientOptions } from './create-client.js'
