// One cold process that generates a plan stage by stage, and prints what each took: `node stages.js <folder of the plan>`.
import '../../../generator/bin/optimise-later.js'

const stages = []
let last = { wall: 0, cpu: 0 }

function ended(name) {
  const { user, system } = process.cpuUsage()
  const now = { wall: performance.now(), cpu: (user + system) / 1000 }
  stages.push({ name, wall: now.wall - last.wall, cpu: now.cpu - last.cpu })
  last = now
}

ended('start of Node')
const dist = '../../../generator/build'
const { readPlan } = await import(`${dist}/plan/read-plan.js`)
const { loadPlan } = await import(`${dist}/plan/load-plan.js`)
const { namePlan } = await import(`${dist}/naming/name-plan.js`)
const { typePlan } = await import(`${dist}/typing/type-plan.js`)
const { writeValidators } = await import(`${dist}/validation/write-validators.js`)
const { emitPlan } = await import(`${dist}/emit/emit-plan.js`)
ended('import')
const { sources } = await readPlan(process.argv[2])
ended('read')
const { plan } = loadPlan(sources)
ended('load')
const { named } = namePlan(plan, [])
ended('name')
const { typed } = typePlan(named, { literalRules: true })
ended('type')
const validators = writeValidators(named)
ended('validators')
emitPlan(typed, { platform: 'node', language: 'javascript', validation: 'always', validators })
ended('emit')
console.log(JSON.stringify(stages))
