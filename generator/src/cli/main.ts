// The command line. Names, flags and help stand beside this, what a command does in commands/, loaded when it is asked for.
import { Command } from 'commander'
import { version } from './declare-command.js'
import { addOutputCommands } from './output-commands.js'
import { addReviewCommands } from './review-commands.js'
import { addTransferCommands } from './transfer-commands.js'

const program = createProgram()
await addCompletion(program)
await program.parseAsync()

function createProgram(): Command {
  const program = new Command('trackwright')
    .description('Turns a tracking plan (JSON Schemas) into typed functions, and checks what is sent.')
    .version(version)
    .showHelpAfterError('(run with --help for the usage)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  addOutputCommands(program)
  addReviewCommands(program)
  addTransferCommands(program)
  return program
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
