// A generated validator in workerd, the runtime of Cloudflare Workers, where nothing can be evaluated from text.
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { generate } from '../../generator/src/generate.js'
import { writeOutput } from '../../generator/src/output/write-output.js'
import { makeFolder } from '../cli/run-cli.js'
import { advice, miniflare } from '../edge/miniflare.js'
import { repositoryRoot } from '../plans.js'

const plan = {
  name: 'Shop',
  events: [
    {
      title: 'Order Completed',
      type: 'object',
      required: ['currency'],
      properties: {
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
        email: { type: 'string', format: 'email' },
      },
    },
  ],
}

const WORKER = `
import { createRecordingClient } from '@trackwright/runtime/testing'
import { isOrderCompletedProperties, setClient, trackOrderCompleted } from './analytics/index.js'
const client = createRecordingClient()
const told = []
setClient(client, { onViolation: (violations) => { told.push(...violations.map(({ message }) => message)); return 'drop' } })
export default {
  fetch() {
    trackOrderCompleted({ currency: 'EUR' }, { userId: 'u' })
    trackOrderCompleted({ currency: 'euro' }, { userId: 'u' })
    return Response.json({ sent: client.messages.length, told, fits: isOrderCompletedProperties({ currency: 'EUR' }) })
  },
}
`

it.skipIf(miniflare === undefined)(`a generated validator judges in workerd${advice}`, async () => {
  const folder = await makeFolder({ 'worker.js': WORKER })
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
  const sources = [{ path: 'plan.json', text: JSON.stringify(plan) }]
  const { files } = await generate({ sources, platform: 'node' })
  await writeOutput(join(folder, 'analytics'), files)
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'worker.js')],
    bundle: true,
    format: 'esm',
    write: false,
  })
  if (miniflare === undefined) return
  const worker = new miniflare.Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-04-01',
  })
  onTestFinished(() => worker.dispose())
  expect(await worker.dispatchFetch('http://worker/').then((answer) => answer.json())).toEqual({
    sent: 1,
    told: ['Order Completed: currency must match ^[A-Z]{3}$'],
    fits: true,
  })
})
