// Owns the warning that a write key and events travel unencrypted. A private network is its owner's business.

/** The machine itself, names without a dot or of a private zone, and addresses of private networks (RFC 1918, 4193). */
const PRIVATE_HOST =
  /^([^.]+|.*\.(localhost|local|internal|lan|home\.arpa|test)|(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d+)+|\[(::1|f[cd].*)\])$/

let isTold = false

/** Once a process, for whoever sends past a private network by http. */
export function warnOfPlainHttp(batchUrl: string): void {
  const { protocol, hostname } = new URL(batchUrl)
  if (isTold || protocol === 'https:' || PRIVATE_HOST.test(hostname)) return
  isTold = true
  console.warn(
    'trackwright: dataPlaneUrl is http, so that anybody on the way can read the write key and events',
  )
}
