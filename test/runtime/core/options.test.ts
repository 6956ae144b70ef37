import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OptionError } from '../../../runtime/src/core/errors.js'
import { LIBRARY } from '../../../runtime/src/core/library.js'
import { resolveOptions } from '../../../runtime/src/core/options.js'

const minimal = { writeKey: 'key', dataPlaneUrl: 'https://plane.example' }

describe('resolveOptions', () => {
  it('has a default for everything else', () => {
    expect(resolveOptions(minimal)).toEqual({
      writeKey: 'key',
      batchUrl: 'https://plane.example/v1/batch',
      flushAt: 100,
      flushIntervalMs: 500,
      maxQueueSize: 10_000,
      maxQueueBytes: 33_554_432,
      maxBatchBytes: 500_000,
      gzip: true,
      requestTimeoutMs: 10_000,
      retry: { baseDelayMs: 500, maxDelayMs: 30_000, maxRetryAfterMs: 300_000, maxAgeMs: 3_600_000 },
      onError: undefined,
      onDrop: undefined,
    })
  })

  const urls = [
    { given: 'http://localhost:8080', want: 'http://localhost:8080/v1/batch' },
    { given: 'https://plane.example/', want: 'https://plane.example/v1/batch' },
    { given: 'https://plane.example/v1', want: 'https://plane.example/v1/batch' },
    { given: 'https://plane.example/v1/batch/', want: 'https://plane.example/v1/batch' },
    { given: 'https://proxy.example/rudder//', want: 'https://proxy.example/rudder/v1/batch' },
  ]
  for (const { given, want } of urls) {
    it(`posts to ${want}`, () =>
      expect(resolveOptions({ ...minimal, dataPlaneUrl: given }).batchUrl).toBe(want))
  }

  const max = Number.MAX_SAFE_INTEGER
  const refusals: { given: object; want: string }[] = [
    ...[
      undefined,
      '',
      'secret\r\nX-Evil: 1',
      'secret\n',
      'sec ret',
      '"secret"\t',
      'secret:',
      'sécret',
      '漢secret',
    ].map((writeKey) => ({
      given: { writeKey },
      want: 'writeKey must be the write key of a source, without blanks or quotes.',
    })),
    ...[
      undefined,
      'plane.example',
      'https://plane.example/\r\nx',
      'https://plane.example /',
      'ftp://plane.example',
      'file:///etc/passwd',
      'data:text/plain,x',
      'https://user:secret@plane.example',
      'https://user@plane.example',
      'https://plane.example?a=1',
      'https://plane.example/#a',
    ].map((dataPlaneUrl) => ({
      given: { dataPlaneUrl },
      want: 'dataPlaneUrl must be like https://plane.example.com, without user name, query and fragment.',
    })),
    { given: { flushAt: 0 }, want: `flushAt must be a whole number from 1 to ${max}.` },
    { given: { flushAt: '5' }, want: `flushAt must be a whole number from 1 to ${max}.` },
    { given: { maxQueueSize: 1.5 }, want: `maxQueueSize must be a whole number from 1 to ${max}.` },
    {
      given: { flushIntervalMs: Infinity },
      want: 'flushIntervalMs must be a whole number from 0 to 2147483647.',
    },
    {
      given: { requestTimeoutMs: null },
      want: 'requestTimeoutMs must be a whole number from 1 to 2147483647.',
    },
    {
      given: { retry: { maxAgeMs: -1 } },
      want: 'retry.maxAgeMs must be a whole number from 0 to 2147483647.',
    },
    { given: { retry: 3 }, want: 'retry must be of type object.' },
    { given: { gzip: 'yes' }, want: 'gzip must be of type boolean.' },
    { given: { onError: {} }, want: 'onError must be of type function.' },
  ]
  for (const { given, want } of refusals) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      const create = () => resolveOptions({ ...minimal, ...given })
      expect(create).toThrow(OptionError)
      expect(create).toThrow(want)
      expect(want).not.toMatch(/secret/)
    })
  }
})

describe('LIBRARY', () => {
  it('is the package', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../../runtime/package.json', import.meta.url), 'utf8'),
    )
    expect(LIBRARY).toEqual({ name: manifest.name, version: manifest.version })
  })
})
