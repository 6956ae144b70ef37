// Owns the data plane of the soak, in a process of its own so that its work is not measured: stores, and fails now and then by a seed.
import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { seededRandom } from '../virtual/seeded-random.js'

const random = seededRandom(7)
const events = Number(process.argv[2])
const timesStored = new Uint8Array(events)
const ID = /"messageId":"00000000-0000-4000-8000-([0-9a-f]{12})"/g
let requests = 0

function store(body) {
  const text = gunzipSync(body).toString('latin1')
  for (const [, hex] of text.matchAll(ID)) timesStored[Number.parseInt(hex, 16)]++
}

/** One request in twenty meets a fault; half of those are stored before it. */
function answer(body, response) {
  requests++
  const fault = random.chance(0.05)
    ? random.pick(['503', '429', 'reset', 'stored reset', 'stored 504'])
    : 'none'
  if (fault === 'none' || fault.startsWith('stored')) store(body)
  if (fault.endsWith('reset')) response.socket.resetAndDestroy()
  else if (fault === '503') response.writeHead(503).end()
  else if (fault === '429') response.writeHead(429, { 'retry-after': '0' }).end()
  else if (fault === 'stored 504') response.writeHead(504).end()
  else response.end('ok')
}

const server = createServer(async (request, response) => {
  try {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    answer(Buffer.concat(chunks), response)
  } catch {
    response.destroy()
  }
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))

process.on('message', () => {
  const stored = timesStored.reduce((count, times) => count + (times > 0 ? 1 : 0), 0)
  const sends = timesStored.reduce((sum, times) => sum + times, 0)
  process.send({ stored, duplicated: sends - stored, requests })
})
