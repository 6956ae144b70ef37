// Owns the program that the process scenarios start, stop and kill: `node tracking-program.js <orders as JSON>`.
// It notes at once, in a file, what was accepted (`+ index`) and what was reported (`! id`): the file outlives it.
import { openSync, writeSync } from 'node:fs'
import { idOf } from '../account.js'

const { subject, url, settings = {}, first = 0, count, everyMs = 0, notes, end } = JSON.parse(process.argv[2])
const file = openSync(notes, 'a')
const note = (text) => writeSync(file, `${text}\n`)

const listeners = process.listenerCount('SIGTERM')
const { create } = await import(`../subjects/${subject}.js`)
const client = create({
  url,
  settings,
  report(ids) {
    for (const id of ids) note(`! ${id}`)
  },
})
note(`= SIGTERM listeners ${process.listenerCount('SIGTERM') - listeners}`)

const filler = 'x'.repeat(300)

function track(index) {
  const id = idOf(index)
  const isAccepted = client.track({ messageId: id, userId: 'u', event: 'Fault Met', properties: { filler } })
  if (isAccepted) note(`+ ${id}`)
}

for (let index = first; index < first + count; index++) {
  track(index)
  if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs))
}
note('= tracked')

if (end === 'exit') process.exit(0)
if (end === 'drain') {
  await client.flush()
  await client.close(5_000)
}
if (end === 'wait') setInterval(() => undefined, 1_000)
