// SECURITY.md names a test for each promise, and every test that it names exists.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '../plans.js'

const page = readFileSync(join(repositoryRoot, 'SECURITY.md'), 'utf8')

/** The lines of the tables, without their heads. */
const promises = page
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(?:---| promise )/.test(line))
  .map((line) => {
    const [, promise = '', tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return { promise, tests: namedTests(tests) }
  })

/** `` `file`: title · title · `file`: title `` */
function namedTests(text: string): { file: string; title: string }[] {
  let file = ''
  return text.split(' · ').map((part) => {
    const named = /^`([^`]+)`: (.*)$/.exec(part)
    file = named?.[1] ?? file
    return { file, title: named?.[2] ?? part }
  })
}

test('every promise names a test', () => {
  expect(promises.length).toBeGreaterThan(15)
  expect(
    promises.filter(
      ({ promise, tests }) => promise === '' || tests.some(({ file, title }) => !file || !title),
    ),
  ).toEqual([])
})

test.each(promises)('the tests of: $promise', ({ tests }) => {
  for (const { file, title } of tests) {
    expect(existsSync(join(repositoryRoot, file)), file).toBe(true)
    const text = readFileSync(join(repositoryRoot, file), 'utf8')
    const titles = [
      ...text.matchAll(/(?:\b(?:test|it|describe)|\))\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g),
    ].map((match) => match[2] ?? '')
    const names = [...text.matchAll(/\bname: (['"`])((?:\\.|(?!\1).)*)\1/g)].map((match) => match[2] ?? '')
    expect(
      [...titles, ...names].some((each) => each.includes(title)),
      `${file}: ${title}`,
    ).toBe(true)
  }
})
