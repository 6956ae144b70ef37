// The commands for plans that come from elsewhere, or go there.
import { type Command, Option } from 'commander'
import { add, examples, FORMAT_HELP, run } from './declare-command.js'

export function addTransferCommands(program: Command): void {
  addImport(program)
  addPull(program)
  addInfer(program)
  addExport(program)
}

function addImport(program: Command): void {
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
        (await import('../commands/import-command.js')).importCommand(paths, flags, terminal),
      ),
    )
}

function addPull(program: Command): void {
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
        (await import('../commands/pull-command.js')).pullCommand(flags, terminal),
      ),
    )
}

function addInfer(program: Command): void {
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
        (await import('../commands/infer-command.js')).inferCommand(recordings, flags, terminal),
      ),
    )
}

function addExport(program: Command): void {
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
        (await import('../commands/export-command.js')).exportCommand(flags, terminal),
      ),
    )
}
