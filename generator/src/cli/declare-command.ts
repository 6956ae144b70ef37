// How every command is declared: the flags that all have, the ones about targets, examples in the help, and the way from
// commander to a command and back to an exit code.
import { createRequire } from 'node:module'
import { type Command, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import { createTerminal, REPORTERS, type Reporter } from '../commands/create-terminal.js'
import type { ExitCode, Terminal } from '../commands/terminal.js'

export const { version } = createRequire(import.meta.url)('../../package.json') as {
  version: string
}

export const FORMAT_HELP = "the plan's format (default: what its content says)"

/** A command with the flags that all of them have. */
export function add(program: Command, nameAndArguments: string, description: string): Command {
  return program
    .command(nameAndArguments)
    .description(description)
    .addOption(new Option('--reporter <kind>', 'how it speaks').choices(REPORTERS).default('text'))
    .option('--json', 'the same as --reporter json')
}

/** A command about plans and their output. */
export function addTarget(program: Command, name: string, description: string): Command {
  return add(program, name, description)
    .option('--plan <path>', 'the tracking plan: a folder or a file')
    .option('--format <id>', FORMAT_HELP)
    .option('--output <folder>', 'where the generated code goes')
    .addOption(new Option('--platform <platform>', 'where it runs').choices(['node', 'browser']))
    .addOption(configOption())
    .addOption(remoteOption())
}

export function remoteOption(): Option {
  return new Option(
    '--allow-remote <host>',
    'fetch what a $ref refers to on this host, such as schemas.example.com; may be repeated (default: nothing is fetched)',
  ).argParser((host: string, hosts: readonly string[] = []) => [...hosts, host])
}

export function configOption(): Option {
  return new Option('--config <path>', 'the config file (default: trackwright.config.ts, .js, .mjs or .json)')
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

/** Commander's order is arguments, flags, command. */
type Given<Arguments extends readonly unknown[]> = [...Arguments, command: Command]

export function run<Arguments extends readonly unknown[]>(
  command: (terminal: Terminal, ...given: Arguments) => Promise<ExitCode>,
): (...given: Given<Arguments>) => Promise<void> {
  return async (...given) => {
    const { reporter, json } = (given.at(-1) as Command).opts<{ reporter: Reporter; json?: boolean }>()
    const terminal = createTerminal({ reporter: json === true ? 'json' : reporter, version })
    try {
      process.exitCode = await command(terminal, ...(given.slice(0, -1) as unknown as Arguments))
    } catch (error) {
      console.error(isOfSystem(error) ? pc.red(error.message) : error)
      process.exitCode = 2
    }
    terminal.close(process.exitCode as ExitCode)
  }
}

/** A failure of the disk or the network is the user's to mend; anything else is a bug, and its stack is wanted. */
function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && ('syscall' in error || isOfSystem(error.cause))
}

export function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('A count is a whole number.')
  return count
}

export function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number up to 65535.')
  return port
}
