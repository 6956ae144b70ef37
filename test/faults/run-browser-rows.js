// Owns S29 to S32: the rows that the browser's own tests decide. Runs them once, and reads which held.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const HOW_TO_GET_IT = 'no Chromium; install it (apt-get install chromium), or set CHROMIUM_PATH'

export const BROWSER_ROWS = [
  {
    id: 'S29',
    fault: 'two tabs, one of them closed or killed (Chromium)',
    file: 'journal',
    title: /tab|killed/,
  },
  {
    id: 'S30',
    fault: 'page hidden, shown, left; back/forward cache; offline (Chromium)',
    file: 'leaving',
    title: /^(?!.*bound)/,
  },
  {
    id: 'S31',
    fault: 'what may outlive a page is used up by other scripts (Chromium)',
    file: 'leaving',
    title: /bound/,
  },
  {
    id: 'S32',
    fault: 'storage full, off, or written by somebody else (Chromium)',
    file: 'journal',
    title: /memory only|somebody/,
  },
]

export async function runBrowserRows() {
  if (!existsSync(CHROMIUM)) return BROWSER_ROWS.map((row) => toRow(row, 'skipped', HOW_TO_GET_IT))
  const tests = await runTests()
  return BROWSER_ROWS.map((row) => judge(row, tests))
}

function judge(row, tests) {
  const own = tests.filter(({ file, title }) => file.includes(`/${row.file}.test`) && row.title.test(title))
  const failed = own.filter(({ status }) => status !== 'passed')
  if (own.length === 0) return toRow(row, 'no browser test says anything of it', '')
  const total = sum(own)
  const verdict =
    failed.length > 0
      ? `failed: ${failed[0].title}`
      : total.lost === 0
        ? 'ok'
        : `${total.lost} events without an account`
  return { ...toRow(row, verdict, `${own.length} tests of test/browser`), ...total }
}

/** A test ends when nothing waits any more, so that what is missing then is lost. */
function sum(tests) {
  const total = { accepted: 0, delivered: 0, duplicated: 0, reported: 0 }
  for (const { account } of tests) for (const name of Object.keys(total)) total[name] += account?.[name] ?? 0
  return { ...total, pending: 0, lost: total.accepted - total.delivered - total.reported }
}

function toRow({ id, fault }, verdict, note) {
  const none = { accepted: '', delivered: '', duplicated: '', reported: '', pending: '', lost: '' }
  return { id, fault, ...none, verdict, note }
}

function runTests() {
  const vitest = fileURLToPath(new URL('node_modules/vitest/vitest.mjs', `file://${ROOT}`))
  const given = [vitest, 'run', '--config', 'test/vitest.config.ts', '--reporter=json', 'test/browser']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, given, { cwd: ROOT, maxBuffer: 2 ** 26 }, (error, stdout) => {
      const start = stdout.indexOf('{')
      if (start === -1) return reject(error ?? new Error('vitest said nothing'))
      const { testResults } = JSON.parse(stdout.slice(start))
      resolve(
        testResults.flatMap(({ name, assertionResults }) =>
          assertionResults.map(({ title, status, meta }) => ({
            file: name,
            title,
            status,
            account: meta?.account,
          })),
        ),
      )
    })
  })
}
