import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const WARNING =
  'trackwright: dataPlaneUrl is http, so that anybody on the way can read the write key and events'

const cases: { name: string; hosts: string[]; want: string[][] }[] = [
  { name: 'https', hosts: ['https://plane.example.com'], want: [] },
  {
    name: 'this machine',
    hosts: [
      'http://localhost:8080',
      'http://127.0.0.1',
      'http://127.1',
      'http://[::1]:1',
      'http://shop.localhost',
    ],
    want: [],
  },
  {
    name: 'a private network',
    hosts: [
      'http://10.1.2.3',
      'http://172.16.0.1',
      'http://172.31.9.9',
      'http://192.168.0.7',
      'http://[fd00::1]',
    ],
    want: [],
  },
  {
    name: 'a private name',
    hosts: ['http://rudder', 'http://plane.internal', 'http://rudder.prod.svc.cluster.local'],
    want: [],
  },
  { name: 'another network', hosts: ['http://172.32.0.1'], want: [[WARNING]] },
  {
    name: 'a name that only begins like a private address',
    hosts: ['http://10.example.com'],
    want: [[WARNING]],
  },
  { name: 'two public hosts', hosts: ['http://a.example', 'http://b.example'], want: [[WARNING]] },
]

describe('the warning of plain http', () => {
  beforeEach(() => vi.resetModules())
  afterEach(() => vi.restoreAllMocks())

  it.each(cases)('for $name', async ({ hosts, want }) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { warnOfPlainHttp } = await import('../../../runtime/src/core/warn-of-plain-http.js')
    for (const host of hosts) warnOfPlainHttp(`${host}/v1/batch`)
    expect(warn.mock.calls).toEqual(want)
  })
})
