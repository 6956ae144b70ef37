// Paths of the native layout: a folder a kind of call, a file an event, named after it.

import type { Call, PlanEvent } from '../plan/model.js'
import { pathOfUri } from '../plan/plan-uri.js'

const FOLDERS: Readonly<Record<Call, string>> = {
  track: 'events',
  page: 'pages',
  screen: 'screens',
  identify: 'users',
  group: 'users',
  alias: 'users',
}

/** Long enough to tell names apart, short enough for every file system. */
const MAX_NAME_LENGTH = 80
/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** In the order of the events; names that fall together get a number. */
export function placeEvents(events: readonly PlanEvent[]): string[] {
  const several = new Set<string>()
  const seen = new Set<string>()
  for (const { call, name } of events) {
    const key = `${call} ${name}`
    if (seen.has(key)) several.add(key)
    seen.add(key)
  }
  const take = createTaker()
  return events.map(({ call, name, version }) => {
    const suffix = version !== undefined && several.has(`${call} ${name}`) ? `.v${kebab(version)}` : ''
    return take(FOLDERS[call], `${fileName(name === '' ? call : name, call)}${suffix}`)
  })
}

/** In the order of the URIs: the path that a definition has in its plan, below `definitions`. */
export function placeDefinitions(uris: readonly string[]): string[] {
  const take = createTaker()
  return uris.map((uri) => {
    const segments = pathOfUri(uri)
      .replace(/\.(json|ya?ml)$/i, '')
      .split('/')
      .map((segment) => fileName(segment, 'definitions'))
    const below = segments[0] === 'definitions' && segments.length > 1 ? segments.slice(1) : segments
    return take(['definitions', ...below.slice(0, -1)].join('/'), below.at(-1) ?? 'definitions')
  })
}

function createTaker(): (folder: string, name: string) => string {
  const taken = new Set<string>()
  return (folder, name) => {
    let path = `${folder}/${name}.yaml`
    for (let number = 2; taken.has(path); number += 1) path = `${folder}/${name}-${number}.yaml`
    taken.add(path)
    return path
  }
}

function fileName(text: string, otherwise: string): string {
  const name = kebab(text).slice(0, MAX_NAME_LENGTH).replace(/-$/, '')
  if (name === '' || name === 'node_modules') return otherwise
  return DEVICE.test(name) ? `${name}-${otherwise}` : name
}

/** Lower case, so that two names never differ by case alone, which some file systems do not see. */
function kebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
