// Owns what a check is: a function that says whether a value keeps a rule, and tells what it breaks when asked to.
// Generated validators are made of checks; each keyword has its own, so that a bundle holds those in use alone.

/** What a value breaks. Never the value itself: it may be personal data. */
export interface Finding {
  /** JSON pointer into what was checked. */
  readonly pointer: string
  /** The keyword of JSON Schema, such as `minLength`. */
  readonly rule: string
  /** What follows the name of the place in a sentence, such as "must be a string". */
  readonly demand: string
}

export interface Report {
  /** Where the check is now. */
  readonly path: (string | number)[]
  readonly findings: Finding[]
}

/** Without a report it stops at the first thing that is wrong, and costs least. */
export type Check = (value: unknown, report?: Report) => boolean

export function refuse(report: Report | undefined, rule: string, demand: string): false {
  if (report !== undefined) {
    const pointer = report.path
      .map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`)
      .join('')
    report.findings.push({ pointer, rule, demand })
  }
  return false
}

/** A check of a member or an element, with its place on the report. */
export function checkAt(check: Check, value: unknown, key: string | number, report?: Report): boolean {
  if (report === undefined) return check(value)
  report.path.push(key)
  const isKept = check(value, report)
  report.path.pop()
  return isKept
}

export type Reference = (index: number) => Check

/**
 * The schema of one event: a function that gives its definitions, the first of which is the schema itself. They refer to
 * each other by their index, so that schemas may be recursive. Engines compile a function when it is first called, so
 * that of the schemas of a program those cost next to nothing that it does not use.
 */
export type Schema = (reference: Reference) => readonly Check[]

const opened = /* @__PURE__ */ new WeakMap<Schema, Check>()

/** The check of a schema, built when it is first asked for. */
export function openSchema(schema: Schema): Check {
  return opened.get(schema) ?? build(schema)
}

function build(schema: Schema): Check {
  const checks = schema((index) => (value, report) => (checks[index] as Check)(value, report))
  const check = checks[0] as Check
  opened.set(schema, check)
  return check
}

/** Whether a schema admits a value. Never throws: what has no end, or throws when it is read, is not admitted. */
export function admits(schema: Schema, value: unknown): boolean {
  try {
    return openSchema(schema)(value)
  } catch {
    return false
  }
}
