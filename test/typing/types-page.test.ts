// docs/types.md says what the generator does: every type on the page is what its schema becomes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typeSchema } from '../../generator/src/typing/type-schema.js'
import { repositoryRoot } from '../plans.js'

const page = readFileSync(join(repositoryRoot, 'docs/types.md'), 'utf8')
const sections = [...page.matchAll(/^## (.+)\n\n```json\n(.+)\n```\n\n```ts\n([\s\S]+?)\n```$/gm)].map(
  ([, title = '', schema = '', type = '']) => ({ title, schema, type }),
)

describe('docs/types.md', () => {
  it('has a section for every heading', () => {
    expect(sections.map(({ title }) => title)).toEqual(
      [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    )
    expect(sections.length).toBeGreaterThan(25)
  })

  it.each(sections)('$title', ({ schema, type }) => {
    const resources = new Map([
      ['plan:///doc.json', { schema: JSON.parse(schema), draft: '2020-12' as const }],
    ])
    expect(typeSchema(resources, 'plan:///doc.json', 'Example').join('\n\n')).toBe(type)
  })
})
