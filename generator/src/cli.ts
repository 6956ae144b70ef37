// The command line: names, flags and help. What a command does stands in commands/, loaded when it is asked for.
import { createRequire } from 'node:module'
import { Command, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import { createTerminal, REPORTERS, type Reporter } from './commands/create-terminal.js'
import type { ExitCode, Terminal } from './commands/terminal.js'

const { version } = createRequire(import.meta.url)('../package.json') as {
  version: string
}

const FORMAT_HELP = "the plan's format (default: what its content says)"

const program = createProgram()
await addCompletion(program)
await program.parseAsync()

function createProgram(): Command {
  const program = new Command('trackwright')
    .description('Turns a tracking plan (JSON Schemas) into typed functions, and checks what is sent.')
    .version(version)
    .showHelpAfterError('(run with --help for the usage)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

  add(program, 'init', 'write a config and a first tracking plan')
    .option('-y, --yes', 'ask nothing, take the defaults')
    .addHelpText('after', examples('trackwright init', 'trackwright init --yes'))
    .action(
      run(async (terminal, flags) =>
        (await import('./commands/init-command.js')).initCommand(flags, terminal),
      ),
    )

  addTarget(program, 'generate', 'write the typed functions of a plan')
    .option('--watch', 'go on, and generate again whenever a plan changes')
    .option('--check', 'the same as `trackwright check`')
    .addHelpText(
      'after',
      examples(
        'trackwright generate',
        'trackwright generate --watch',
        'trackwright generate --plan plan.json --output src/analytics --platform browser',
      ),
    )
    .action(
      run(async (terminal, flags) =>
        (await import('./commands/generate-command.js')).generateCommand(flags, terminal),
      ),
    )

  addTarget(program, 'check', 'say whether the generated code is what the plan gives, and exit with 1 if not')
    .option('--diff', 'show what `trackwright generate` would change')
    .addHelpText(
      'after',
      examples('trackwright check', 'trackwright check --diff', 'trackwright check --reporter github'),
    )
    .action(
      run(async (terminal, flags) =>
        (await import('./commands/check-command.js')).checkCommand(flags, terminal),
      ),
    )

  add(program, 'import <paths...>', 'rewrite a plan of any format to a folder with a file an event')
    .requiredOption('--to <folder>', 'where it goes: a folder that is empty or not there yet')
    .option('--format <id>', FORMAT_HELP)
    .addHelpText(
      'after',
      examples(
        'trackwright import plan.json --to tracking-plan',
        'trackwright import events.csv users.csv --to tracking-plan',
        'trackwright import data-catalog --format rudder-cli --to tracking-plan',
      ),
    )
    .action(
      run(async (terminal, paths: string[], flags) =>
        (await import('./commands/import-command.js')).importCommand(paths, flags, terminal),
      ),
    )

  add(program, 'dev', 'run a local data plane that checks every event against the plan')
    .option('--plan <path>', 'the tracking plan (default: the one of the config file)')
    .option('--format <id>', FORMAT_HELP)
    .option('--port <number>', 'the port on 127.0.0.1', parsePort, 8085)
    .option('--write-key <key>', 'accept only this write key (default: any)')
    .option('--record <file>', 'append what is received, one JSON object a line')
    .addHelpText('after', examples('trackwright dev', 'trackwright dev --port 9000 --record events.ndjson'))
    .action(
      run(async (terminal, flags) => (await import('./commands/dev-command.js')).devCommand(flags, terminal)),
    )

  add(program, 'audit', 'list which events of the plan a program sends, and where')
    .option('--tsconfig <path>', 'the program', 'tsconfig.json')
    .addOption(configOption())
    .addHelpText('after', examples('trackwright audit'))
    .action(
      run(async (terminal, flags) =>
        (await import('./commands/audit-command.js')).auditCommand(flags, terminal),
      ),
    )

  addPlanCommands(program)
  return program
}

/** Plans that come from elsewhere, or go there. */
function addPlanCommands(program: Command): void {
  add(
    program,
    'infer [recordings...]',
    'draft a plan from recorded events, or from calls of an analytics SDK',
  )
    .requiredOption('--to <folder>', 'where the plan goes: a folder that is empty or not there yet')
    .option('--name <name>', "the plan's name (default: the folder's)")
    .option('--code <patterns...>', 'sources to read in place of recordings')
    .option(
      '--tsconfig <path>',
      'what the sources are compiled with (default: tsconfig.json where there is one)',
    )
    .addHelpText(
      'after',
      examples(
        'trackwright infer events.ndjson --to tracking-plan',
        'trackwright infer archive/*.gz --to tracking-plan --name Shop',
        'zcat archive/*.gz | trackwright infer - --to tracking-plan',
        "trackwright infer --code 'src/**/*.ts' '!src/**/*.test.ts' --to tracking-plan",
      ),
    )
    .action(
      run(async (terminal, recordings: string[], flags) =>
        (await import('./commands/infer-command.js')).inferCommand(recordings, flags, terminal),
      ),
    )

  add(program, 'export', 'write the plan in the format of another tool')
    .addOption(
      new Option('--to <format>', 'the format')
        .choices(['rudderstack-catalog', 'rudder-cli', 'segment', 'snowplow'])
        .makeOptionMandatory(),
    )
    .requiredOption('--output <folder>', 'where it goes: a folder that is empty or not there yet')
    .option('--plan <path>', 'the tracking plan (default: the one of the config file)')
    .option('--vendor <prefix>', 'whose schemas they are, for Snowplow, such as com.acme')
    .addHelpText(
      'after',
      examples(
        'trackwright export --to segment --output segment-plan',
        'trackwright export --plan tracking-plan --to snowplow --vendor com.acme --output iglu',
      ),
    )
    .action(
      run(async (terminal, flags) =>
        (await import('./commands/export-command.js')).exportCommand(flags, terminal),
      ),
    )

  add(program, 'pull', "fetch a plan from a vendor's API, with a token from the environment")
    .addOption(
      new Option('--from <vendor>', 'who has it')
        .choices(['segment', 'rudderstack', 'snowplow'])
        .makeOptionMandatory(),
    )
    .requiredOption('--to <folder>', 'where the plan goes: a folder that is empty or not there yet')
    .option('--id <plan>', 'which plan (default: the only one)')
    .option('--url <url>', "another region's API, or a registry of your own")
    .addHelpText(
      'after',
      examples(
        'SEGMENT_PUBLIC_API_TOKEN=… trackwright pull --from segment --to tracking-plan',
        'RUDDERSTACK_ACCESS_TOKEN=… trackwright pull --from rudderstack --id tp_2kK… --to tracking-plan',
        'SNOWPLOW_IGLU_API_KEY=… trackwright pull --from snowplow --url https://iglu.acme.com --to tracking-plan',
      ),
    )
    .action(
      run(async (terminal, flags) =>
        (await import('./commands/pull-command.js')).pullCommand(flags, terminal),
      ),
    )
}

/** Shells ask for every key that is pressed, all other runs need not pay for it. */
async function addCompletion(program: Command): Promise<void> {
  const [first = '--help'] = process.argv.slice(2)
  if (!['completion', 'complete', 'help', '--help', '-h'].includes(first)) return
  const { default: complete } = await import('@bomb.sh/tab/commander')
  const { commands } = complete(program, { completionCommandName: 'completion' })
  for (const command of program.commands)
    for (const { long, argChoices } of command.options) {
      const option = commands.get(command.name())?.options.get(long?.slice(2) ?? '')
      if (option === undefined || argChoices === undefined) continue
      option.handler = (offer) => {
        for (const choice of argChoices) offer(choice, '')
      }
    }
}

/** A command with the flags that all of them have. */
function add(program: Command, nameAndArguments: string, description: string): Command {
  return program
    .command(nameAndArguments)
    .description(description)
    .addOption(new Option('--reporter <kind>', 'how it speaks').choices(REPORTERS).default('text'))
    .option('--json', 'the same as --reporter json')
}

/** A command about plans and their output. */
function addTarget(program: Command, name: string, description: string): Command {
  return add(program, name, description)
    .option('--plan <path>', 'the tracking plan: a folder or a file')
    .option('--format <id>', FORMAT_HELP)
    .option('--output <folder>', 'where the generated code goes')
    .addOption(new Option('--platform <platform>', 'where it runs').choices(['node', 'browser']))
    .addOption(configOption())
}

function configOption(): Option {
  return new Option('--config <path>', 'the config file (default: trackwright.config.ts, .js, .mjs or .json)')
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`
}

/** Commander's order is arguments, flags, command. */
type Given<Arguments extends readonly unknown[]> = [...Arguments, command: Command]

function run<Arguments extends readonly unknown[]>(
  command: (terminal: Terminal, ...given: Arguments) => Promise<ExitCode>,
): (...given: Given<Arguments>) => Promise<void> {
  return async (...given) => {
    const { reporter, json } = (given.at(-1) as Command).opts<{ reporter: Reporter; json?: boolean }>()
    const terminal = createTerminal({ reporter: json === true ? 'json' : reporter, version })
    try {
      process.exitCode = await command(terminal, ...(given.slice(0, -1) as unknown as Arguments))
    } catch (error) {
      // A failure of the disk or the network is the user's to mend; anything else is a bug, and its stack is wanted.
      const isSystemError = error instanceof Error && 'syscall' in error
      console.error(isSystemError ? pc.red(error.message) : error)
      process.exitCode = 2
    }
    terminal.close(process.exitCode as ExitCode)
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number up to 65535.')
  return port
}
