import { configDefaults, defineConfig } from 'vitest/config'

/** Tests of functions: short ones, which come last, so that no worker is left with a long file alone. */
const UNITS = [
  'compare',
  'diagnostics',
  'emit',
  'encoding',
  'export',
  'golden',
  'inference',
  'inspector',
  'lint',
  'memory',
  'naming',
  'output',
  'plan',
  'plan-writing',
  'pull',
  'regex',
  'typing',
  'usage',
].map((folder) => `test/${folder}/**/*.test.ts`)

/** What it puts in the place of a module would be in the way of others. */
const MOCKS = ['test/plan/read-text.test.ts']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // By default one core is left to the watcher, which is not there.
    maxWorkers: '100%',
    // Real browsers, processes and sockets share the cores with everything else there; vitest says what was tried again.
    retry: process.env.CI === undefined ? 0 : 1,
    // Files leave nothing behind, and share what they import, the compiler above all.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: UNITS,
          exclude: [...configDefaults.exclude, ...MOCKS],
        },
      },
      { extends: true, test: { name: 'mocks', include: MOCKS, isolate: true } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...UNITS],
        },
      },
    ],
  },
})
