// What the cases of a union of objects have in common, so that it is declared, described and reported missing but once.
import type { MemberText } from './model.js'
import type { ObjectText } from './object-text.js'
import { writeUnion } from './write-union.js'

/** Fewer are read more easily in their places. */
const MIN_SHARED = 3

export interface SharedMembers {
  /** Each as wide as the widest case has it. */
  readonly shared: ObjectText
  /** What each case says more narrowly; none where one case is all of `shared`. */
  readonly cases: readonly ObjectText[]
}

/** Undefined where the cases have too little in common, or where index signatures tell them apart. */
export function shareMembers(texts: readonly ObjectText[]): SharedMembers | undefined {
  const [first, ...others] = texts
  if (
    first === undefined ||
    texts.some(({ templates, index }) => templates.length > 0 || index !== first.index)
  )
    return undefined
  const tables = texts.map(({ members }) => new Map(members.map((member) => [member.name, member])))
  const names = [
    ...new Set([...first.members, ...others.flatMap(({ members }) => members)].map(({ name }) => name)),
  ]
  const members = names.flatMap((name) =>
    widest(
      tables.flatMap((table) => table.get(name) ?? []),
      texts.length,
    ),
  )
  if (members.length < MIN_SHARED) return undefined
  const known = new Map(members.map((member) => [member.name, member]))
  const cases = texts.map((text) => ({
    ...text,
    index: undefined,
    members: text.members.filter((member) => !isSame(member, known.get(member.name))),
  }))
  const isAllOfOne = cases.some((each) => each.members.length === 0)
  return { shared: { members, templates: [], index: first.index }, cases: isAllOfOne ? [] : cases }
}

/** The member as every case admits it; none where a case lacks it, and so admits anything there. */
function widest(members: readonly MemberText[], caseCount: number): MemberText[] {
  const [first] = members
  if (first === undefined || members.length < caseCount) return []
  const types = [...new Set(members.map(({ type }) => type).filter((type) => type !== 'never'))]
  return [
    {
      name: first.name,
      type: types.includes('unknown') ? 'unknown' : writeUnion(types.flatMap(splitPlainUnion)),
      optional: members.some(({ optional }) => optional),
      declared: members.find(({ declared }) => declared !== undefined)?.declared,
    },
  ]
}

function isSame(member: MemberText, shared: MemberText | undefined): boolean {
  return shared !== undefined && member.type === shared.type && member.optional === shared.optional
}

/** Unions of words and plain literals are taken apart, so that none of their members stands twice. */
function splitPlainUnion(type: string): string[] {
  return /^(?:[\w$]+|"[\w $.-]*")(?: \| (?:[\w$]+|"[\w $.-]*"))*$/.test(type) ? type.split(' | ') : [type]
}
