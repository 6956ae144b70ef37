// The single changes between the payloads of two versions of an event, property by property, each measured by itself.
import type { JsonValue } from '../plan/model.js'
import { followPlainRef } from '../typing/resolve/plain-ref.js'
import {
  differs,
  documentationDifference,
  effectsOf,
  keywordDifference,
  measure,
  type NodeEnd,
  type NodePair,
  namesIn,
  restrict,
  STRUCTURE,
} from './compare-node.js'
import { describeKeywords } from './describe-keywords.js'
import { findRenamedProperties } from './find-renamed.js'
import type { Inclusion, JudgedSchema } from './inclusion/compare-schemas.js'
import { type ChangeKind, type Effects, NO_EFFECT, type Verdict } from './model.js'
import {
  declares,
  itemsOf,
  memberEnd,
  memberJudge,
  propertiesOf,
  requiredOf,
  restJudge,
} from './schema-members.js'

/** A change before it is known to which event it belongs. */
export interface FoundChange {
  readonly kind: ChangeKind
  readonly path: string
  readonly what: string
  readonly effects: Effects
  readonly lost?: JsonValue
  readonly side: 'base' | 'head'
  /** What changed stands there, or at `keys` in there. */
  readonly end: NodeEnd
  readonly keys: readonly string[]
}

export function listChanges(pair: NodePair): FoundChange[] {
  const walk: Walk = { found: [], seen: new Set() }
  compareNodes(walk, pair, '')
  return walk.found
}

interface Walk {
  readonly found: FoundChange[]
  readonly seen: Set<string>
}

function compareNodes(walk: Walk, given: NodePair, path: string): void {
  const pair = { base: seeThrough(given.base), head: seeThrough(given.head) }
  const key = `${pair.base.cursor.id}|${pair.head.cursor.id}`
  if (walk.seen.has(key)) return
  walk.seen.add(key)
  // The payload's own words are the event's.
  const words = path === '' ? [] : documentationDifference(given)
  if (words.length > 0) {
    const what = `${words.join(', ')} changed`
    walk.found.push({
      kind: 'documentation',
      path,
      what,
      effects: NO_EFFECT,
      side: 'head',
      end: given.head,
      keys: [],
    })
  }
  const items = itemsOf(pair)
  const isOneByOne = hasOwnProperties(pair)
  compareKeywords(walk, pair, path, isOneByOne, items === undefined ? [] : ['items'])
  if (isOneByOne) compareProperties(walk, pair, path)
  if (items !== undefined) compareNodes(walk, items, `${path}[]`)
}

/** Where properties can be compared by themselves: what a reference or another type brings is measured as a whole. */
function hasOwnProperties(pair: NodePair): boolean {
  const cursors = [pair.base.cursor, pair.head.cursor]
  const isPlain = cursors.every(
    ({ schema }) =>
      typeof schema === 'object' && !Object.keys(schema).some((name) => /^\$\w*[rR]ef$/.test(name)),
  )
  return isPlain && !differs(pair, ['type']) && cursors.some((cursor) => declares(cursor, 'properties'))
}

/** Everything that is not looked at more closely: measured with the rest of the schema where that is the same. */
function compareKeywords(
  walk: Walk,
  pair: NodePair,
  path: string,
  isOneByOne: boolean,
  besides: readonly string[],
): void {
  const apart = [...besides, ...(isOneByOne ? STRUCTURE : [])]
  const difference = keywordDifference(pair, apart)
  if (difference === undefined) return
  const isWhole = !differs(pair, apart)
  const [before, after] = [pair.base, pair.head].map(({ side, cursor }) =>
    side.judge(
      isWhole
        ? cursor
        : restrict(
            cursor,
            namesIn(cursor.schema).filter((name) => !apart.includes(name)),
          ),
    ),
  ) as [JudgedSchema, JudgedSchema]
  const { effects, forth } = measure(before, after)
  const { kind, names } = difference
  const words = describeKeywords(pair.base.cursor.schema, pair.head.cursor.schema, names)
  const what = words === '' ? directionOf(effects) : `${directionOf(effects)}: ${words}`
  const keys = names.filter((name) => declares(pair.head.cursor, name)).slice(0, 1)
  walk.found.push({ kind, path, what, effects, side: 'head', end: pair.head, keys, ...lostIn(forth) })
}

