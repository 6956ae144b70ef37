// Owns the real browser of these tests: Debian's Chromium or the one that CHROMIUM_PATH names, driven by playwright-core.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core'
import { describe } from 'vitest'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

const launchOptions: LaunchOptions = {
  executablePath,
  // Playwright switches the back/forward cache off.
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** Like describe(), and says how to get a browser where there is none. */
export function describeInChromium(name: string, tests: () => void): void {
  if (existsSync(executablePath)) describe(name, tests)
  else
    describe.skip(
      `${name} (skipped: no browser at ${executablePath}; "apt-get install chromium", or set CHROMIUM_PATH)`,
      tests,
    )
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions)
}

/** A browser whose storage is a folder, so that it can be killed and started again. */
export function startPersistentBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, launchOptions)
}
