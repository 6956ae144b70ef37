// Owns one measurement in a process of its own: `node --expose-gc run-probe.js probe subject options`; prints JSON.
const [probe, subject, options] = process.argv.slice(2)
const { measure } = await import(`./probes/${probe}.js`)
const { create } = await import(`./subjects/${subject}.js`)
const figures = await measure(create, JSON.parse(options))
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit())
