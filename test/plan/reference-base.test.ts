// Bases that count as one must lead every reference to one place.
import { expect, it } from 'vitest'
import { significantBase } from '../../generator/src/plan/reference-base.js'

const BASES = [
  'https://a.example',
  'https://b.example',
  'https://a.example/',
  'https://a.example/x.json',
  'https://a.example/y.json',
  'https://a.example/folder/x.json',
  'https://a.example/folder/?query=/',
  'plan:///events/x.json',
  'plan:///events/y.json',
]
const REFS = [
  '',
  '#',
  '#/$defs/a',
  '?query',
  'z.json',
  './z.json#a',
  '../z.json',
  '/z.json',
  '//c.example/z',
  'urn:z',
]

it('tells bases apart that lead a reference to different places', () => {
  for (const ref of REFS) {
    const targets = new Map<string, Set<string>>()
    for (const base of BASES) {
      const key = significantBase(base, ref)
      targets.set(key, (targets.get(key) ?? new Set()).add(new URL(ref, base).href))
    }
    for (const [base, found] of targets) expect([...found], `${ref} from ${base}`).toHaveLength(1)
  }
})

it('takes the files of a folder for one where a reference leads to another file', () => {
  expect(significantBase('plan:///events/x.json', 'z.json')).toBe('plan:///events/')
  expect(significantBase('plan:///events/x.json', '#a')).toBe('plan:///events/x.json')
})
