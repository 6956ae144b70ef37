// A comparison as Markdown for the comment on a pull request. Text of the plans is shown as code, and can be nothing else.
import { describeEvent } from './describe-change.js'
import type { PlanChange, PlanComparison, Verdict } from './model.js'
import { planBump, schemaBump, semanticBump } from './recommend-versions.js'

const SIGNS: Readonly<Record<Verdict, string>> = { yes: '✅', no: '❌', unknown: '❔' }
const HEADS = {
  major: 'breaks what is sent today: a **major** version',
  minor: 'breaks nothing that is sent today: a **minor** version',
  patch: 'changes no event: a **patch** version',
  none: 'did not change',
}

export function printMarkdown(comparison: PlanComparison, planName: string): string {
  const { events, unchangedCount } = comparison
  const title = `### Tracking plan ${code(planName)} ${HEADS[planBump(comparison)]}`
  if (events.length === 0) return `${title}\n`
  const rows = events.flatMap((event) => event.changes.map(changeRow))
  const bumps = events.map((event) =>
    row([code(describeEvent(event.event)), event.status, semanticBump(event), schemaBump(event)]),
  )
  return [
    title,
    '',
    `${events.length === 1 ? '1 event differs' : `${events.length} events differ`}; unchanged: ${unchangedCount}.`,
    '',
    row(['event', 'value', 'change', 'senders', 'old data', 'new data']),
    row(['---', '---', '---', ':-:', ':-:', ':-:']),
    ...rows,
    '',
    '<details><summary>Versions of the events</summary>',
    '',
    row(['event', '', 'semantic version', 'SchemaVer']),
    row(['---', '---', '---', '---']),
    ...bumps,
    '',
    '</details>',
    '',
    'Senders: does code of before still compile. Old data: does it fit the new schemas. New data: does it fit the old ones.',
    '',
  ].join('\n')
}

function changeRow({ event, path, what, effects }: PlanChange): string {
  const { senders, oldData, newData } = effects
  const verdicts = [senders, oldData, newData].map((verdict) => SIGNS[verdict])
  return row([code(describeEvent(event)), path === '' ? '' : code(path), code(what), ...verdicts])
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** A code span longer than any run of backticks in it; bars end a cell even there. */
function code(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
  const runs = (flat.match(/`+/g) ?? []).map((run) => run.length)
  const fence = '`'.repeat(Math.max(0, ...runs) + 1)
  const inner = flat.replaceAll('|', '\\|')
  return runs.length > 0 ? `${fence} ${inner} ${fence}` : `${fence}${inner}${fence}`
}
