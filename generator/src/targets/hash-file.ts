// Reads files byte by byte for their digests, through one buffer: megabytes need not be held to be compared.
import { createHash } from 'node:crypto'
import { closeSync, constants, openSync, readSync } from 'node:fs'

/** To read a pipe is not to wait for whoever writes it. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

const buffer = Buffer.allocUnsafe(256 * 1024)

/** The SHA-256 of a file and how it begins (200 bytes); undefined where there is none. */
export function hashFile(path: string): { readonly digest: string; readonly beginning: string } | undefined {
  const hash = createHash('sha256')
  let beginning: string | undefined
  const isThere = readPieces(path, (piece) => {
    beginning ??= piece.toString('latin1', 0, 200)
    hash.update(piece)
    return true
  })
  return isThere ? { digest: hash.digest('hex'), beginning: beginning ?? '' } : undefined
}

/**
 * The bytes of a file, each as a character of its own: the quickest text there is of it. Undefined where there is none,
 * and where it has more than `maxBytes`.
 */
export function readBytes(path: string, maxBytes: number): string | undefined {
  let text = ''
  const isThere = readPieces(path, (piece) => {
    text += piece.toString('latin1')
    return text.length <= maxBytes
  })
  return isThere && text.length <= maxBytes ? text : undefined
}

/** Until there is no more, or `take` wants no more. */
function readPieces(path: string, take: (piece: Buffer) => boolean): boolean {
  let file: number
  try {
    file = openSync(path, FLAGS)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
  try {
    let goesOn = true
    while (goesOn) {
      const length = readSync(file, buffer)
      // Less than there is room for is the end, and saves a second look at every small file.
      goesOn = take(buffer.subarray(0, length)) && length === buffer.length
    }
  } finally {
    closeSync(file)
  }
  return true
}
