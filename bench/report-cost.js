// Loaded into a process before its program: writes what the process cost when it ends to the file that COST_FILE names.
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const cost = {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    wallSeconds: performance.now() / 1000,
    peakMegabytes: maxRSS / 1024,
  }
  writeFileSync(process.env.COST_FILE, JSON.stringify(cost))
})
