// Vite's development server in real Chromium: the plugin shows a mistake of the plan over the page, and takes it away.
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'vite'
import { expect, it, onTestFinished } from 'vitest'
import vitePlugin from '../../generator/src/plugins/vite.js'
import { describeInChromium, startBrowser } from '../browser/chromium.js'
import { makeFolder } from '../cli/run-cli.js'
import { repositoryRoot } from '../plans.js'

const event = (title: string) => `title: ${title}\nx-event: { call: track }\ntype: object\n`

describeInChromium('the plugin in the development server of Vite', () => {
  it('updates the page when the plan changes, and shows its mistakes over the page', async () => {
    const folder = await makeFolder({
      'plan/plan.yaml': 'name: Mini\n',
      'plan/a.yaml': event('Alpha'),
      'trackwright.config.json': JSON.stringify({ plan: 'plan', output: 'analytics', platform: 'browser' }),
      'index.html': '<!doctype html><p></p><script type="module" src="/main.js"></script>',
      'main.js': `import * as analytics from './analytics/index.js'\ndocument.querySelector('p').textContent = Object.keys(analytics).join()\n`,
    })
    await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
    const server = await createServer({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [vitePlugin({ folder })],
      server: { port: 0, fs: { strict: false } },
      cacheDir: join(folder, '.vite'),
    })
    await server.listen()
    const browser = await startBrowser()
    onTestFinished(async () => {
      await browser.close()
      await server.close()
    })
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.getByText('setClient,trackAlpha').waitFor()

    await writeFile(join(folder, 'plan/a.yaml'), event('Beta'))
    await page.getByText('setClient,trackBeta').waitFor()

    await writeFile(join(folder, 'plan/a.yaml'), event('Beta').replace('type: object', 'type: objekt'))
    const overlay = page.locator('vite-error-overlay')
    await overlay.waitFor()
    expect(await overlay.locator('.message-body').textContent()).toContain('TW108')
    expect(await overlay.locator('.file').first().textContent()).toContain('plan/a.yaml:3')

    await writeFile(join(folder, 'plan/a.yaml'), event('Gamma'))
    await page.getByText('setClient,trackGamma').waitFor()
    await overlay.waitFor({ state: 'detached' })
  })
})
