// Owns starting a tracking program, and reading what it noted.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('tracking-program.js', import.meta.url))
const LIMIT_MS = 30_000

/** A folder for notes and journals that is gone when the scenario ends. */
export function openFolder() {
  const path = mkdtempSync(join(tmpdir(), 'trackwright-faults-'))
  return { path, notes: join(path, 'notes'), remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** @returns a running program: `tracked` and `ended` are promises, `kill(signal)` sends it one */
export function startProgram(orders) {
  const child = spawn(process.execPath, ['--unhandled-rejections=strict', PROGRAM, JSON.stringify(orders)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const startedAt = performance.now()
  let isHung = false
  const limit = setTimeout(() => {
    isHung = true
    child.kill('SIGKILL')
  }, LIMIT_MS)
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      resolve({ code, signal, isHung, ms: performance.now() - startedAt })
    })
  })
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  return {
    ended,
    kill: (signal) => child.kill(signal),
    /** Settles when the notes hold this line, or the program is over. */
    async noted(line) {
      while (!isOver && !readNotes(orders.notes).lines.includes(line)) await pause(10)
    },
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** What all programs with these notes accepted and reported. */
export function readNotes(path) {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // Nothing has been noted yet.
  }
  const lines = text.split('\n').slice(0, -1)
  const having = (sign) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2))
  return { lines, accepted: having('+ '), reported: having('! ') }
}
