// Formats as regular expressions that accept at least what ajv-formats accepts in full mode.

export interface FormatPattern {
  readonly source: string
  /** Whether it accepts nothing else. */
  readonly exact: boolean
}

const MONTH_DAY =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))'
const LEAP_YEAR = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)'
const DATE = `(?:\\d{4}-${MONTH_DAY}|${LEAP_YEAR}-02-29)`
const TIME =
  '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[zZ]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)'
const ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+"
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?'
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const HEX = '[0-9a-fA-F]'
const SOME_TIME = '(?:\\d+H(?:\\d+M)?(?:\\d+S)?|\\d+M(?:\\d+S)?|\\d+S)'
const DURATION = `P(?:\\d+W|\\d+Y(?:\\d+M)?(?:\\d+D)?(?:T${SOME_TIME})?|\\d+M(?:\\d+D)?(?:T${SOME_TIME})?|\\d+D(?:T${SOME_TIME})?|T${SOME_TIME})`

/** A leap second depends on the time zone, a host name on its length, an IPv6 address on how many groups `::` stands for. */
export const FORMAT_PATTERNS: ReadonlyMap<string, FormatPattern> = new Map([
  ['date', { source: `^${DATE}$`, exact: true }],
  ['time', { source: `^${TIME}$`, exact: false }],
  ['date-time', { source: `^${DATE}[tT\\s]${TIME}$`, exact: false }],
  ['duration', { source: `^${DURATION}$`, exact: true }],
  ['email', { source: `^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`, exact: true }],
  ['hostname', { source: `^${LABEL}(?:\\.${LABEL})*\\.?$`, exact: false }],
  ['ipv4', { source: `^(?:${BYTE}\\.){3}${BYTE}$`, exact: true }],
  [
    'ipv6',
    { source: `^(?=.*:.*:)(?:${HEX}{0,4}:){2,8}(?:${HEX}{0,4}|(?:${BYTE}\\.){3}${BYTE})$`, exact: false },
  ],
  [
    'uri',
    {
      source: `^[a-zA-Z][a-zA-Z0-9+.-]*:(?:[a-zA-Z0-9._~:/?#@!$&'"()*+,;=[\\]-]|%${HEX}{2})*$`,
      exact: false,
    },
  ],
  [
    'uuid',
    { source: `^(?:[uU][rR][nN]:[uU]{2}[iI][dD]:)?${HEX}{8}-(?:${HEX}{4}-){3}${HEX}{12}$`, exact: true },
  ],
])
