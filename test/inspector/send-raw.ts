// A request of exactly the given headers through node:http, without redirects, decoding or a kept connection.
import { request } from 'node:http'

export interface RawRequest {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The answer without `Date`, `Connection` and `Keep-Alive`, which differ from run to run. */
export function sendRaw(port: number, given: RawRequest): Promise<RawAnswer> {
  const { method = 'POST', path = '/v1/batch', headers = {}, body } = given
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', method, path, headers: { ...headers, ...length }, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...rest } = response.headers
          const kept = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]))
          resolve({
            status: response.statusCode ?? 0,
            headers: kept,
            body: Buffer.concat(chunks).toString('latin1'),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export function basic(user: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` }
}
