// What a page pays for one event: a program that uses one generated function, bundled with the built package, minified and
// compressed.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** What is only in the journal, the store in a cookie, and ky. */
const EXTRAS = { journal: 'indexedDB', cookie: 'document.cookie', ky: 'throwHttpErrors' }

async function bundle(options: string, imports = 'createClient') {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { ${imports} } from '@trackwright/runtime/browser'
        import { createSlot, sendTrack, setSlotClient } from '@trackwright/runtime/codegen'
        const slot = createSlot({ name: 'Shop' })
        setSlotClient(slot, createClient({ writeKey: 'k', dataPlaneUrl: 'https://plane.example', ${options} }))
        sendTrack(slot, 'Order Completed', { total: 1 }, undefined)`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const text = outputFiles[0]?.text ?? ''
  const extras = Object.entries(EXTRAS).filter(([, trace]) => text.includes(trace))
  return { gzipBytes: gzipSync(text, { level: 9 }).byteLength, extras: extras.map(([name]) => name) }
}

describe('the bundle of a page that uses one event', () => {
  it('stays below its ceiling, and holds nothing of the journal, the cookie and ky', async () => {
    const { gzipBytes, extras } = await bundle('')
    expect(gzipBytes).toBeLessThanOrEqual(8_950)
    expect(extras).toEqual([])
  })

  it('grows by what is used', async () => {
    const journal = await bundle('journal: indexedDbJournal()', 'createClient, indexedDbJournal')
    expect(journal.gzipBytes).toBeLessThanOrEqual(10_600)
    expect(journal.extras).toEqual(['journal'])
    const cookie = await bundle('storage: cookieStore()', 'createClient, cookieStore')
    expect(cookie.extras).toEqual(['cookie'])
  })
})
