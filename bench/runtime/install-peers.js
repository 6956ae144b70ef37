// Owns the peers' packages: installed apart from the project, where the script may be run without them.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const FOLDER = new URL('../../node_modules/.cache/trackwright-bench-peers/', import.meta.url).pathname
/** The SDKs that the runtime is measured beside. */
const SDKS = ['@rudderstack/rudder-sdk-node@3', '@segment/analytics-node@3', 'posthog-node@5']
const requirePeer = createRequire(join(FOLDER, 'none.cjs'))

/** @param {readonly string[]} peers names with the major version, as npm takes them */
export function installPeers(peers = SDKS) {
  const nameOf = (peer) => peer.slice(0, peer.lastIndexOf('@'))
  if (peers.every((peer) => existsSync(join(FOLDER, 'node_modules', nameOf(peer))))) return
  mkdirSync(FOLDER, { recursive: true })
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', FOLDER, ...peers],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}

/** The address of a package's entry, for a process that imports it from elsewhere. */
export function peerUrl(name) {
  return pathToFileURL(requirePeer.resolve(name)).href
}

export async function importPeer(name) {
  const entry = await import(peerUrl(name))
  // A CommonJS package comes as the default export.
  return typeof entry.default === 'object' && entry.default !== null ? { ...entry.default, ...entry } : entry
}

/** The path of a file in a package. */
export function peerFile(name, path) {
  return join(FOLDER, 'node_modules', name, path)
}

export function peerVersion(name) {
  return JSON.parse(readFileSync(peerFile(name, 'package.json'), 'utf8')).version
}
