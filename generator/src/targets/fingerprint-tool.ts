// What decides about an output besides the plan and the options: this package's code, what is installed, and Node.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What package managers write into `node_modules` at every change: npm, pnpm, Yarn and Yarn 1. */
const INSTALL_STATES = ['.package-lock.json', '.pnpm/lock.yaml', '.yarn-state.yml', '.yarn-integrity']

const OWN_CODE = fileURLToPath(new URL('../', import.meta.url))

/** The same only where everything is the same; undefined where it is not known what is installed. */
export function fingerprintTool(code = OWN_CODE): string | undefined {
  const state = findInstallState(code)
  if (state === undefined) return undefined
  const hash = createHash('sha256').update(`${process.version} ${process.arch} ${state}`)
  hash.update(readFileSync(state))
  return hash.update(describeModules(code)).digest('hex')
}

/** By sizes and times: to read all of them takes as long as the plan. */
function describeModules(folder: string): string {
  let described = ''
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) described += describeModules(path)
    else if (/\.(c?js|json)$/.test(entry.name)) {
      const { size, mtimeMs } = statSync(path)
      described += `${path} ${size} ${mtimeMs}\n`
    }
  }
  return described
}

/** Of the nearest `node_modules` above the code that has one: in pnpm's, that of every package has none. */
function findInstallState(from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const modules = basename(folder) === 'node_modules' ? folder : join(folder, 'node_modules')
    const state = INSTALL_STATES.map((name) => join(modules, name)).find((path) => existsSync(path))
    if (state !== undefined) return state
  }
  return undefined
}
