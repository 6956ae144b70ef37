// The commands about plans and the code that is generated from them.
import type { Command } from 'commander'
import { add, addTarget, examples, FORMAT_HELP, parsePort, remoteOption, run } from './declare-command.js'

/** `init`, `generate`, `check`, `dev`. */
export function addOutputCommands(program: Command): void {
  add(program, 'init', 'write a config and a first tracking plan')
    .option('-y, --yes', 'ask nothing, take the defaults')
    .addHelpText('after', examples('trackwright init', 'trackwright init --yes'))
    .action(
      run(async (terminal, flags) =>
        (await import('../commands/init-command.js')).initCommand(flags, terminal),
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
        (await import('../commands/generate-command.js')).generateCommand(flags, terminal),
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
        (await import('../commands/check-command.js')).checkCommand(flags, terminal),
      ),
    )

  add(program, 'dev', 'run a local data plane that checks every event against the plan')
    .option('--plan <path>', 'the tracking plan (default: the one of the config file)')
    .option('--format <id>', FORMAT_HELP)
    .option('--port <number>', 'the port on 127.0.0.1', parsePort, 8085)
    .option('--write-key <key>', 'accept only this write key (default: any)')
    .option('--record <file>', 'append what is received, one JSON object a line')
    .addOption(remoteOption())
    .addHelpText('after', examples('trackwright dev', 'trackwright dev --port 9000 --record events.ndjson'))
    .action(
      run(async (terminal, flags) =>
        (await import('../commands/dev-command.js')).devCommand(flags, terminal),
      ),
    )
}
