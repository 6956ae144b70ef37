import { describe, expect, it } from 'vitest'
import { readSegment, writeRecord, writeTime } from '../../../../runtime/src/node/journal/segment-text.js'

const event = (messageId: string) => `{"type":"track","messageId":"${messageId}"}`
const [a, b, c] = [event('a'), event('b'), event('ü🙂')]
const NESTED = `{"type":"track","messageId":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`

function canWrite(json: string): boolean {
  try {
    return JSON.stringify(JSON.parse(json)) === json
  } catch {
    return false
  }
}

describe('writeRecord', () => {
  it('puts a checksum before the text', () => {
    expect(writeRecord('42')).toBe('3224b088 42\n')
  })
})

describe('readSegment', () => {
  const cases = [
    { name: 'an empty file', given: '', want: { events: [], settled: 0 } },
    { name: 'events', given: writeRecord(a) + writeRecord(c), want: { events: [a, c], settled: 0 } },
    {
      name: 'the time of what follows it',
      given: writeRecord(a) + writeTime(5) + writeRecord(b) + writeRecord('2'),
      want: { events: [a, b], times: [undefined, 5], settled: 2 },
    },
    {
      name: 'counts, of which the last one holds',
      given: writeRecord(a) + writeRecord('1') + writeRecord(b) + writeRecord('2') + writeRecord(c),
      want: { events: [a, b, c], settled: 2 },
    },
    {
      name: 'a record that was cut off',
      given: writeRecord(a) + writeRecord(b).slice(0, -5),
      want: { events: [a, undefined], settled: 0 },
    },
    {
      name: 'a changed byte, which keeps its place for the counts',
      given: writeRecord(a).replace('track', 'trick') + writeRecord(b) + writeRecord(c) + writeRecord('2'),
      want: { events: [undefined, b, c], settled: 2 },
    },
    {
      name: 'a count of more than there are, which settles nothing',
      given: writeRecord(a) + writeRecord('2'),
      want: { events: [a, undefined], settled: 0 },
    },
    {
      name: 'a foreign text of valid JSON, written as this runtime writes it',
      given: writeRecord(' { "type": "track", "messageId": "a" } '),
      want: { events: [a], settled: 0 },
    },
    {
      name: 'the key __proto__, as data',
      given: writeRecord('{"type":"track","messageId":"a","__proto__":{"polluted":1}}'),
      want: { events: ['{"type":"track","messageId":"a","__proto__":{"polluted":1}}'], settled: 0 },
    },
    ...[
      ['null', 'null'],
      ['a text', '"42"'],
      ['half a number', '0.5e9'],
      ['an array', '[]'],
      ['an object that is no event', '{"a":1}'],
      ['an event without an id', '{"type":"track"}'],
      ['an event with an empty id', '{"type":"track","messageId":""}'],
      ['an unknown call', '{"type":"eval","messageId":"a"}'],
      ['code', '(() => process.exit(1))()'],
    ].map(([name, json]) => ({
      name,
      given: writeRecord(json ?? ''),
      want: { events: [undefined], settled: 0 },
    })),
    {
      name: 'nesting without end, which newer versions of Node can write',
      given: writeRecord(NESTED),
      want: { events: [canWrite(NESTED) ? NESTED : undefined], settled: 0 },
    },
    {
      name: 'bytes that are no text',
      given: '\0\ufffd\n\n\n',
      want: { events: [undefined, undefined, undefined], settled: 0 },
    },
  ]
  for (const { name, given, want } of cases) {
    it(`reads ${name}`, () => expect(readSegment(given)).toMatchObject(want))
  }

  it('merges nothing into an object', () => {
    readSegment(
      writeRecord(
        '{"type":"track","messageId":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      ),
    )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
