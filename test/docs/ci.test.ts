// docs/ci.md: the workflow is YAML of the form that it should be, and each command in it is one that there is, with its flags.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { makeFolder, runCli } from '../cli/run-cli.js'
import { repositoryRoot } from '../plans.js'

const page = await readFile(join(repositoryRoot, 'docs/ci.md'), 'utf8')

it('has a workflow whose commands know their flags', async () => {
  const workflow = parse(/^```yaml\n(name: .*?)^```$/ms.exec(page)?.[1] ?? '')
  const steps: { run?: string }[] = workflow.jobs['tracking-plan'].steps
  const commands = steps.flatMap(({ run = '' }) => /^npx trackwright ([^>]*)/.exec(run)?.[1] ?? [])
  expect(commands.map((command) => command.split(' ')[0])).toEqual(['check', 'lint', 'audit', 'diff'])
  const folder = await makeFolder()
  for (const command of commands) {
    const args = command.trim().replaceAll(/['"]/g, '').split(' ')
    const { stderr } = await runCli(folder, ...args)
    expect({ command, stderr }).toEqual({
      command,
      stderr: expect.not.stringMatching(/unknown (?:option|command)/),
    })
  }
})
