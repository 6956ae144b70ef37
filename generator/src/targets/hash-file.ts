// Reads files byte by byte for their digests, through one buffer: megabytes need not be held to be compared.
import { createHash, hash } from 'node:crypto'
import { closeSync, constants, openSync, readSync } from 'node:fs'

/** To read a pipe is not to wait for whoever writes it. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

const buffer = Buffer.allocUnsafe(256 * 1024)

export interface FileDigest {
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string
  /** Its first 200 bytes, each as a character. */
  readonly beginning: string
}

/** Undefined where there is no file. @throws what the file system does else */
export function hashFile(path: string): FileDigest | undefined {
  let file: number
  try {
    file = openSync(path, FLAGS)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    const length = readSync(file, buffer)
    const beginning = buffer.toString('latin1', 0, Math.min(length, 200))
    // Less than there is room for is the end, and saves a second look at every small file.
    const isWhole = length < buffer.length
    return {
      digest: isWhole ? hash('sha256', buffer.subarray(0, length)) : hashOn(file),
      beginning,
    }
  } finally {
    closeSync(file)
  }
}

/** Of what is in the buffer, and the rest of the file. */
function hashOn(file: number): string {
  const whole = createHash('sha256').update(buffer)
  for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
    whole.update(buffer.subarray(0, length))
  return whole.digest('hex')
}
