// The checks of `format`, by the specifications that JSON Schema names; of the ones of OpenAPI those that say something.
// They judge as ajv-formats does, which the local data plane uses; the conformance command holds them to it.
import { type Check, refuse } from './check.js'

function format(name: string, test: (text: string) => boolean): Check {
  return (value, report) =>
    typeof value !== 'string' || test(value) || refuse(report, 'format', `must be in the format ${name}`)
}

function byPattern(name: string, pattern: RegExp): Check {
  return format(name, (text) => pattern.test(text))
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339, full-date. */
function isDate(text: string): boolean {
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const [year, month, day] = [Number(y), Number(m), Number(d)]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
  return day >= 1 && day <= days
}

/** RFC 3339, full-time; a leap second only where it is the last one of a day in UTC. */
function isTime(text: string, needsZone = true): boolean {
  const match = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i.exec(text)
  if (match === null || (needsZone && match[4] === undefined)) return false
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [zoneHour, zoneMinute] = [Number(match[6] ?? 0), Number(match[7] ?? 0)]
  if (zoneHour > 23 || zoneMinute > 59) return false
  if (hour <= 23 && minute <= 59 && second < 60) return true
  const sign = match[5] === '-' ? -1 : 1
  const inUtc = hour * 60 + minute - sign * (zoneHour * 60 + zoneMinute)
  return second < 61 && (inUtc + 1440) % 1440 === 1439
}

function isDateTime(text: string, needsZone = true): boolean {
  const [date = '', time = '', ...rest] = text.split(/t|\s/i)
  return rest.length === 0 && isDate(date) && isTime(time, needsZone)
}

export const formatDate: Check = /* @__PURE__ */ format('date', isDate)
export const formatTime: Check = /* @__PURE__ */ format('time', (text) => isTime(text))
export const formatDateTime: Check = /* @__PURE__ */ format('date-time', (text) => isDateTime(text))
export const formatIsoTime: Check = /* @__PURE__ */ format('iso-time', (text) => isTime(text, false))
export const formatIsoDateTime: Check = /* @__PURE__ */ format('iso-date-time', (text) =>
  isDateTime(text, false),
)

/** RFC 3339, appendix A. */
export const formatDuration: Check = /* @__PURE__ */ byPattern(
  'duration',
  /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
)

/** RFC 5321, with a domain of two or more names. */
export const formatEmail: Check = /* @__PURE__ */ byPattern(
  'email',
  /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z\d]([a-z\d-]*[a-z\d])?$/i,
)

/** RFC 1123. */
export const formatHostname: Check = /* @__PURE__ */ byPattern(
  'hostname',
  /^(?=.{1,253}\.?$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*\.?$/i,
)

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
}

/** RFC 4291: eight groups, or fewer around one `::`, the last two perhaps as an IPv4 address. */
function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2) return false
  let count = 0
  for (const half of halves) {
    const groups = half === '' ? [] : half.split(':')
    for (const [index, group] of groups.entries()) {
      const isLast = index === groups.length - 1 && half === halves.at(-1)
      if (isLast && isIpv4(group)) count += 2
      else if (/^[\da-f]{1,4}$/i.test(group)) count += 1
      else return false
    }
  }
  return halves.length === 2 ? count < 8 : count === 8
}

export const formatIpv4: Check = /* @__PURE__ */ format('ipv4', isIpv4)
export const formatIpv6: Check = /* @__PURE__ */ format('ipv6', isIpv6)

/** RFC 3986: scheme, authority, path, query, fragment. */
function isUri(text: string, needsScheme: boolean): boolean {
  const match = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text)
  if (match === null) return false
  const [, scheme, authority, path = '', query = '', fragment = ''] = match
  if (scheme === undefined ? needsScheme || /^[^/]*:/.test(path) : !/^[a-z][a-z\d+.-]*$/i.test(scheme))
    return false
  return (
    (authority === undefined || isAuthority(authority)) &&
    /^([\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*$/i.test(path) &&
    /^([\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i.test(query) &&
    /^([\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i.test(fragment)
  )
}

function isAuthority(text: string): boolean {
  const [, literal, name = ''] =
    /^(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(?:\[([^\]]*)\]|([^@[\]]*?))(?::\d*)?$/i.exec(text) ?? [
      undefined,
      '',
      '@',
    ]
  if (literal !== undefined) return isIpv6(literal) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal)
  return /^([\w.~!$&'()*+,;=-]|%[\da-f]{2})*$/i.test(name)
}

export const formatUri: Check = /* @__PURE__ */ format('uri', (text) => isUri(text, true))
export const formatUriReference: Check = /* @__PURE__ */ format('uri-reference', (text) => isUri(text, false))

/** RFC 6570. */
export const formatUriTemplate: Check = /* @__PURE__ */ byPattern(
  'uri-template',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the specification names them
  /^([^\x00-\x20"'<>%\\^`{|}]|%[\da-f]{2}|\{[+#./;?&=,!@|]?([\w]|%[\da-f]{2})+(:[1-9]\d{0,3}|\*)?(,(\w|%[\da-f]{2})+(:[1-9]\d{0,3}|\*)?)*\})*$/i,
)

export const formatUuid: Check = /* @__PURE__ */ byPattern(
  'uuid',
  /^(urn:uuid:)?[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i,
)

/** RFC 6901. */
export const formatJsonPointer: Check = /* @__PURE__ */ byPattern('json-pointer', /^(\/([^~/]|~0|~1)*)*$/)
export const formatRelativeJsonPointer: Check = /* @__PURE__ */ byPattern(
  'relative-json-pointer',
  /^(0|[1-9]\d*)(#|(\/([^~/]|~0|~1)*)*)$/,
)

export const formatRegex: Check = /* @__PURE__ */ format('regex', (text) => {
  // Perl's end of text is no part of ECMA-262, whose engines take it for a letter.
  if (/[^\\]\\Z/.test(text)) return false
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
})

/** Base64, of OpenAPI. */
export const formatByte: Check = /* @__PURE__ */ byPattern(
  'byte',
  /^([a-z\d+/]{4})*([a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/im,
)

function wholeNumber(name: string, limit: number): Check {
  return (value, report) =>
    typeof value !== 'number' ||
    (Number.isInteger(value) && value >= -limit && value < limit) ||
    refuse(report, 'format', `must be in the format ${name}`)
}

export const formatInt32: Check = /* @__PURE__ */ wholeNumber('int32', 2 ** 31)
export const formatInt64: Check = /* @__PURE__ */ wholeNumber('int64', Number.POSITIVE_INFINITY)
