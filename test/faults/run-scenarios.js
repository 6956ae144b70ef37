// Owns running scenarios, each in a process of its own, a few at a time. Knows nothing of what they do.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const RUN_ONE = fileURLToPath(new URL('run-one.js', import.meta.url))
const AT_ONCE = 3
/** Time for a scenario, and for its process to end after the row was sent. */
const RUN_LIMIT_MS = 480_000
const END_LIMIT_MS = 8_000

/**
 * @param {import('./scenarios/all.js').Scenario[]} scenarios
 * @param {{ subject?: string, isShort?: boolean, onRow?: (row: import('./trial.js').Row) => void }} options
 */
export async function runScenarios(scenarios, { subject = 'trackwright', isShort = false, onRow } = {}) {
  const waiting = scenarios.map((scenario, position) => ({ scenario, position }))
  const rows = []
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      rows[next.position] = await runOne(next.scenario, subject, isShort)
      onRow?.(rows[next.position])
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return rows
}

function runOne({ id, fault }, subject, isShort) {
  return new Promise((resolve) => {
    const child = fork(RUN_ONE, [id, subject, isShort ? 'short' : 'full'], {
      execArgv: ['--unhandled-rejections=strict', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let row
    let text = ''
    let limit = setTimeout(() => child.kill('SIGKILL'), RUN_LIMIT_MS)
    child.stderr.on('data', (chunk) => {
      text = (text + chunk).slice(-2_000)
    })
    child.on('message', (message) => {
      row = message
      clearTimeout(limit)
      limit = setTimeout(() => {
        addComplaint(row, 'kept its process open')
        child.kill('SIGKILL')
      }, END_LIMIT_MS)
    })
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve(row ?? missingRow(id, fault, `ended with ${code} and no row: ${text.trim().slice(-300)}`))
    })
  })
}

function addComplaint(row, text) {
  row.verdict = row.verdict === 'ok' ? text : `${row.verdict}; ${text}`
}

function missingRow(id, fault, verdict) {
  return {
    id,
    fault,
    accepted: 0,
    delivered: 0,
    duplicated: 0,
    reported: 0,
    pending: 0,
    lost: 0,
    unnamedReports: 0,
    early: 0,
    verdict,
    note: '',
  }
}
