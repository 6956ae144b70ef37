// Owns the server that takes the events, in a process of its own: it counts them and tells its parent after each request.
import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { EVENT_NAME } from './event.js'

const needle = `"event":"${EVENT_NAME}"`

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
    process.send?.({ count: text.split(needle).length - 1 })
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
process.on('disconnect', () => process.exit())
