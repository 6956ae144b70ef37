// Owns the way to modules of the runtime's core, which the package holds in bundles only: made of the sources, in memory.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { createCoreClient } from './client.ts'
      export { createKyTransport } from './ky-transport.ts'
      export { resolveOptions } from './options.ts'
      export { createMemoryQueue } from './queue.ts'`,
    resolveDir: fileURLToPath(new URL('../../../runtime/src/core', import.meta.url)),
  },
  bundle: true,
  format: 'esm',
  write: false,
})

export const { createCoreClient, createKyTransport, createMemoryQueue, resolveOptions } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)
