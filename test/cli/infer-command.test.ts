// `trackwright infer` as a process: plain and packed recordings, standard input, bad lines, and code.
import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bin, makeFolder, runCli } from './run-cli.js'

const LINE = (event: string) => `{"type":"track","event":"${event}","properties":{"a":1}}\n`

describe('trackwright infer', () => {
  it('drafts one plan from several recordings, packed or not', async () => {
    const folder = await makeFolder({ 'a.ndjson': LINE('A') + LINE('B') })
    await writeFile(join(folder, 'b.gz'), Buffer.concat([gzipSync(LINE('B')), gzipSync(LINE('C'))]))
    expect(await runCli(folder, 'infer', 'a.ndjson', 'b.gz', '--to', 'plan', '--name', 'Shop')).toEqual({
      code: 0,
      stdout: 'wrote a plan of 3 events to plan, drafted from 4 recorded events in 2 files\n',
      stderr: '',
    })
    expect(await readdir(join(folder, 'plan/events'))).toEqual(['a.yaml', 'b.yaml', 'c.yaml'])
    expect(await readFile(join(folder, 'plan/plan.yaml'), 'utf8')).toBe(
      '# Drafted from 4 recorded events in 2 files.\n# A comment says what the guess below it rests on; delete it when you agree.\nname: Shop\n',
    )
  })

  it('reads standard input, packed too', async () => {
    const folder = await makeFolder()
    const child = spawn(process.execPath, [bin, 'infer', '-', '--to', 'plan'], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child.stdin.end(gzipSync(LINE('A')))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, await readdir(join(folder, 'plan/events'))]).toEqual([0, ['a.yaml']])
  })

  it('counts lines without an event, shows the first ones with their places, and goes on', async () => {
    const bad = [
      'nope',
      '[]',
      '{}',
      '{"type":"extract"}',
      '{"type":"track"}',
      '{"type":"page","properties":1}',
    ]
    const lines = [...bad, ...Array.from({ length: 7 }, () => '{'), LINE('A')].join('\n')
    const folder = await makeFolder({ 'a.ndjson': lines })
    const { code, stdout } = await runCli(folder, 'infer', 'a.ndjson', '--to', 'plan', '--json')
    const { diagnostics, events } = JSON.parse(stdout) as {
      diagnostics: { code: string; message: string; location: object }[]
      events: number
    }
    expect({ code, events }).toEqual({ code: 0, events: 1 })
    expect(diagnostics.slice(0, 6).map(({ code, message }) => `${code} ${message}`)).toEqual([
      'TW601 This line is not JSON.',
      'TW601 This line is no JSON object.',
      'TW601 This line has no "type".',
      'TW601 This line has the type "extract", which is no call of a tracking plan.',
      'TW601 This line is a track without an event name.',
      'TW601 This line has properties or traits that are no object.',
    ])
    expect(diagnostics.at(5)?.location).toEqual({ file: 'a.ndjson', line: 6, column: 1 })
    expect(diagnostics.at(-1)?.message).toBe('3 more lines hold no event.')
  })

  it('keeps what could be read of an archive that was cut short', async () => {
    const folder = await makeFolder()
    const packed = gzipSync(Array.from({ length: 20_000 }, (_, index) => LINE(`E${index % 7}`)).join(''))
    await writeFile(join(folder, 'a.gz'), packed.subarray(0, -100))
    const { code, stderr } = await runCli(folder, 'infer', 'a.gz', '--to', 'plan')
    expect(code).toBe(0)
    expect(stderr).toContain('warning TW603: The file ends too soon or is damaged')
    expect(await readdir(join(folder, 'plan/events'))).toHaveLength(7)
  })

  it('drafts from code', async () => {
    const folder = await makeFolder({ 'src/a.ts': `analytics.track('Signed In', { method: 'email' })` })
    expect(await runCli(folder, 'infer', '--code', 'src/**/*.ts', '--to', 'plan')).toEqual({
      code: 0,
      stdout: 'wrote a plan of 1 event to plan, drafted from 1 call in 1 file\n',
      stderr: '',
    })
  })

  it.each([
    {
      name: 'no event',
      args: ['empty.ndjson', '--to', 'plan'],
      want: 'TW604: There is no event in empty.ndjson.',
    },
    {
      name: 'nothing to read',
      args: ['--to', 'plan'],
      want: 'TW604: A draft is made either from recordings or',
    },
    { name: 'no file', args: ['none.ndjson', '--to', 'plan'], want: 'no such file or directory' },
    { name: 'a folder in use', args: ['empty.ndjson', '--to', '.'], want: 'TW605: . holds files already' },
  ])('ends with 2 and writes nothing for $name', async ({ args, want }) => {
    const folder = await makeFolder({ 'empty.ndjson': '\n' })
    const { code, stderr } = await runCli(folder, 'infer', ...args)
    expect({ code, files: await readdir(folder) }).toEqual({ code: 2, files: ['empty.ndjson'] })
    expect(stderr).toContain(want)
  })
})
