// Files of a program that are on no disk, and generated modules of a plan that is on none either.
import type { NamedEvent } from '../../generator/src/naming/model.js'
import type { Call } from '../../generator/src/plan/model.js'
import type { GeneratedModule, SourceText } from '../../generator/src/usage/model.js'
import { readImports } from '../../generator/src/usage/read-imports.js'

/** Under /p. */
export function sourcesOf(files: Record<string, string>): SourceText[] {
  return Object.entries(files).map(([path, text]) => ({
    path: `/p/${path}`,
    text,
    specifiers: readImports(text),
  }))
}

/** @param functions by `call Name`, such as `{ trackOrderCompleted: 'track Order Completed' }` */
export function moduleOf(
  functions: Record<string, string>,
  details: Partial<NamedEvent['event']> = {},
): GeneratedModule {
  const events = Object.entries(functions).map(([functionName, sent], index): NamedEvent => {
    const [call = '', ...words] = sent.split(' ')
    const location = { file: 'plan.yaml', line: index + 1, column: 1 }
    const event = {
      call: call as Call,
      name: words.join(' '),
      schema: {},
      draft: '2020-12' as const,
      schemaUri: '',
      location,
    }
    return { functionName, typeName: '', rulesName: '', event: { ...event, ...details } }
  })
  return { folder: '/p/out', events }
}
