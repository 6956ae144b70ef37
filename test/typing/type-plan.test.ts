import { describe, expect, it } from 'vitest'
import { generate } from '../../generator/src/generate.js'

describe('typePlan', () => {
  it('warns of an event that no object can satisfy', async () => {
    const text = JSON.stringify({
      name: 'Plan',
      events: [{ title: 'Never', 'x-event': {}, type: 'object', required: ['a'], properties: { a: false } }],
    })
    const { files, diagnostics } = await generate({
      sources: [{ path: 'plan.json', text }],
      platform: 'node',
    })
    expect(diagnostics.map(({ code, message }) => ({ code, message }))).toEqual([
      {
        code: 'TW401',
        message: 'No object satisfies the schema of track "Never", so NeverProperties is never.',
      },
    ])
    expect(files.find((file) => file.path === 'index.d.ts')?.content).toContain(
      'export type NeverProperties = never\n',
    )
  })
})
