// Generates from every bomb in one process, whose memory the caller bounds, and prints what each ended in.
import { generate } from 'trackwright'
import { BOMBS } from './bombs.js'

for (const [name, { sources }] of Object.entries(BOMBS)) {
  const before = process.cpuUsage()
  const { files, diagnostics } = await generate({ sources: sources(), platform: 'node' })
  const { user, system } = process.cpuUsage(before)
  const codes = [...new Set(diagnostics.map(({ code }) => code))]
  if (files.length > 0) codes.push('generated')
  const cpuSeconds = (user + system) / 1e6
  console.log(JSON.stringify({ name, codes, diagnostics: diagnostics.length, cpuSeconds }))
}
console.log(JSON.stringify({ name: 'all', maxRssMiB: Math.round(process.resourceUsage().maxRSS / 1024) }))
