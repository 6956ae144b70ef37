// What the built package loads: few files, nothing heavy before it is used, and what entries share once.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as browser from '@trackwright/runtime/browser'
import * as edge from '@trackwright/runtime/edge'
import * as node from '@trackwright/runtime/node'
import { describe, expect, it } from 'vitest'

/** What loading an entry loads with it: its own files, and what it imports from elsewhere. */
function loadedBy(entry: string) {
  const files = new Set<string>()
  const others = new Set<string>()
  const visit = (url: string): void => {
    if (files.has(url)) return
    files.add(url)
    const text = readFileSync(fileURLToPath(url), 'utf8')
    for (const [, name = ''] of text.matchAll(/^(?:import|export|\}) .*?from '([^']+)';$/gm))
      if (name.startsWith('.')) visit(new URL(name, url).href)
      else others.add(name)
  }
  visit(import.meta.resolve(`@trackwright/runtime/${entry}`))
  return { files: files.size, others: [...others].sort() }
}

describe('the published entries', () => {
  it.each([
    ['node', ['node:async_hooks', 'node:fs', 'node:os', 'node:path', 'node:util']],
    ['edge', []],
    ['browser', []],
    ['testing', []],
    ['codegen', []],
    ['validation', []],
  ])('%s loads few files, and nothing slow', (entry, others) => {
    const loaded = loadedBy(entry)
    expect(loaded.files).toBeLessThanOrEqual(6)
    expect(loaded.others).toEqual(others)
  })

  it('share the classes of errors, whichever of them a program imports', () => {
    expect(browser.OptionError).toBe(node.OptionError)
    expect(edge.DeliveryError).toBe(node.DeliveryError)
    expect(() => edge.createClient({ writeKey: '', dataPlaneUrl: '' })).toThrow(node.OptionError)
  })
})
