// Shell completion: the script, and what the shells are answered as a person types.
import { expect, it } from 'vitest'
import { makeFolder, runCli } from './run-cli.js'

it.each([
  { name: 'commands', words: ['che'], want: /^check\tsay whether/ },
  { name: 'flags', words: ['generate', '--pl'], want: /^--plan\t.*\n--platform\t/ },
  { name: 'values of a flag', words: ['generate', '--platform', ''], want: /^node\s*\nbrowser\s*\n/ },
])('offers $name', async ({ words, want }) => {
  const { code, stdout } = await runCli(await makeFolder(), 'complete', '--', ...words)
  expect(code).toBe(0)
  expect(stdout).toMatch(want)
})

it.each(['zsh', 'bash', 'fish', 'powershell'])('writes a script for %s', async (shell) => {
  const { code, stdout } = await runCli(await makeFolder(), 'completion', shell)
  expect(code).toBe(0)
  expect(stdout).toMatch(/trackwright complete --|'trackwright' -ScriptBlock/)
})
