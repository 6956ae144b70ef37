// Owns the place of the tables in docs/delivery.md: between `<!-- name -->` and `<!-- /name -->`.
import { readFileSync, writeFileSync } from 'node:fs'

const PAGE = new URL('../../docs/delivery.md', import.meta.url)

export function writeTable(name, table) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const text = readFileSync(PAGE, 'utf8')
  const [start, end] = [text.indexOf(open), text.indexOf(close)]
  if (start === -1 || end === -1) throw new Error(`docs/delivery.md has no place ${open} … ${close}`)
  writeFileSync(PAGE, `${text.slice(0, start + open.length)}\n${table}\n${text.slice(end)}`)
}
