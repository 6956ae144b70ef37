// Which generated functions stand for a call and a name, over all plans of a program.
import type { NamedEvent } from '../naming/model.js'
import type { Call } from '../plan/model.js'
import { nearestWord } from '../plan/nearest-word.js'
import type { GeneratedModule } from './model.js'

export interface PlannedFunction {
  readonly module: GeneratedModule
  readonly event: NamedEvent
}

export interface PlanIndex {
  /**
   * Every version of the event, in every plan that has it. A page or screen without a rule of its own falls to the rule
   * of all; identify, group and alias go by their call alone.
   */
  readonly find: (call: Call, name: string) => readonly PlannedFunction[]
  /** The name that was probably meant. */
  readonly suggest: (call: Call, name: string) => string | undefined
}

export function indexPlans(modules: readonly GeneratedModule[]): PlanIndex {
  const functions = modules.flatMap((module) => module.events.map((event) => ({ module, event })))
  const byKey = groupByKey(functions)
  const find = (call: Call, name: string) => {
    const own = byKey.get(keyOf(call, name)) ?? []
    const isPage = call === 'page' || call === 'screen'
    return own.length === 0 && isPage ? (byKey.get(keyOf(call, '')) ?? []) : own
  }
  const suggest = (call: Call, name: string) =>
    nearestWord(
      name,
      functions.filter(({ event }) => event.event.call === call).map(({ event }) => event.event.name),
    )
  return { find, suggest }
}

function groupByKey(functions: readonly PlannedFunction[]): Map<string, PlannedFunction[]> {
  const groups = new Map<string, PlannedFunction[]>()
  for (const each of functions) {
    const { call, name } = each.event.event
    const key = keyOf(call, isAboutTraits(call) ? '' : name)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return groups
}

function isAboutTraits(call: Call): boolean {
  return call === 'identify' || call === 'group' || call === 'alias'
}

function keyOf(call: Call, name: string): string {
  return `${call} ${name}`
}
