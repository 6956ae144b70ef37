// Owns the comparison: the scenarios that make sense for any SDK, on ours and on three others, side by side. The others are
// installed apart, in the operating system's folder for temporary files, and are no dependency of anything.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { toMarkdown } from './print-table.js'
import { runScenarios } from './run-scenarios.js'
import { PEER_FOLDER, PEER_PACKAGES } from './subjects/peer-folder.js'

const SUBJECTS = ['trackwright', 'rudderstack', 'segment', 'posthog']

export async function runPeers(scenarios, { isShort, say }) {
  install(say)
  const chosen = scenarios.filter(({ isForPeers }) => isForPeers)
  const heads = ['id', 'fault']
  const columns = []
  for (const subject of SUBJECTS) {
    const { name, version } = await import(`./subjects/${subject}.js`)
    heads.push(`${name} ${version()}`)
    const rows = await runScenarios(chosen, {
      subject,
      isShort,
      onRow: ({ id, verdict }) => say(`${subject} ${id}: ${verdict}`),
    })
    columns.push(rows.map(describeRow))
  }
  const lines = chosen.map(({ id, fault }, index) => [id, fault, ...columns.map((column) => column[index])])
  return toMarkdown(
    heads,
    lines,
    heads.map(() => false),
  )
}

/** Checks that say something else than the numbers do, and what it means that one fails. */
const BROKEN = {
  'the order of the events is kept': 'out of order',
  'ends by itself': 'its process did not end',
  'nothing is sent to the other host': 'sent to the other host',
  'the wire has the values of the call': 'sent as changed after the call',
  'a call throws': 'throws at the caller',
}

/** delivered/accepted, and what became of the rest. */
function describeRow({
  accepted,
  delivered,
  duplicated,
  reported,
  pending,
  lost,
  unnamedReports,
  early,
  verdict,
}) {
  const parts = [
    `${delivered}/${accepted}`,
    duplicated > 0 && `${duplicated} twice`,
    reported > 0 && `${reported} told`,
    pending > 0 && `${pending} still waiting`,
    lost > 0 && (unnamedReports > 0 ? `${lost} told without ids` : `**${lost} lost in silence**`),
    early > 0 && `flush() came back ${early} early`,
    verdict.includes('ended the program') && '**ended the program**',
    verdict.includes('kept its process open') && 'kept the process open',
    verdict.startsWith('ended with') && '**no answer from the process**',
    ...Object.keys(BROKEN)
      .filter((check) => verdict.includes(check))
      .map((check) => BROKEN[check]),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

function install(say) {
  if (PEER_PACKAGES.every((name) => existsSync(new URL(`node_modules/${name}/package.json`, PEER_FOLDER))))
    return
  say(`installing ${PEER_PACKAGES.join(', ')} into ${PEER_FOLDER.pathname}`)
  mkdirSync(PEER_FOLDER, { recursive: true })
  execFileSync(
    'npm',
    [
      'install',
      '--prefix',
      PEER_FOLDER.pathname,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      ...PEER_PACKAGES,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}
