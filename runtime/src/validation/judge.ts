// Judges calls by their schemas, and does with those that break them what the policy says.
import { type ClientSlot, MAX_WAITING } from '../client-slot.js'
import type { Client } from '../core/client-interface.js'
import type { Violations } from '../core/ledger.js'
import { toPlainObject } from '../core/serialize-message.js'
import { toPrintable } from '../core/visible-text.js'
import { type Finding, openSchema, type Report, type Schema } from './check.js'
import type { JudgedCall, PlanOptions, Violation, ViolationPolicy } from './violation.js'

/** A call as it may be sent; undefined where it may not. What it broke is counted by the client, or by the plan's next one. */
export type Judge<By> = (
  called: JudgedCall,
  slot: ClientSlot,
  by: By,
  client?: Counter | undefined,
) => JudgedCall | undefined

type Counter = Pick<Client, 'countViolation'>

/** A call that breaks its plan, where the policy is 'throw'. */
export class ViolationError extends Error {
  override readonly name = 'ViolationError'
  readonly violations: readonly Violation[]
  constructor(violations: readonly Violation[]) {
    super(violations.map(({ message }) => message).join('\n'))
    this.violations = violations
  }
}

/** At once, and before anything is sent. */
export const judgeNow: Judge<{ readonly schema: Schema }> = (called, slot, { schema }, client) => {
  const { options } = slot
  const violations = findViolations(called, payloadOf(called), schema, options)
  if (violations.length === 0) return called
  const verdict = decide(violations, options)
  count(OUTCOMES[verdict], slot, client)
  if (verdict === 'throw') throw new ViolationError(violations)
  if (verdict === 'drop') return undefined
  return verdict === 'quarantine' ? quarantine(called, violations) : called
}

/**
 * When the schema has been loaded. The call goes on at once, so that it cannot be dropped any more: 'throw' ends as an
 * unhandled rejection, which the console and test runners show, and 'drop' and 'quarantine' only warn.
 */
export const judgeLater: Judge<{ readonly load: () => Promise<{ readonly schema: Schema }> }> = (
  called,
  slot,
  { load },
  client,
) => {
  const { options } = slot
  const payload = toPlainObject(payloadOf(called))
  load().then(
    ({ schema }) => {
      const violations = findViolations(called, payload, schema, options)
      if (violations.length === 0) return
      count('sent', slot, client)
      if (decide(violations, options) === 'throw') throw new ViolationError(violations)
    },
    // The page was left, or its server is down: the call is sent all the same.
    () => console.warn('trackwright: a validator could not be loaded; its calls are not judged'),
  )
  return called
}

function payloadOf({ call, fields }: JudgedCall): unknown {
  const isAboutTraits = call === 'identify' || call === 'group' || call === 'alias'
  return (isAboutTraits ? fields.traits : fields.properties) ?? {}
}

function findViolations(
  called: JudgedCall,
  payload: unknown,
  schema: Schema,
  options: PlanOptions | undefined,
): Violation[] {
  const check = openSchema(schema)
  try {
    if (check(payload)) return []
  } catch {
    // A getter threw; what can be read is judged below.
  }
  // What counts is what goes over the wire: a Date, for one, is a text there.
  const plain = toPlainObject(payload)
  const report: Report = { path: [], findings: [] }
  if (check(plain, report)) return []
  return report.findings.map((finding) => describe(called, finding, plain, options))
}

function describe(
  { call, fields }: JudgedCall,
  { pointer, rule, demand }: Finding,
  payload: object,
  options: PlanOptions | undefined,
): Violation {
  const event = String(fields.event ?? fields.name ?? '')
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'))
  const place = keys.length === 0 ? 'it' : keys.join('.')
  return {
    call,
    event,
    pointer,
    rule,
    // Names and keys are whoever's who makes the calls, and the sentence may be shown by a terminal.
    message: toPrintable(`${event || call}: ${place} ${demand}`),
    ...(options?.showValues === true ? { value: valueAt(payload, keys) } : {}),
  }
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((each, key) => (each as Record<string, unknown> | undefined)?.[key], value)
}

