// Owns the types of the six calls and of the event that goes over the wire. Holds no code.

/** Who did it: one of the two ids is required. Numbers are sent as text; blank or invisible text counts as missing. */
export type Identity =
  | { userId: string | number; anonymousId?: string | number | undefined }
  | { anonymousId: string | number; userId?: string | number | undefined }

/** Who did it, where the client may know it already (a browser). */
export interface OptionalIdentity {
  userId?: string | number | undefined
  anonymousId?: string | number | undefined
}

/** What surrounded the event: `ip`, `locale`, `userAgent`, `campaign`, `traits` and whatever else the plan names. */
export type Context = object

/** Which destinations get the event, for example `{ All: false, Amplitude: true }`. */
export type Integrations = object

/** What every call takes. */
export interface CallFields {
  /** Copied at the call; `library` is always ours. */
  context?: Context | undefined
  /** @default { All: true } */
  integrations?: Integrations | undefined
  /**
   * When it happened, if that was not now: an import, a replay. The data plane keeps it as it is and does not
   * correct it for a wrong clock, so leave it out for live events. An invalid `Date` counts as left out.
   */
  timestamp?: Date | string | undefined
  /** When the call was made; set by the client. Give it where a call is kept and made later. */
  originalTimestamp?: Date | string | undefined
  /** Identifies the event for ever; a retry keeps it. Blank counts as left out. @default a random UUID */
  messageId?: string | undefined
}

export type IdentifyMessage<Who = Identity> = Who & CallFields & { traits?: object | undefined }
export type TrackMessage<Who = Identity> = Who &
  CallFields & { event: string; properties?: object | undefined }
export type PageMessage<Who = Identity> = Who &
  CallFields & { name: string; category?: string | undefined; properties?: object | undefined }
export type ScreenMessage<Who = Identity> = PageMessage<Who>
export type GroupMessage<Who = Identity> = Who &
  CallFields & { groupId: string | number; traits?: object | undefined }
export type AliasMessage<Who = Identity> = Who &
  CallFields & { previousId: string | number; traits?: object | undefined }

export type CallType = 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'

/**
 * The event as it goes over the wire, without its `sentAt`: what `onError` and `onDrop` are given.
 * One that was refused as invalid has the fields that the call gave.
 */
export interface EventMessage {
  readonly type: CallType
  readonly messageId: string
  readonly channel: 'server' | 'web'
  readonly userId?: string | undefined
  readonly anonymousId?: string | undefined
  readonly event?: string | undefined
  readonly name?: string | undefined
  readonly category?: string | undefined
  readonly groupId?: string | undefined
  readonly previousId?: string | undefined
  readonly properties?: JsonObject | undefined
  readonly traits?: JsonObject | undefined
  /** ISO 8601, UTC, milliseconds. */
  readonly originalTimestamp: string
  readonly timestamp?: string | undefined
  readonly integrations: JsonObject
  readonly context: JsonObject
}

export interface JsonObject {
  readonly [key: string]: unknown
}
