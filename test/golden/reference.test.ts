// The reference plan's whole output, as committed beside this file, and what its functions put on the wire.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRecordingClient } from '@trackwright/runtime/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OutputFile } from '../../generator/src/emit/model.js'
import { namePlan } from '../../generator/src/naming/name-plan.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { JsonValue, PlanEvent } from '../../generator/src/plan/model.js'
import { readPlan } from '../../generator/src/plan/read-plan.js'
import { generateFrom, outputFolder, referencePlan, repositoryRoot, writeFiles } from '../plans.js'

const goldenFolder = join(repositoryRoot, 'test/golden/reference')

describe('the reference plan', () => {
  let files: readonly OutputFile[] = []
  beforeAll(async () => {
    files = (await generateFrom(referencePlan, { platform: 'node' })).files
  })

  it('generates what is committed (npm run golden writes it anew)', async () => {
    expect((await readdir(goldenFolder)).sort()).toEqual(files.map((file) => file.path).sort())
    for (const { path, content } of files)
      expect(content).toBe(await readFile(join(goldenFolder, path), 'utf8'))
  })

  it('gives the same bytes when the sources come in another order', async () => {
    const { sources } = await readPlan(referencePlan)
    const { generate } = await import('../../generator/src/generate.js')
    const shuffled = await generate({
      sources: [...sources].reverse(),
      platform: 'node',
    })
    expect(shuffled.files).toEqual(files)
  })

  it('sends exactly the names and keys of the plan', async () => {
    const folder = await outputFolder('reference-wire')
    await writeFiles(folder, files)
    const module = await import(pathToFileURL(join(folder, 'index.js')).href)
    const { plan } = loadPlan((await readPlan(referencePlan)).sources)
    if (plan === undefined) throw new Error('the reference plan does not load')
    const events = namePlan(plan, []).named.events
    const seen: string[] = []
    for (const { event, functionName } of events) {
      const client = createRecordingClient()
      module.setClient(client)
      const payload = exampleOf(event)
      callGenerated(module[functionName], event, payload)
      const [message] = client.messages
      expect(JSON.parse(JSON.stringify(message)), functionName).toMatchObject(wireFields(event, payload))
      const section =
        event.call === 'track' || event.call === 'page' || event.call === 'screen'
          ? message?.properties
          : message?.traits
      if (event.call !== 'alias')
        expect(Object.keys(section ?? {}), functionName).toEqual(Object.keys(payload))
      seen.push(functionName)
    }
    expect(seen.length).toBe(plan.events.length)
  })
})

function exampleOf(event: PlanEvent): Record<string, JsonValue> {
  const examples = typeof event.schema === 'object' ? event.schema.examples : undefined
  const [first] = Array.isArray(examples) ? examples : []
  if (typeof first !== 'object' || first === null || Array.isArray(first))
    throw new Error(`${event.name} has no example`)
  return first
}

const user = { userId: 'u1' }

function callGenerated(send: (...args: unknown[]) => void, event: PlanEvent, payload: object): void {
  if (event.call === 'group') send('g1', payload, user)
  else if (event.call === 'alias') send('old', user)
  else if ((event.call === 'page' || event.call === 'screen') && event.name === '') send('Any', payload, user)
  else send(payload, user)
}

function wireFields(event: PlanEvent, payload: object): object {
  if (event.call === 'identify') return { type: 'identify', userId: 'u1', traits: payload }
  if (event.call === 'group') return { type: 'group', groupId: 'g1', traits: payload }
  if (event.call === 'alias') return { type: 'alias', previousId: 'old', userId: 'u1' }
  if (event.call === 'track') return { type: 'track', event: event.name, properties: payload }
  return {
    type: event.call,
    name: event.name === '' ? 'Any' : event.name,
    properties: payload,
  }
}
