// The entry @trackwright/runtime/codegen, which generated code alone imports: the client slot of a plan and the six calls.
// Nothing here runs when it is loaded, so that a bundler can leave out what a program does not use.
import type { Client } from './core/client-interface.js'
import type { CallFields, CallType, Identity, OptionalIdentity } from './core/message.js'
import { serializeMessage } from './core/serialize-message.js'

export type { Checked } from './checked/checked.js'
export type { CallResult, Client } from './core/client-interface.js'
export type { CallFields, Identity, OptionalIdentity } from './core/message.js'

export interface PlanInfo {
  readonly name: string
  readonly version?: string | undefined
}

/** A client of any platform. Whether a call must say who it is about, the type of its options says. */
type AnyClient = Client<OptionalIdentity>

export interface ClientSlot {
  readonly plan: PlanInfo
  client: AnyClient | undefined
  /** Calls that came before the client, as text: copied when they were made. */
  waiting: WaitingCall[]
  refused: number
}

interface WaitingCall {
  readonly call: CallType
  readonly json: string
}

interface ClientOption {
  /** Takes this call in place of the plan's client. */
  client?: Client | undefined
}

interface CategoryOption {
  category?: string | undefined
}

export type ServerCallOptions = Identity & CallFields & ClientOption
export type ServerPageOptions = ServerCallOptions & CategoryOption
export type BrowserCallOptions = OptionalIdentity & CallFields & { client?: AnyClient | undefined }
export type BrowserPageOptions = BrowserCallOptions & CategoryOption

type CallOptions = ServerCallOptions | BrowserCallOptions | undefined
type PageOptions = ServerPageOptions | BrowserPageOptions | undefined
type AliasOptions = (ServerCallOptions | BrowserCallOptions) & { traits?: object | undefined }

const MAX_WAITING = 1_000

/** An empty slot. Calls wait in it until it has a client. */
export function createSlot(plan: PlanInfo): ClientSlot {
  return { plan, client: undefined, waiting: [], refused: 0 }
}

/** Gives the plan's calls a client, which gets the ones that waited, in order; undefined takes it away again. */
export function setSlotClient(slot: ClientSlot, client: Client | Client<OptionalIdentity> | undefined): void {
  slot.client = client
  if (client === undefined) return
  const { waiting } = slot
  slot.waiting = []
  for (const { call, json } of waiting) client[call](JSON.parse(json))
}

export function sendTrack(
  slot: ClientSlot,
  event: string,
  properties: object | undefined,
  options: CallOptions,
): void {
  send(slot, 'track', { ...options, event, properties })
}

export function sendPage(
  slot: ClientSlot,
  name: string,
  properties: object | undefined,
  options: PageOptions,
): void {
  send(slot, 'page', { ...options, name, properties })
}

export function sendScreen(
  slot: ClientSlot,
  name: string,
  properties: object | undefined,
  options: PageOptions,
): void {
  send(slot, 'screen', { ...options, name, properties })
}

export function sendIdentify(slot: ClientSlot, traits: object | undefined, options: CallOptions): void {
  send(slot, 'identify', { ...options, traits })
}

export function sendGroup(
  slot: ClientSlot,
  groupId: string | number,
  traits: object | undefined,
  options: CallOptions,
): void {
  send(slot, 'group', { ...options, groupId, traits })
}

export function sendAlias(
  slot: ClientSlot,
  previousId: string | number,
  options: AliasOptions | undefined,
): void {
  send(slot, 'alias', { ...options, previousId })
}

interface SentFields {
  readonly client?: AnyClient | undefined
  readonly [field: string]: unknown
}

function send(slot: ClientSlot, call: CallType, fields: SentFields): void {
  const { client = slot.client, ...message } = fields
  if (client === undefined) wait(slot, call, message)
  // The six functions above have put in what `call` needs.
  else client[call](message as never)
}

function wait(slot: ClientSlot, call: CallType, message: object): void {
  if (slot.waiting.length >= MAX_WAITING) {
    if (slot.refused++ > 0) return
    const advice = 'call setClient() earlier; further calls are lost'
    console.warn(
      `trackwright: ${MAX_WAITING} calls wait for a client of the plan "${slot.plan.name}"; ${advice}`,
    )
    return
  }
  const called = { originalTimestamp: new Date().toISOString(), ...message }
  slot.waiting.push({ call, json: serializeMessage(called) })
}
