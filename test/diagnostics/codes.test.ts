// docs/diagnostics.md and the table of codes name the same codes, with the same words.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CODES } from '../../generator/src/diagnostics/codes.js'

const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8')

test('the page has a section a code, in order, each with its title, severity, help and an example', () => {
  const sections = page.split(/^## /m).slice(1)
  const want = Object.entries(CODES).map(([code, { title, severity }]) => `${code}: ${title} (${severity})`)
  expect(sections.map((section) => section.slice(0, section.indexOf('\n')))).toEqual(want)
  const incomplete = Object.entries(CODES).filter(([code, { help }], index) => {
    const section = sections[index] ?? ''
    return (
      !section.includes(help.replaceAll('\n', ' ')) ||
      !section.includes(`${code}:`) ||
      !section.includes('```')
    )
  })
  expect(incomplete.map(([code]) => code)).toEqual([])
})
