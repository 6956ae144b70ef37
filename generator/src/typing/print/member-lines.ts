// How an interface writes its members: as json-schema-to-typescript does. It prints one of each kind, with a neutral key
// and type, and every line of an output is made after that, so that no text of a plan passes through it.
import { writeOptional } from './write-objects.js'

export interface MemberLines {
  readonly required: (key: string, type: string) => string
  /** `type` without the `undefined` that it admits beside. */
  readonly optional: (key: string, type: string) => string
  readonly index: (type: string) => string
}

let printed: Promise<MemberLines> | undefined

/** The same for every output, and so asked once: the library is large, and walks each schema many times. */
export function memberLines(): Promise<MemberLines> {
  printed ??= printLines()
  return printed
}

async function printLines(): Promise<MemberLines> {
  const { compile } = await import('json-schema-to-typescript')
  const type = { tsType: 'TYPE' }
  const text = await compile(
    {
      type: 'object',
      properties: { required: type, optional: type },
      required: ['required'],
      additionalProperties: { tsType: 'any' },
    },
    'Neutral',
    { format: false, bannerComment: '' },
  )
  const [afterRequired, afterOptional, beforeIndex] = [
    /^required(.*)TYPE$/m.exec(text)?.[1],
    /^optional(.*)TYPE$/m.exec(text)?.[1],
    /^(\[.*)any$/m.exec(text)?.[1],
  ]
  if (afterRequired === undefined || afterOptional === undefined || beforeIndex === undefined)
    throw new Error(`An interface is printed in an unknown way: ${text}`)
  return {
    required: (key, written) => key + afterRequired + written,
    optional: (key, written) => key + afterOptional + writeOptional(written),
    index: (written) => beforeIndex + written,
  }
}
