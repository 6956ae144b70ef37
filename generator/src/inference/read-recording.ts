// Reads recordings from the disk or from standard input, gzip or not, piece by piece: the only file of the inference that does.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

const CHUNK_BYTES = 256 * 1024

/**
 * Calls `onBytes` for the pieces of a recording, unpacked. `-` is standard input.
 * @throws Error when it cannot be read, or not to its end: what came before was given
 */
export async function readRecording(
  path: string,
  stdin: Readable,
  onBytes: (bytes: Buffer) => void,
): Promise<void> {
  const source = path === '-' ? stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES })
  for await (const bytes of unpack(source)) onBytes(bytes)
}

/** By the first bytes and not by the name, since standard input has none. */
async function* unpack(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return
  const all = Readable.from(join(first.value, chunks))
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all
    return
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  // Its failure reaches the loop over gunzip, which is destroyed with it.
  pipeline(all, gunzip).catch(() => {})
  yield* gunzip
}

async function* join(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}
