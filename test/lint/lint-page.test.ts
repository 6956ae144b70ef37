// docs/lint.md has a section a rule, in order, with its code, level, an example, and every option.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LINT_RULES } from '../../generator/src/lint/registry.js'

const page = readFileSync(new URL('../../docs/lint.md', import.meta.url), 'utf8')
const sections = page.split(/^## /m).filter((section) => section.startsWith('`'))
const ruleSections = sections.filter((section) => /^`[a-z-]+`\n/.test(section))

it('has a section for every rule', () => {
  const heads = ruleSections.map((section) => section.slice(0, section.indexOf('.')).replace('\n\n', ' '))
  expect(heads).toEqual(LINT_RULES.map(({ id, code, level }) => `\`${id}\` ${code}, ${level}`))
})

it('shows an example and names every option', () => {
  const incomplete = LINT_RULES.filter(({ defaults }, index) => {
    const section = ruleSections[index] ?? ''
    return (
      !section.includes('```yaml\n') ||
      Object.keys(defaults).some((name) => !section.includes(`\`${name}\`:`))
    )
  })
  expect(incomplete.map(({ id }) => id)).toEqual([])
})
