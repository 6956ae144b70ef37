// Owns where the other SDKs are installed, and how they are loaded from there.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'

export const PEER_PACKAGES = ['@rudderstack/rudder-sdk-node', '@segment/analytics-node', 'posthog-node']

export const PEER_FOLDER = pathToFileURL(`${tmpdir()}/trackwright-fault-peers/`)

export function loadPeer(name) {
  return createRequire(new URL('load.js', PEER_FOLDER))(name)
}

export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, PEER_FOLDER), 'utf8')).version
}
