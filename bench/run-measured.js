// Runs a program of Node to its end, and says what it cost as it saw itself.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const REPORTER = new URL('report-cost.js', import.meta.url).href

/**
 * @param {readonly string[]} args of Node
 * @param {string} [cwd]
 * @returns {{ status: number | null, stdout: string, stderr: string,
 *   cost: { cpuSeconds: number, wallSeconds: number, peakMegabytes: number } }}
 */
export function runMeasured(args, cwd) {
  const folder = mkdtempSync(join(tmpdir(), 'trackwright-cost-'))
  const COST_FILE = join(folder, 'cost.json')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', REPORTER, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, COST_FILE },
  })
  const cost = JSON.parse(readFileSync(COST_FILE, 'utf8'))
  rmSync(folder, { recursive: true })
  return { status, stdout, stderr, cost }
}