const OUTCOMES = {
  throw: 'thrown',
  drop: 'dropped',
  quarantine: 'quarantined',
  send: 'sent',
  warn: 'sent',
} as const

/** What is to become of the call; whoever is to be told of it has been. */
function decide(violations: readonly Violation[], options: PlanOptions | undefined): keyof typeof OUTCOMES {
  const policy = policyOf(violations[0] as Violation, options)
  if (typeof policy === 'function') return tell(policy, violations) ?? 'send'
  if (policy !== 'throw') warn(violations)
  return policy
}

function count(outcome: keyof Violations, slot: ClientSlot, client: Counter | undefined): void {
  if (client !== undefined) client.countViolation(outcome)
  else if (slot.waiting.length < MAX_WAITING)
    slot.waiting.push({ call: 'countViolation', json: JSON.stringify(outcome) })
}

/** The callback is the program's; its errors are not the caller's. */
function tell(
  policy: Extract<ViolationPolicy, (...given: never) => unknown>,
  violations: readonly Violation[],
) {
  try {
    return policy(violations)
  } catch (error) {
    console.error('trackwright: onViolation threw', error)
    return undefined
  }
}

function policyOf({ call, event }: Violation, options: PlanOptions | undefined): ViolationPolicy {
  const ofEvent = options?.onViolationOf
  const name = event || call
  if (ofEvent !== undefined && Object.hasOwn(ofEvent, name)) return ofEvent[name] as ViolationPolicy
  return options?.onViolation ?? (isUnderTest() ? 'throw' : 'warn')
}

/** Asked when something is wrong, so that it costs nothing otherwise. */
function isUnderTest(): boolean {
  const {
    process,
    it,
    describe: suite,
  } = globalThis as {
    process?: { env?: Record<string, string | undefined> }
    it?: unknown
    describe?: unknown
  }
  const env = process?.env
  return (
    env?.NODE_ENV === 'test' ||
    env?.NODE_TEST_CONTEXT !== undefined ||
    (typeof it === 'function' && typeof suite === 'function')
  )
}

const QUIET_MS = 60_000
const MAX_REMEMBERED = 1_000
const warned = /* @__PURE__ */ new Map<string, { since: number; count: number }>()

function warn(violations: readonly Violation[]): void {
  for (const { call, event, pointer, rule, message, value } of violations) {
    const key = JSON.stringify([call, event, pointer.replace(/\/\d+/g, '/0'), rule])
    const now = Date.now()
    const known = warned.get(key)
    if (known !== undefined && now - known.since < QUIET_MS) {
      known.count++
      continue
    }
    if (warned.size >= MAX_REMEMBERED) warned.clear()
    warned.set(key, { since: now, count: 0 })
    const often = known === undefined || known.count === 0 ? '' : ` (and ${known.count} times before)`
    const shown = value === undefined ? [] : [typeof value === 'string' ? toPrintable(value) : value]
    console.warn(`trackwright: ${message} (${rule} at ${toPrintable(pointer) || '/'})${often}`, ...shown)
  }
}

function quarantine(called: JudgedCall, violations: readonly Violation[]): JudgedCall {
  const { event, name, properties, traits, groupId, previousId, ...rest } = called.fields as Record<
    string,
    unknown
  >
  const ids = {
    ...(groupId === undefined ? {} : { groupId }),
    ...(previousId === undefined ? {} : { previousId }),
  }
  return {
    call: 'track',
    fields: {
      ...rest,
      event: 'Event Quarantined',
      properties: {
        call: called.call,
        event: event ?? name ?? '',
        ...ids,
        payload: payloadOf(called),
        violations: violations.map(({ pointer, rule }) => ({ pointer, rule })),
      },
    },
  }
}
