// The packages as a user gets them: packed, installed from the registry's point of view, followed by the README. `npm run check:packages`.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['test/package/*.package-test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
})
