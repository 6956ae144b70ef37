// What a page pays for one event: a program that uses one generated function, bundled, minified and compressed.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const pathOf = (file: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../runtime/src/${file}`, import.meta.url)))

async function bundle(options: string, imports = 'createClient') {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `
        import { ${imports} } from ${pathOf('browser/index.ts')}
        import { createSlot, sendTrack, setSlotClient } from ${pathOf('codegen.ts')}
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
    metafile: true,
  })
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  )
  return {
    gzipBytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength,
    files: inputs.map(([path]) => path.replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')),
  }
}

describe('the bundle of a page that uses one event', () => {
  it('stays below its ceiling, and holds nothing of the journal, the cookie and ky', async () => {
    const { gzipBytes, files } = await bundle('')
    expect(gzipBytes).toBeLessThanOrEqual(8_950)
    expect(
      files.filter((file) => /journal|indexed-db|web-locks|read-kept-event|cookie|ky/.test(file)),
    ).toEqual([])
  })

  it('grows by the journal where that is used', async () => {
    const { gzipBytes, files } = await bundle('journal: indexedDbJournal()', 'createClient, indexedDbJournal')
    expect(gzipBytes).toBeLessThanOrEqual(10_600)
    expect(files).toContain('browser/indexed-db-journal.ts')
  })
})
