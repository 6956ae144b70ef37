// The entry @trackwright/runtime/codegen, which generated code alone imports: the client slot of a plan and the six calls.
// Nothing here runs when it is loaded, so that a bundler can leave out what a program does not use.
import { type AnyClient, type ClientSlot, MAX_WAITING, type PlanInfo } from './client-slot.js'
import type { Client } from './core/client-interface.js'
import type { CallFields, CallType, Identity, OptionalIdentity } from './core/message.js'
import { serializeMessage } from './core/serialize-message.js'
import { toPrintable } from './core/visible-text.js'
import type { JudgedCall, PlanOptions } from './validation/violation.js'

export type { Checked } from './checked/checked.js'
export type * as Suspects from './checked/suspects.js'
export type { ClientSlot, PlanInfo } from './client-slot.js'
export type { CallResult, Client } from './core/client-interface.js'
export type { CallFields, Identity, OptionalIdentity } from './core/message.js'
export type { PlanOptions, Violation, ViolationPolicy } from './validation/violation.js'

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

/** What the plan says of one event. */
export interface About {
  /** Of the event, where the plan states one. */
  readonly version?: string | undefined
  /** Judges the call before it is sent; it comes from the entry for validation, with what it judges by beside it. */
  readonly judge?:
    | ((
        called: JudgedCall,
        slot: ClientSlot,
        by: never,
        client: AnyClient | undefined,
      ) => JudgedCall | undefined)
    | undefined
  readonly schema?: object | undefined
  readonly load?: (() => Promise<object>) | undefined
}

/** An empty slot. Calls wait in it until it has a client. */
export function createSlot(plan: PlanInfo): ClientSlot {
  return { plan, waiting: [], refused: 0 }
}

/** Gives the plan's calls a client, which gets the ones that waited, in order; undefined takes it away again. */
export function setSlotClient(
  slot: ClientSlot,
  client: Client | Client<OptionalIdentity> | undefined,
  options?: PlanOptions,
): void {
  slot.client = client
  slot.options = options
  if (client === undefined) return
  const { waiting } = slot
  slot.waiting = []
  for (const { call, json } of waiting) client[call](JSON.parse(json) as never)
}

export function sendTrack(
  slot: ClientSlot,
  event: string,
  properties: object | undefined,
  options: CallOptions,
  about?: About,
): void {
  send(slot, 'track', { ...options, event, properties }, about)
}

export function sendPage(
  slot: ClientSlot,
  name: string,
  properties: object | undefined,
  options: PageOptions,
  about?: About,
): void {
  send(slot, 'page', { ...options, name, properties }, about)
}

export function sendScreen(
  slot: ClientSlot,
  name: string,
  properties: object | undefined,
  options: PageOptions,
  about?: About,
): void {
  send(slot, 'screen', { ...options, name, properties }, about)
}

export function sendIdentify(
  slot: ClientSlot,
  traits: object | undefined,
  options: CallOptions,
  about?: About,
): void {
  send(slot, 'identify', { ...options, traits }, about)
}

export function sendGroup(
  slot: ClientSlot,
  groupId: string | number,
  traits: object | undefined,
  options: CallOptions,
  about?: About,
): void {
  send(slot, 'group', { ...options, groupId, traits }, about)
}

export function sendAlias(
  slot: ClientSlot,
  previousId: string | number,
  options: AliasOptions | undefined,
  about?: About,
): void {
  send(slot, 'alias', { ...options, previousId }, about)
}

interface SentFields {
  readonly client?: AnyClient | undefined
  readonly [field: string]: unknown
}

function send(slot: ClientSlot, call: CallType, given: SentFields, about: About = {}): void {
  const { client = slot.client, ...fields } = given
  const called = { call, fields: { ...fields, context: contextOf(slot.plan, fields.context, about.version) } }
  const judged = about.judge ? about.judge(called, slot, about as never, client) : called
  // The six functions above have put in what `call` needs.
  if (judged) client ? client[judged.call](judged.fields as never) : wait(slot, judged)
}

/** Says by which plan a call was made, so that what arrives can be told apart when the plan has moved on. */
function contextOf(plan: PlanInfo, context: unknown, eventVersion: string | undefined): unknown {
  try {
    return { ...(context as object | undefined), trackingPlan: { ...plan, eventVersion } }
  } catch {
    // A getter threw; the client takes what can be read.
    return context
  }
}

function wait(slot: ClientSlot, { call, fields }: JudgedCall): void {
  if (slot.waiting.length >= MAX_WAITING) {
    if (slot.refused++ === 0)
      console.warn(
        `trackwright: calls of "${toPrintable(slot.plan.name)}" are lost: ${MAX_WAITING} wait for setClient()`,
      )
  } else
    slot.waiting.push({
      call,
      json: serializeMessage({ originalTimestamp: new Date().toISOString(), ...fields }),
    })
}
