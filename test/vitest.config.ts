import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    // By default one core is left to the watcher, which is not there.
    maxWorkers: '100%',
    // Real browsers, processes and sockets share the cores with everything else there; vitest says what was tried again.
    retry: process.env.CI === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
