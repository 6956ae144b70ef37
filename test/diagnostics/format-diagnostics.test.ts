// What people see.
import { expect, test } from 'vitest'
import { addFrames } from '../../generator/src/diagnostics/add-frames.js'
import { createDiagnostic } from '../../generator/src/diagnostics/create-diagnostic.js'
import { formatDiagnostics } from '../../generator/src/diagnostics/format-diagnostics.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'

test('a finding with its place, the other place, the frame, the way out, and the sum', () => {
  const text =
    'name: Shop\nevents:\n  - title: Order Completed\n  - title: Order Completed\n    requried: [total]\n'
  expect(formatDiagnostics(loadPlan([{ path: 'plan.yaml', text }]).diagnostics)).toBe(
    `plan.yaml:4:5 error TW104: The track event "Order Completed" is defined twice.
  also at plan.yaml:3:5
    2 | events:
    3 |   - title: Order Completed
  > 4 |   - title: Order Completed
      |     ^
    5 |     requried: [total]
    6 |
  help: Rename one, or give them different versions.

plan.yaml:5:5 warning TW116: "requried" is not a keyword of JSON Schema: did you mean "required"?
    3 |   - title: Order Completed
    4 |   - title: Order Completed
  > 5 |     requried: [total]
      |     ^
    6 |
  help: Remove it, correct it, or start it with "x-" to keep a note of your own.

1 error, 1 warning
`,
  )
})

test('nothing found, nothing said', () => {
  expect(formatDiagnostics([])).toBe('')
})

test('colours on request', () => {
  const diagnostics = [createDiagnostic('TW101', { message: 'There is no plan at x.', help: 'Look.' })]
  expect(formatDiagnostics(diagnostics, { color: true })).toBe(
    '\u001b[31merror TW101\u001b[39m: There is no plan at x.\n  \u001b[1mhelp:\u001b[22m Look.\n\n1 error\n',
  )
})

test('a hostile text cannot drive the terminal', () => {
  const message = 'a\u001b[2Jb\rc\u202ed\ne\u2028f'
  const diagnostics = [
    createDiagnostic('TW118', { message, help: 'h' }),
    createDiagnostic('TW118', { message: 'x', help: 'h' }),
  ]
  expect(formatDiagnostics(diagnostics)).toBe(
    'info TW118: a\\u001b[2Jb\\u000dc\\u202ed\\u000ae\\u2028f\n  help: h\n\ninfo TW118: x\n  help: h\n\n2 notes\n',
  )
})

test('a line of a minified file is cut around the place', () => {
  const text = `{${'"a": 1, '.repeat(1000)}"b": 2}`
  const location = { file: 'p.json', line: 1, column: 4002 }
  const [diagnostic] = addFrames([createDiagnostic('TW105', { message: 'm', location })], () => text)
  const [line = '', caret = ''] = (diagnostic?.frame ?? '').split('\n')
  expect(line.length).toBeLessThan(160)
  expect(line.slice(caret.indexOf('^')).startsWith('"a": 1')).toBe(true)
})

test('no frame without a text, and none over one that is there', () => {
  const location = { file: 'p.json', line: 1, column: 1 }
  const bare = createDiagnostic('TW105', { message: 'm', location })
  expect(addFrames([bare, { ...bare, frame: 'mine' }], () => undefined)).toEqual([
    bare,
    { ...bare, frame: 'mine' },
  ])
  expect(addFrames([{ ...bare, frame: 'mine' }], () => 'text')).toEqual([{ ...bare, frame: 'mine' }])
})
