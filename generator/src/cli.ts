// The command line: names, flags and help. What a command does stands in commands/, loaded when it is asked for.
import { createRequire } from 'node:module'
import { Command, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import type { ExitCode, Terminal } from './commands/terminal.js'

const { version } = createRequire(import.meta.url)('../package.json') as {
  version: string
}

await createProgram(createTerminal()).parseAsync()

function createProgram(terminal: Terminal): Command {
  const program = new Command('trackwright')
    .description('Turns a tracking plan (JSON Schemas) into typed functions, and checks what is sent.')
    .version(version)
    .showHelpAfterError('(run with --help for the usage)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

  program
    .command('init')
    .description('write a config and a first tracking plan')
    .option('-y, --yes', 'ask nothing, take the defaults')
    .action(async (flags) => end((await import('./commands/init-command.js')).initCommand(flags, terminal)))

  program
    .command('generate')
    .description('write the typed functions of a plan')
    .option('--plan <path>', 'the tracking plan: a folder or a file')
    .option('--output <folder>', 'where the generated code goes')
    .addOption(new Option('--platform <platform>', 'where it runs').choices(['node', 'browser']))
    .option('--config <path>', 'the config file (default: trackwright.config.ts, .js, .mjs or .json)')
    .option('--check', 'write nothing; say which files are stale, and exit with 1 if any is')
    .action(async (flags) =>
      end((await import('./commands/generate-command.js')).generateCommand(flags, terminal)),
    )

  program
    .command('dev')
    .description('run a local data plane that checks every event against the plan')
    .option('--plan <path>', 'the tracking plan (default: the one of the config file)')
    .option('--port <number>', 'the port on 127.0.0.1', parsePort, 8085)
    .option('--write-key <key>', 'accept only this write key (default: any)')
    .option('--record <file>', 'append what is received, one JSON object a line')
    .action(async (flags) => end((await import('./commands/dev-command.js')).devCommand(flags, terminal)))

  program
    .command('audit')
    .description('list which events of the plan a program sends, and where')
    .option('--tsconfig <path>', 'the program', 'tsconfig.json')
    .option('--config <path>', 'the config file (default: trackwright.config.ts, .js, .mjs or .json)')
    .action(async (flags) => end((await import('./commands/audit-command.js')).auditCommand(flags, terminal)))

  return program
}

async function end(exitCode: Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await exitCode
  } catch (error) {
    // A failure of the disk or the network is the user's to mend; anything else is a bug, and its stack is wanted.
    const isSystemError = error instanceof Error && 'syscall' in error
    console.error(isSystemError ? pc.red(error.message) : error)
    process.exitCode = 2
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number up to 65535.')
  return port
}

function createTerminal(): Terminal {
  const interrupt = new AbortController()
  return {
    folder: process.cwd(),
    color: pc.isColorSupported,
    interactive: Boolean(process.stdin.isTTY && process.stdout.isTTY),
    print: (line) => console.log(line),
    report: (line) => console.error(line),
    get interrupted() {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort())
      return interrupt.signal
    },
  }
}
