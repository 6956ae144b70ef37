// The lines of interfaces, by way of json-schema-to-typescript. It gets neutral keys and finished types, so that no text
// of a plan passes through it, and each kind of line but once: a plan of 10,000 properties has a tenth of that.
import { compile, type JSONSchema } from 'json-schema-to-typescript'
import type { MemberText } from './model.js'
import { writeOptional } from './write-objects.js'

/** What a line says beside its key. */
export type MemberType = Pick<MemberText, 'type' | 'optional'>

/** How many lines go through it at once: what a call costs grows faster than they do. */
const BATCH_SIZE = 500

const OPTIONS = {
  format: false,
  bannerComment: '',
  additionalProperties: false,
  $refOptions: { resolve: { external: false, file: false, http: false } },
}

/** Prints what follows the key of a member, such as `?: string | undefined`. Lives as long as it is of use. */
export class MemberPrinter {
  readonly #lines = new Map<string, string>()

  /** Makes `print` know these. */
  async prepare(members: Iterable<MemberType>): Promise<void> {
    const wanted = new Map<string, MemberType>()
    for (const member of members) {
      const key = keyOf(member)
      if (!this.#lines.has(key)) wanted.set(key, member)
    }
    const entries = [...wanted]
    for (let start = 0; start < entries.length; start += BATCH_SIZE) {
      const batch = entries.slice(start, start + BATCH_SIZE)
      const text = await compile(interfaceOf(batch.map(([, member]) => member)), 'Batch', OPTIONS)
      for (const [, place, line = ''] of text.matchAll(/^m(\d+)(\??: .*)$/gm)) {
        const [key] = batch[Number(place)] ?? []
        if (key !== undefined) this.#lines.set(key, line)
      }
    }
  }

  /** @throws where the member was not prepared */
  print(member: MemberType): string {
    const line = this.#lines.get(keyOf(member))
    if (line === undefined) throw new Error(`No line was printed for ${member.type}.`)
    return line
  }
}

function keyOf({ type, optional }: MemberType): string {
  return optional ? `?${type}` : type
}

function interfaceOf(members: readonly MemberType[]): JSONSchema {
  const properties = members.map(({ type, optional }, place) => [
    `m${place}`,
    { tsType: optional ? writeOptional(type) : type },
  ])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: members.flatMap(({ optional }, place) => (optional ? [] : [`m${place}`])),
  }
}
