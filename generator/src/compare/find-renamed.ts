// Guesses which names are old ones in a new form: by what they say, and by how near they are.
import { nearestWord } from '../plan/nearest-word.js'
import type { NodeEnd, NodePair } from './compare-node.js'
import { memberEnd, propertiesOf } from './schema-members.js'

/** New names by old ones. A property of the same schema under a near name, or under the same in another case. */
export function findRenamedProperties({ base, head }: NodePair): ReadonlyMap<string, string> {
  const [before, after] = [propertiesOf(base.cursor), propertiesOf(head.cursor)]
  const gone = before.filter((name) => !after.includes(name))
  const come = after.filter((name) => !before.includes(name))
  const renamed = new Map<string, string>()
  for (const name of gone) {
    const alike = come.filter(
      (each) => ![...renamed.values()].includes(each) && keyAt(base, name) === keyAt(head, each),
    )
    const now = alike.find((each) => bareName(each) === bareName(name)) ?? nearestWord(name, alike)
    if (now !== undefined) renamed.set(name, now)
  }
  return renamed
}

/** Without case and separators. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function keyAt(end: NodeEnd, name: string): number | undefined {
  const member = memberEnd(end, name)
  return member?.side.keys.of(member.side.resolver, member.cursor)
}
