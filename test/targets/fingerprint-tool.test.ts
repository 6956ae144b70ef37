// What the note of an output knows of the tool: any change of its code, or of what is installed, makes it another one.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fingerprintTool } from '../../generator/src/targets/fingerprint-tool.js'
import { makeFolder } from '../cli/run-cli.js'

const FILES = {
  'node_modules/.package-lock.json': '{"packages":{"node_modules/yaml":{"version":"2.9.1"}}}',
  'node_modules/trackwright/dist/generate.js': 'export const answer = 42\n',
  'node_modules/trackwright/dist/generate.d.ts': 'export declare const answer: number\n',
}

const changes: { name: string; file: string; text: string; isOther: boolean }[] = [
  {
    name: 'a module of the package',
    file: 'node_modules/trackwright/dist/generate.js',
    text: 'export const answer = 420\n',
    isOther: true,
  },
  {
    name: 'a module that came to it',
    file: 'node_modules/trackwright/dist/compiled-schemas/config.cjs',
    text: '',
    isOther: true,
  },
  {
    name: 'the version of a dependency',
    file: 'node_modules/.package-lock.json',
    text: '{"packages":{"node_modules/yaml":{"version":"2.9.2"}}}',
    isOther: true,
  },
  {
    name: 'types, which do not run',
    file: 'node_modules/trackwright/dist/generate.d.ts',
    text: 'export {}\n',
    isOther: false,
  },
]

it.each(changes)('$name', async ({ file, text, isOther }) => {
  const folder = await makeFolder(FILES)
  const code = join(folder, 'node_modules/trackwright/dist')
  const before = fingerprintTool(code)
  expect(before).toMatch(/^[\da-f]{64}$/)
  expect(fingerprintTool(code)).toBe(before)
  await mkdir(join(folder, file, '..'), { recursive: true })
  await writeFile(join(folder, file), text)
  expect(fingerprintTool(code) !== before).toBe(isOther)
})

it.each(['node_modules/.pnpm/lock.yaml', 'node_modules/.yarn-state.yml', 'node_modules/.yarn-integrity'])(
  'what is installed is told by %s',
  async (state) => {
    const code = 'node_modules/.pnpm/trackwright@1.0.0/node_modules/trackwright/dist'
    const folder = await makeFolder({ [`${code}/generate.js`]: '', [state]: 'a' })
    const before = fingerprintTool(join(folder, code))
    await writeFile(join(folder, state), 'b')
    expect(before).toBeDefined()
    expect(fingerprintTool(join(folder, code))).not.toBe(before)
  },
)

it('is not known where nothing says what is installed', async () => {
  const folder = await makeFolder({ 'node_modules/trackwright/dist/generate.js': '' })
  expect(fingerprintTool(join(folder, 'node_modules/trackwright/dist'))).toBeUndefined()
})
