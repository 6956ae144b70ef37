// The text of an output file, which comes in pieces, as bytes and as their digest.
import { createHash } from 'node:crypto'
import type { OutputFile } from '../emit/model.js'
import { piecesOf } from '../emit/output-file.js'

/** SHA-256 of the bytes that are written, hexadecimal. */
export function digestFile(file: OutputFile): string {
  const whole = createHash('sha256')
  for (const chunk of encodePieces(piecesOf(file))) whole.update(chunk)
  return whole.digest('hex')
}

/** UTF-8 in one buffer, which is filled again each time: to take megabytes of memory takes longer than to fill them. */
export function* encodePieces(pieces: readonly string[]): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(256 * 1024)
  let filled = 0
  for (const piece of pieces) {
    const mostBytes = piece.length * 3
    if (filled > 0 && filled + mostBytes > buffer.length) {
      yield buffer.subarray(0, filled)
      filled = 0
    }
    if (mostBytes > buffer.length) yield Buffer.from(piece)
    else filled += buffer.write(piece, filled)
  }
  yield buffer.subarray(0, filled)
}
