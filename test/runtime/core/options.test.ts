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
    { given: 'https://proxy.example/rudder//', want: 'https://proxy.example/rudder/v1/batch' },
  ]
  for (const { given, want } of urls) {
    it(`posts to ${want}`, () =>
      expect(resolveOptions({ ...minimal, dataPlaneUrl: given }).batchUrl).toBe(want))
  }

  const refusals: { given: object; want: string }[] = [
    {
      given: { writeKey: undefined },
      want: 'writeKey must be the write key of a source, a text, not undefined.',
    },
    {
      given: { writeKey: '' },
      want: 'writeKey must be the write key of a source, a text, not an empty text.',
    },
    ...['secret\r\nX-Evil: 1', 'secret\n', 'sec ret', 'secret:', 'sécret', '漢secret'].map((writeKey) => ({
      given: { writeKey },
      want: 'writeKey holds a character that no write key has; copy it again from the source, without blanks, line ends or quotes.',
    })),
    ...[
      { url: undefined, problem: 'must be a text, not undefined' },
      { url: 'plane.example', problem: 'is not an address' },
      { url: 'https://plane.example/\r\nx', problem: 'is not an address' },
      { url: 'ftp://plane.example', problem: 'has the scheme ftp: and must have https: or http:' },
      { url: 'file:///etc/passwd', problem: 'has the scheme file: and must have https: or http:' },
      {
        url: 'https://user:secret@plane.example',
        problem: 'holds a user name or password, and only the write key is sent',
      },
      { url: 'https://plane.example?a=1', problem: 'has a query or a fragment' },
      { url: 'https://plane.example/v1/batch', problem: 'ends in /v1 or /v1/batch, which is added to it' },
    ].map(({ url, problem }) => ({
      given: { dataPlaneUrl: url },
      want: `dataPlaneUrl ${problem}; give an address like https://example.dataplane.rudderstack.com.`,
    })),
    {
      given: { flushAt: 0 },
      want: 'flushAt must be a whole number from 1, not the number 0; leave it out for 100.',
    },
    {
      given: { flushAt: '5' },
      want: 'flushAt must be a whole number from 1, not a string; leave it out for 100.',
    },
    {
      given: { maxQueueSize: 1.5 },
      want: 'maxQueueSize must be a whole number from 1, not the number 1.5; leave it out for 10000.',
    },
    {
      given: { flushIntervalMs: Infinity },
      want: 'flushIntervalMs must be a whole number from 0 to 2147483647, not the number Infinity; leave it out for 500.',
    },
    {
      given: { requestTimeoutMs: null },
      want: 'requestTimeoutMs must be a whole number from 1 to 2147483647, not null; leave it out for 10000.',
    },
    {
      given: { retry: { maxAgeMs: -1 } },
      want: 'retry.maxAgeMs must be a whole number from 0 to 2147483647, not the number -1; leave it out for 3600000.',
    },
    { given: { retry: 3 }, want: 'retry must be an object, not the number 3.' },
    { given: { gzip: 'yes' }, want: 'gzip must be a boolean, not a string.' },
    { given: { onError: {} }, want: 'onError must be a function, not an object.' },
  ]
  for (const { given, want } of refusals) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      const create = () => resolveOptions({ ...minimal, ...given })
      expect(create).toThrow(OptionError)
      expect(create).toThrow(want)
      expect(want).not.toMatch(/secret/)
    })
  }

  it('refuses to go without options', () => {
    expect(() => resolveOptions(undefined as never)).toThrow(
      'createClient() takes an object with writeKey and dataPlaneUrl, not undefined.',
    )
  })
})

describe('LIBRARY', () => {
  it('is the package', () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../../runtime/package.json', import.meta.url), 'utf8'),
    )
    expect(LIBRARY).toEqual({ name: manifest.name, version: manifest.version })
  })
})
