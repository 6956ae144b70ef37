// Bytes in, lines out. A line too long for memory is told of and passed over.
import { StringDecoder } from 'node:string_decoder'

export interface LineSplitter {
  readonly push: (bytes: Buffer) => void
  /** The last line needs no newline. */
  readonly end: () => void
}

export interface LineListener {
  /** @param number from 1 */
  readonly onLine: (line: string, number: number) => void
  readonly onLongLine: (number: number) => void
}

/** The gateway takes no request above this size, so that no recorded event is longer. */
export const MAX_LINE_LENGTH = 4_096_000

export function createLineSplitter({ onLine, onLongLine }: LineListener): LineSplitter {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let number = 0
  let isTooLong = false

  function finish(line: string): void {
    number += 1
    if (isTooLong || line.length > MAX_LINE_LENGTH) onLongLine(number)
    else onLine(number === 1 && line.charCodeAt(0) === 0xfeff ? line.slice(1) : line, number)
    isTooLong = false
  }

  return {
    push(bytes) {
      const text = rest + decoder.write(bytes)
      let start = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        finish(text.slice(start, end))
        start = end + 1
      }
      rest = text.slice(start)
      if (rest.length <= MAX_LINE_LENGTH) return
      isTooLong = true
      rest = ''
    },
    end() {
      const line = rest + decoder.end()
      if (line !== '' || isTooLong) finish(line)
    },
  }
}