function compareProperties(walk: Walk, pair: NodePair, path: string): void {
  const { base, head } = pair
  const renamed = findRenamedProperties(pair)
  const arrived = new Set(renamed.values())
  const names = [...propertiesOf(base.cursor), ...propertiesOf(head.cursor)]
  const required = [...requiredOf(base.cursor), ...requiredOf(head.cursor)]
  for (const name of new Set([...names, ...required])) {
    const inner = path === '' ? name : `${path}.${name}`
    const [before, after] = [memberEnd(base, name), memberEnd(head, name)]
    const now = renamed.get(name)
    if (now !== undefined) walk.found.push(renamedProperty(pair, path, name, now))
    else if (arrived.has(name)) continue
    else if (before !== undefined && after !== undefined) {
      compareNodes(walk, { base: before, head: after }, inner)
      walk.found.push(...requiredChange(pair, inner, name))
    } else if (before === undefined && after === undefined)
      walk.found.push(...requiredChange(pair, inner, name))
    else walk.found.push(declaredChange(pair, inner, name, after !== undefined))
  }
  walk.found.push(...restChange(pair, path))
}

/** A property that one side declares, and that the other treats like any other name. */
function declaredChange({ base, head }: NodePair, path: string, name: string, isAdded: boolean): FoundChange {
  const { effects, forth } = measure(memberJudge(base, name), memberJudge(head, name))
  const [was, is] = [requiredOf(base.cursor).includes(name), requiredOf(head.cursor).includes(name)]
  return {
    kind: isAdded ? 'property added' : 'property removed',
    path,
    what: `${isAdded ? 'added' : 'removed'}, ${is || was ? 'required' : 'optional'}`,
    effects: effectsOf(is && !was ? 'no' : effects.oldData, was && !is ? 'no' : effects.newData),
    side: isAdded ? 'head' : 'base',
    end: isAdded ? head : base,
    keys: ['properties', name],
    ...lostIn(forth),
  }
}

function renamedProperty({ base, head }: NodePair, path: string, name: string, now: string): FoundChange {
  const lost = (from: NodeEnd, to: NodeEnd, own: string, other: string): Verdict =>
    requiredOf(to.cursor).includes(other)
      ? 'no'
      : measure(memberJudge(from, own), memberJudge(to, own)).forth.kind
  return {
    kind: 'property renamed',
    path: path === '' ? now : `${path}.${now}`,
    what: `renamed from ${JSON.stringify(name)}`,
    effects: effectsOf(lost(base, head, name, now), lost(head, base, now, name)),
    side: 'head',
    end: head,
    keys: ['properties', now],
  }
}

function requiredChange({ base, head }: NodePair, path: string, name: string): FoundChange[] {
  const [was, is] = [requiredOf(base.cursor).includes(name), requiredOf(head.cursor).includes(name)]
  if (was === is) return []
  const at = { path, side: 'head', end: head } as const
  if (is)
    return [
      {
        ...at,
        kind: 'property required',
        what: 'is now required',
        effects: effectsOf('no', 'yes'),
        keys: ['required'],
      },
    ]
  return [
    {
      ...at,
      kind: 'property optional',
      what: 'is no longer required',
      effects: effectsOf('yes', 'no'),
      keys: declares(head.cursor, 'required') ? ['required'] : [],
    },
  ]
}

const OTHERS = ['additionalProperties', 'unevaluatedProperties']

function restChange(pair: NodePair, path: string): FoundChange[] {
  const { base, head } = pair
  if (!differs(pair, OTHERS)) return []
  const { effects, forth } = measure(restJudge(base), restJudge(head))
  if (effects.oldData === 'yes' && effects.newData === 'yes') return []
  const kind = effects.oldData === 'no' ? 'closed' : effects.newData === 'no' ? 'opened' : 'rules'
  const how = {
    closed: 'refuses some other properties',
    opened: 'admits more properties',
    rules: 'other properties',
  }
  const what = `${how[kind]}: ${describeKeywords(base.cursor.schema, head.cursor.schema, OTHERS)}`
  const keys = OTHERS.filter((name) => declares(head.cursor, name)).slice(0, 1)
  return [{ kind, path, what, effects, side: 'head', end: head, keys, ...lostIn(forth) }]
}

function lostIn(forth: Inclusion): { readonly lost?: JsonValue } {
  return forth.kind === 'no' ? { lost: forth.witness } : {}
}

function seeThrough({ side, cursor }: NodeEnd): NodeEnd {
  return { side, cursor: followPlainRef(side.resolver, cursor).cursor }
}

function directionOf({ oldData, newData }: Effects): string {
  if (oldData === 'yes') return newData === 'yes' ? 'the same values in other words' : 'widened'
  if (oldData === 'no' && newData === 'yes') return 'narrowed'
  return 'changed'
}
