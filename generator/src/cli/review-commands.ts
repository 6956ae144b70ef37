// The commands that look at a plan, and at the programs that follow it.
import { type Command, Option } from 'commander'
import { FAIL_ON } from '../compare/fail-on.js'
import { AUDIT_FINDING_KINDS } from '../config/define-config.js'
import { add, configOption, examples, parseCount, run } from './declare-command.js'

/** `lint`, `diff`, `audit`, `migrate`. */
export function addReviewCommands(program: Command): void {
  add(program, 'lint', 'find what is not good in a plan: names, descriptions, personal data …')
    .option('--plan <path>', 'the tracking plan (default: those of the config file)')
    .addOption(configOption())
    .option('--fix', 'mend what can be mended without a change of what is valid')
    .option('--max-warnings <number>', 'end with exit code 1 for more warnings than this', parseCount)
    .addHelpText(
      'after',
      examples('trackwright lint', 'trackwright lint --fix', 'trackwright lint --max-warnings 0'),
    )
    .action(
      run(async (terminal, flags) =>
        (await import('../commands/lint-command.js')).lintCommand(flags, terminal),
      ),
    )

  add(program, 'diff [base] [head]', 'say what changed in a plan, and whom it breaks')
    .option('--plan <path>', 'the tracking plan (default: those of the config file)')
    .addOption(configOption())
    .addOption(
      new Option('--fail-on <what>', 'what ends with exit code 1').choices(FAIL_ON).default('breaking'),
    )
    .addOption(new Option('--format <format>', 'of the result').choices(['text', 'markdown']).default('text'))
    .addHelpText(
      'after',
      `\nBase and head are each a file, a folder, or a git revision of the plan.\nDefault: HEAD, and the files as they are.\n${examples(
        'trackwright diff',
        'trackwright diff main',
        'trackwright diff v1.2 v1.3 --fail-on readers',
        'trackwright diff old/plan.yaml new/plan.yaml --format markdown',
      )}`,
    )
    .action(
      run(async (terminal, base: string | undefined, head: string | undefined, flags) =>
        (await import('../commands/diff-command.js')).diffCommand(base, head, flags, terminal),
      ),
    )

  add(
    program,
    'audit [patterns...]',
    'say which events of the plan a program sends, where, and what bypasses the plan',
  )
    .addOption(tsconfigOption())
    .addOption(
      new Option('--fail-on <findings...>', 'what makes the exit code 1').choices(AUDIT_FINDING_KINDS),
    )
    .addOption(configOption())
    .addHelpText(
      'after',
      examples(
        "trackwright audit 'src/**'",
        'trackwright audit src --fail-on raw-call never-sent',
        'trackwright audit src --json',
      ),
    )
    .action(
      run(async (terminal, patterns, flags) =>
        (await import('../commands/audit-command.js')).auditCommand(patterns, flags, terminal),
      ),
    )

  add(
    program,
    'migrate [patterns...]',
    'turn calls of SDKs into calls of generated functions, where they fit the plan',
  )
    .addOption(tsconfigOption())
    .addOption(configOption())
    .option('--dry-run', 'write nothing; show what would change')
    .addHelpText('after', examples("trackwright migrate 'src/**' --dry-run", "trackwright migrate 'src/**'"))
    .action(
      run(async (terminal, patterns, flags) =>
        (await import('../commands/migrate-command.js')).migrateCommand(patterns, flags, terminal),
      ),
    )
}

function tsconfigOption(): Option {
  return new Option(
    '--tsconfig <path>',
    'says where imports lead (default: tsconfig.json, where there is one)',
  )
}
