// Decides every identifier of the output, once. What text makes a legal identifier is identifier.ts's affair.
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { Derived } from '../memory/derived.js'
import type { Call, PlanEvent, TrackingPlan } from '../plan/model.js'
import { pascalCase } from './identifier.js'
import type { LockedName, NamedEvent, NamedPlan } from './model.js'

/** Functions that every output has, and so no event may be named after. */
const OWN_FUNCTIONS = ['setClient']

/**
 * Names every event. A name that `lock` holds stays; the rest get theirs in the plan's order, and one that is taken
 * gets a number and a warning. So adding an event to a plan with a lock renames nothing.
 */
export function namePlan(
  plan: TrackingPlan,
  lock: readonly LockedName[],
): { named: NamedPlan; diagnostics: Diagnostic[] } {
  const locked = new Map(lock.map((entry) => [eventKey(entry), entry.functionName]))
  const taken = new Map<string, PlanEvent | undefined>(OWN_FUNCTIONS.map((name) => [name, undefined]))
  const functionNames = new Map<PlanEvent, string>()
  const diagnostics: Diagnostic[] = []
  for (const event of plan.events) {
    const name = locked.get(eventKey(event))
    if (name === undefined || taken.has(name)) continue
    taken.set(name, event)
    functionNames.set(event, name)
  }
  const several = repeatedNames(plan.events)
  const numbers = new Map<string, number>()
  for (const event of plan.events) {
    if (functionNames.has(event)) continue
    const wanted = proposeName(event, several.has(nameKey(event)))
    const name = firstFree(wanted, taken, numbers)
    if (name !== wanted) diagnostics.push(fellTogether(event, taken.get(wanted), wanted, name))
    taken.set(name, event)
    functionNames.set(event, name)
  }
  const events = plan.events.map((event) => {
    const name = functionNames.get(event) ?? ''
    return named.of(event, [name], () => nameEvent(event, name))
  })
  return { named: { plan, events }, diagnostics }
}

/** The names to keep for next time. */
export function lockNames(named: NamedPlan): LockedName[] {
  return named.events.map((event) => locked.of(event, [], () => lockName(event)))
}

const locked = new Derived<NamedEvent, LockedName>()

function lockName({ event: { call, name, version }, functionName }: NamedEvent): LockedName {
  return { call, name, ...(version === undefined ? {} : { version }), functionName }
}

/** In a version as JSON no quote follows a space, so that no two events have the same key. */
function eventKey(event: { call: Call; name: string; version?: string }): string {
  return `${nameKey(event)} ${event.version === undefined ? '' : JSON.stringify(event.version)}`
}

function nameKey({ call, name }: { call: Call; name: string }): string {
  return `${call} ${name}`
}

function repeatedNames(events: readonly PlanEvent[]): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const event of events) (seen.has(nameKey(event)) ? repeated : seen).add(nameKey(event))
  return repeated
}

function proposeName(event: PlanEvent, inSeveralVersions: boolean): string {
  const words = pascalCase(event.name)
  const base = isNamedAfterCall(event.call, words) ? event.call : event.call + words
  return inSeveralVersions && event.version !== undefined ? `${base}V${pascalCase(event.version)}` : base
}

/** A page rule without a name is `page`; so is one that is named "Page". */
function isNamedAfterCall(call: Call, words: string): boolean {
  return call !== 'track' && words.toLowerCase() === call
}

/** `numbers` remembers the last one given to each name, since thousands may fall together. */
function firstFree(
  wanted: string,
  taken: ReadonlyMap<string, unknown>,
  numbers: Map<string, number>,
): string {
  if (!taken.has(wanted)) return wanted
  let number = numbers.get(wanted) ?? 2
  while (taken.has(`${wanted}${number}`)) number += 1
  numbers.set(wanted, number + 1)
  return `${wanted}${number}`
}

/** Words that open the type names of the other calls, and of the track events that begin with them. */
const CALL_WORDS = /^(Track|Page|Screen|Identify|Group|Alias)/

const named = new Derived<PlanEvent, NamedEvent>()

/** Type names follow from the function's name, and are unique because that is. */
function nameEvent(event: PlanEvent, functionName: string): NamedEvent {
  const words = functionName.slice('track'.length)
  const isShort = event.call === 'track' && /^\p{L}/u.test(words) && !CALL_WORDS.test(words)
  const base = isShort ? words : capitalised(functionName)
  const payload =
    event.call === 'identify' || event.call === 'group' || event.call === 'alias' ? 'Traits' : 'Properties'
  return {
    event,
    functionName,
    typeName: `${base}${payload}`,
    rulesName: `${base}Rules`,
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function fellTogether(
  event: PlanEvent,
  other: PlanEvent | undefined,
  wanted: string,
  name: string,
): Diagnostic {
  const rival =
    other === undefined ? 'a function that every output has' : `${other.call} ${JSON.stringify(other.name)}`
  return createDiagnostic('TW301', {
    message: `${event.call} ${JSON.stringify(event.name)} and ${rival} would both be called ${wanted}: this one is ${name}.`,
    location: event.location,
    ...(other === undefined ? {} : { related: [other.location] }),
  })
}
