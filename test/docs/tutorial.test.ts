// docs/tutorial.md, run as it stands there, in an empty folder; only what npm would install is linked.
import { execFile, spawn } from 'node:child_process'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { bin, makeFolder } from '../cli/run-cli.js'
import { repositoryRoot } from '../plans.js'

interface Block {
  readonly language: string
  readonly text: string
}

const page = await readFile(join(repositoryRoot, 'docs/tutorial.md'), 'utf8')
const blocks: Block[] = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language = '', text = '']) => ({ language, text }),
)

it('leads from an empty folder to a red and a green check, and to a delivered event', async () => {
  const folder = await makeFolder({ 'package.json': '{ "type": "module" }' })
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
  const commands = blocks.filter(({ language, text }) => language === 'sh' && !text.startsWith('npm install'))
  expect(commands.length).toBe(5)
  for (const command of commands) {
    const next = blocks[blocks.indexOf(command) + 1]
    const wanted = next?.language === 'text' ? next.text.trim() : ''
    const { code, output } = await run(folder, command.text)
    expect(output).toContain(wanted)
    expect({ command: command.text, code }).toEqual({
      command: command.text,
      code: wanted.includes(' error ') ? 1 : 0,
    })
  }

  await writeFile(join(folder, 'send.mjs'), blocks.find(({ language }) => language === 'js')?.text ?? '')
  const verdicts = await startDev(folder)
  const sent = await run(folder, 'node send.mjs')
  expect(sent).toEqual({ code: 0, output: '' })
  await vi.waitFor(() => expect(verdicts()).toMatch(/Order Completed/), { timeout: 20_000 })
})

function run(folder: string, script: string): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    )
  })
}

async function startDev(folder: string): Promise<() => string> {
  const child = spawn(process.execPath, [bin, 'dev'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  await vi.waitFor(() => expect(output).toMatch(/127\.0\.0\.1:8085/), { timeout: 20_000 })
  return () => output
}
