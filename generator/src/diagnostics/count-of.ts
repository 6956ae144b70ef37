// Numbers of things in sentences.

/** Such as `1 event` and `4,812 events`. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

export function formatCount(count: number): string {
  return count.toLocaleString('en-US')
}
