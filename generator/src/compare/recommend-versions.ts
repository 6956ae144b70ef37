// Which version numbers a comparison asks for: semantic versions of the plan, SchemaVer of each event.
import type { EventComparison, PlanComparison, Verdict } from './model.js'

export type SemanticBump = 'major' | 'minor' | 'patch' | 'none'
/** SchemaVer: no old data fits, some may not, all does. */
export type SchemaBump = 'MODEL' | 'REVISION' | 'ADDITION' | 'none'

/** Code that does not compile any more asks for a major version; what is not decided is taken for such. */
export function semanticBump(event: EventComparison): SemanticBump {
  if (event.status === 'documented') return 'patch'
  if (isHarmed(event.effects.senders) || isHarmed(event.effects.oldData)) return 'major'
  return event.status === 'changed' && event.effects.newData === 'yes' ? 'patch' : 'minor'
}

export function schemaBump(event: EventComparison): SchemaBump {
  if (event.status === 'added') return 'none'
  if (event.status === 'removed' || event.status === 'renamed' || event.isDisjoint) return 'MODEL'
  return isHarmed(event.effects.oldData) ? 'REVISION' : 'ADDITION'
}

const SEMANTIC: readonly SemanticBump[] = ['none', 'patch', 'minor', 'major']

/** The greatest that any event asks for. */
export function planBump({ events }: PlanComparison): SemanticBump {
  const ranks = events.map((event) => SEMANTIC.indexOf(semanticBump(event)))
  return SEMANTIC[Math.max(0, ...ranks)] ?? 'none'
}

/** The next version, where the present one is of the kind; below 1.0.0 a minor version may break. */
export function nextSemantic(version: string | undefined, bump: SemanticBump): string | undefined {
  const parts = /^(v?)(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(version ?? '')
  if (parts === null || bump === 'none') return undefined
  const [, prefix = '', major = '0', minor, patch] = parts
  const [x, y, z] = [Number(major), Number(minor ?? 0), Number(patch ?? 0)]
  // A plan counted in whole numbers goes on like that.
  if (minor === undefined) return bump === 'major' ? `${prefix}${x + 1}` : undefined
  const full = { major: [x + 1, 0, 0], minor: [x, y + 1, 0], patch: [x, y, z + 1] }
  const given = x === 0 && bump === 'major' ? [0, y + 1, 0] : full[bump]
  return prefix + given.slice(0, patch === undefined ? 2 : 3).join('.')
}

export function nextSchemaVersion(version: string | undefined, bump: SchemaBump): string | undefined {
  const parts = /^(\d+)-(\d+)-(\d+)$/.exec(version ?? '')
  if (parts === null || bump === 'none') return undefined
  const [model = 0, revision = 0, addition = 0] = parts.slice(1).map(Number)
  if (bump === 'MODEL') return `${model + 1}-0-0`
  return bump === 'REVISION' ? `${model}-${revision + 1}-0` : `${model}-${revision}-${addition + 1}`
}

function isHarmed(verdict: Verdict): boolean {
  return verdict !== 'yes'
}
