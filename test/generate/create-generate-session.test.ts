// Holds the promise of a session: after any edits its output is that of a fresh run, to the byte.
import { describe, expect, it } from 'vitest'
import { createGenerateSession } from '../../generator/src/create-generate-session.js'
import { type GenerateOptions, generate } from '../../generator/src/generate.js'
import { arbitraryEdit, type EditedPlan, makeEditedPlan, seededRandom } from './edited-plan.js'

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
})
