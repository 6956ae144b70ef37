// Formats against ajv-formats in full mode: nothing valid is refused, and what should be exact is.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMAT_AUTOMATONS_FILE, formatAutomatons } from '../../../.config/write-format-automatons.js'
import { FORMAT_PATTERNS } from '../../../generator/src/typing/rules/format-patterns.js'

const { fullFormats } = createRequire(import.meta.url)('ajv-formats/dist/formats.js')

/** ajv-formats has functions, expressions and pairs with a comparison. */
function isValid(format: string, text: string): boolean {
  const definition = fullFormats[format].validate ?? fullFormats[format]
  return definition instanceof RegExp ? definition.test(text) : definition(text)
}

/** Texts near the format: right ones, and ones with a small change. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  date: [
    '2024-02-29',
    '2023-02-29',
    '2000-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-12-31',
    '2023-13-01',
    '2023-1-1',
    '20230101',
    '0000-01-01',
  ],
  time: [
    '12:00:00Z',
    '23:59:60Z',
    '12:00:60Z',
    '12:00:00.123+02:00',
    '12:00:00+0200',
    '12:00:00+02',
    '24:00:00Z',
    '12:60:00Z',
    '12:00:00',
    '12:00:00z',
    '12:00:00-23:59',
    '12:00:00+24:00',
    '22:59:60+23:00',
  ],
  'date-time': [
    '2024-01-01T00:00:00Z',
    '2024-01-01t00:00:00z',
    '2024-01-01 00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-01-01T00:00:00',
    '2024-01-01',
    '1998-12-31T23:59:60Z',
    '1998-12-31T15:59:60.123-08:00',
  ],
  duration: [
    'P1Y',
    'P1Y2M3D',
    'PT1H2M3S',
    'P1W',
    'P',
    'PT',
    'P1YT',
    'P1W2D',
    'P1D2H',
    'P4DT12H30M5S',
    'P2D1Y',
    'P1',
    'PT0S',
    'P1YT1S',
    'P1Y3D',
    'PT1H5S',
  ],
  email: [
    'a@b.co',
    'a.b+c@d-e.fg',
    'a@b',
    '@b.co',
    'a@',
    'a..b@c.de',
    '.a@b.co',
    'A@B.CO',
    'a@-b.co',
    'a b@c.de',
    'me',
  ],
  hostname: ['a', 'a.b', 'a-b.c', '-a', 'a-', 'a..b', 'A.B', 'a.b.', '_a.b', 'a_b', '1.2', ''],
  ipv4: ['1.2.3.4', '255.255.255.255', '256.1.1.1', '01.2.3.4', '1.2.3', '1.2.3.4.5', 'a.b.c.d'],
  ipv6: [
    '::2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::1',
    '::',
    '1::',
    '1:2:3:4:5:6:7:8',
    '::ffff:1.2.3.4',
    '1:2:3:4:5:6:7',
    '1::2::3',
    'g::1',
    '12345::',
    '1:2:3:4:5:6:1.2.3.4',
    '::1.2.3',
    'fe80::a%1',
    ':',
    ':1',
  ],
  uri: [
    'http://a.b',
    'https://a.b/c?d=e#f',
    'mailto:a@b.c',
    'urn:x:y',
    'a',
    '//a.b',
    '/a',
    'http://a b',
    'http://[::1]:80/',
    'a+b.c-d:x',
    '1a:b',
    ':a',
    'http://%zz',
    'http://a.b/%20',
    'http://a.b/<x>',
    'http://ä.de',
  ],
  uuid: [
    '2eb8aa08-aa98-11ea-b4aa-73b441d16380',
    '2EB8AA08-AA98-11EA-B4AA-73B441D16380',
    'urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380',
    'URN:UUID:2EB8AA08-AA98-11EA-B4AA-73B441D16380',
    '2eb8aa08-aa98-11ea-b4aa-73b441d1638',
    '2eb8aa08aa9811eab4aa73b441d16380',
    '2eb8-aa08-aa98-11ea-b4aa73b44-1d16380',
    'ge8aa08a-aa98-11ea-b4aa-73b441d16380',
  ],
}

describe('FORMAT_PATTERNS', () => {
  it('are declared as `npm run format-automatons` writes them', () => {
    expect(readFileSync(FORMAT_AUTOMATONS_FILE, 'utf8')).toBe(formatAutomatons())
  })

  it('holds the formats of the samples', () => {
    expect([...FORMAT_PATTERNS.keys()].sort()).toEqual(Object.keys(SAMPLES).sort())
  })

  it.each([...FORMAT_PATTERNS])('%s agrees with ajv-formats', (format, { source, exact }) => {
    const pattern = new RegExp(source, 'u')
    const samples = SAMPLES[format] ?? []
    const character = fc.constantFrom(...new Set(samples.join('')))
    const changed = fc
      .tuple(fc.constantFrom(...samples), fc.nat(40), fc.nat(1), character)
      .map(([sample, at, removed, inserted]) => sample.slice(0, at) + inserted + sample.slice(at + removed))
    const check = (text: string): void => {
      const [expected, found] = [isValid(format, text), pattern.test(text)]
      expect({ text, refused: !found && expected, passed: exact && found && !expected }).toEqual({
        text,
        refused: false,
        passed: false,
      })
    }
    samples.forEach(check)
    fc.assert(fc.property(changed, check), { numRuns: 500 })
  })

  it.each([...FORMAT_PATTERNS])('%s refuses something', (format, { source }) => {
    expect((SAMPLES[format] ?? []).some((text) => !new RegExp(source, 'u').test(text))).toBe(true)
  })
})
