// Owns the row of S35: many random schedules, and the seed of the first that fails.
import { runSchedule } from '../virtual/run-schedule.js'
import { sumRows } from './long-outages.js'

export const schedules = [
  {
    id: 'S35',
    fault: 'random schedules of all of these (virtual time)',
    isForPeers: false,
    async run(trial) {
      const rows = []
      const count = trial.size(10_000, 300)
      for (let seed = 1; seed <= count; seed++) {
        const { row, problems } = await runSchedule(seed)
        rows.push(row)
        if (problems.length === 0) continue
        trial.check(
          `seed ${seed}: ${problems.join(', ')}; replay it: npm run faults -- --seed ${seed}`,
          false,
        )
        break
      }
      trial.note(`${rows.length} schedules`)
      return sumRows(rows)
    },
  },
]
