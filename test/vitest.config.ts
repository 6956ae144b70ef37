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

/** One puts something in the place of a module, which others must not get; one asks for what no other may have loaded. */
const ALONE = ['test/plan/read-text.test.ts', 'test/typing/print/load-printer.test.ts']

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
          exclude: [...configDefaults.exclude, ...ALONE],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true } },
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
