// Writes a repository of so many source files, the same every time: components, hooks and services, of which some send by
// generated functions and some by SDKs, directly and through other files.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const EVENTS = 300
const FILES_A_FOLDER = 40

/** @returns how many calls of each kind the repository has */
export function makeRepository(folder, files) {
  const counts = { direct: 0, throughHook: 0, browserCalls: 0, nodeCalls: 0 }
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('plan.json', JSON.stringify(makePlan()))
  write('trackwright.config.json', '{ "plan": "plan.json", "output": "src/analytics", "platform": "node" }')
  write('package.json', '{ "type": "module", "private": true }')
  write('tsconfig.json', TSCONFIG)
  write('src/globals.d.ts', GLOBALS)
  write('src/client.ts', CLIENT)
  write(
    'src/barrel.ts',
    `export * from './analytics/index.js'\nexport { trackEvent0 as sendFirst } from './analytics/index.js'\n`,
  )
  write(
    'src/use-sender.ts',
    `import { trackEvent1 } from './barrel.js'\nexport function useSender() {\n  return trackEvent1\n}\n`,
  )
  for (let index = 0; index < files - 3; index++) write(pathOf(index), makeFile(index, counts))
  return counts
}

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    jsx: 'preserve',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  },
  include: ['src'],
})

const GLOBALS = `declare namespace JSX { interface IntrinsicElements { [name: string]: any } }
declare module '@rudderstack/rudder-sdk-node' {
  export default class Analytics { constructor(key: string); track(message: object): void }
}
declare const rudderanalytics: { track(name: string, properties?: object, options?: object): void }
`

const CLIENT = `import Analytics from '@rudderstack/rudder-sdk-node'\n\nexport const client = new Analytics('key')\n`

function makePlan() {
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    title: `Event ${index}`,
    'x-event': {},
    type: 'object',
    additionalProperties: false,
    required: ['id'],
    properties: { id: { type: 'string' }, total: { type: 'number' }, kind: { enum: ['a', 'b', 'c'] } },
  }))
  return { name: 'Bench', events }
}

function pathOf(index) {
  return `src/area-${Math.floor(index / FILES_A_FOLDER)}/part-${index}.${index % 2 === 0 ? 'tsx' : 'ts'}`
}

/** Every 10th file sends by generated functions, every 50th through a hook, every 20th by a raw call. */
function makeFile(index, counts) {
  const imports = []
  const body = []
  if (index % 10 === 0) {
    const event = index % EVENTS
    imports.push(
      `import { trackEvent${event} as send } from '../${index % 20 === 0 ? 'barrel' : 'analytics/index'}.js'`,
    )
    body.push(`  send({ id: String(input.length), total: input.length }, { userId: 'u' })`)
    counts.direct++
  }
  if (index % 50 === 1) {
    imports.push(`import { useSender } from '../use-sender.js'`)
    body.push(`  const sender = useSender()`, `  sender({ id: 'x' }, { userId: 'u' })`)
    counts.throughHook++
  }
  if (index % 20 === 3) {
    imports.push(`import { client } from '../client.js'`)
    body.push(
      `  client.track({`,
      `    userId: 'u',`,
      `    event: 'Event ${index % EVENTS}',`,
      `    // what was bought`,
      `    properties: { id: 'x', total: input.length },`,
      `  })`,
    )
    counts.nodeCalls++
  }
  if (index % 20 === 7) {
    body.push(
      `  rudderanalytics.track('Event ${index % EVENTS}', { id: 'x', kind: 'a' }, { userId: 'u' } as object)`,
    )
    counts.browserCalls++
  }
  const neighbours = [1, 2, 3].map((step) => index - step * 7).filter((each) => each >= 0)
  for (const each of neighbours)
    imports.push(`import { part${each} } from '../area-${Math.floor(each / FILES_A_FOLDER)}/part-${each}.js'`)
  body.push(...neighbours.map((each) => `  if (input.length > ${each}) part${each}(input)`))
  const view =
    index % 2 === 0
      ? `\nexport const View${index} = () => <section title="${index}"><p>part</p></section>\n`
      : ''
  return `${imports.join('\n')}\n\n${filler(index)}\nexport function part${index}(input: readonly string[]): void {\n${body.join('\n')}\n}\n${view}`
}

/** About the size of a usual component, without a word about events. */
function filler(index) {
  return Array.from(
    { length: 9 },
    (_, block) => `interface Shape${index}_${block} {
  readonly id: string
  readonly label?: string
  readonly children: readonly string[]
}

function layout${index}_${block}(shape: Shape${index}_${block}, depth: number): string {
  const margin = ' '.repeat(depth * 2)
  const rows = shape.children.map((child, at) => \`\${margin}\${at}: \${child}\`)
  if (rows.length > ${block + 3}) return rows.slice(0, ${block + 3}).join('\\n')
  return rows.length === 0 ? (shape.label ?? shape.id) : rows.join('\\n')
}
void layout${index}_${block}
`,
  ).join('\n')
}
