// Holds the promise of a session: after any edits its output is that of a fresh run, to the byte.
import { describe, expect, it } from 'vitest'
import { createGenerateSession } from '../../generator/src/create-generate-session.js'
import { type GenerateOptions, generate } from '../../generator/src/generate.js'
import type { JsonObject } from '../../generator/src/plan/model.js'
import {
  arbitraryEdit,
  changeEvent,
  type EditedPlan,
  makeEditedPlan,
  seededRandom,
  withDescription,
  withSources,
} from './edited-plan.js'

const LAYOUTS: readonly EditedPlan['layout'][] = ['folder', 'file', 'yaml', 'foreign']
const EDITS = 40

describe('createGenerateSession', () => {
  it.each(LAYOUTS)('gives what a fresh run gives after random edits of a plan (%s)', async (layout) => {
    const random = seededRandom(20_261)
    const session = createGenerateSession()
    let plan = makeEditedPlan(layout, 12)
    let lock: string | undefined
    for (let edit = 0; edit < EDITS; edit += 1) {
      const options: GenerateOptions = {
        sources: plan.sources(),
        platform: edit % 20 < 15 ? 'node' : 'browser',
        language: edit % 30 < 25 ? 'javascript' : 'typescript',
        literalRules: edit % 25 < 20,
        ...(lock === undefined ? {} : { lock }),
      }
      const [given, want] = [await session.generate(options), await generate(options)]
      expect(given, `after edit ${edit}`).toEqual(want)
      if (random() < 0.5) lock = want.files.find(({ path }) => path.endsWith('.lock.json'))?.content ?? lock
      plan = arbitraryEdit(plan, random)
    }
  })

  it.each(LAYOUTS)('types no event again but the one that was changed (%s)', async (layout) => {
    const session = createGenerateSession()
    const plan = makeEditedPlan(layout, 12)
    const generateFrom = (edited: EditedPlan) =>
      session.generate({ sources: edited.sources(), platform: 'node' })
    await generateFrom(plan)
    expect(session.typedCount()).toBe(12)
    await generateFrom(changeEvent(plan, 5, (event) => withDescription(event, 'Another.')))
    expect(session.typedCount()).toBe(1)
    await generateFrom(plan)
    expect(session.typedCount()).toBe(1)
  })

  it('types every event again that refers to what was changed, and no other', async () => {
    const session = createGenerateSession()
    const plan = makeEditedPlan('folder', 60)
    await session.generate({ sources: plan.sources(), platform: 'node' })
    const state = { ...(plan.definitions.state as JsonObject), description: 'As it is now.' }
    const definitions = { ...plan.definitions, state }
    await session.generate({ sources: withSources({ ...plan, definitions }).sources(), platform: 'node' })
    const users = plan.events.filter(({ schema }) => JSON.stringify(schema).includes('"$ref":"state"'))
    expect(users.length).toBeGreaterThan(1)
    expect(users.length).toBeLessThan(30)
    expect(session.typedCount()).toBe(users.length)
  })
})
