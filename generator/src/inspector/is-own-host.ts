// Whether a request was meant for this server: a page whose name was pointed at this machine (DNS rebinding) says another.

const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i

/**
 * @param header the `Host` of the request
 * @param listensOn the address that the server listens on; on any but a loopback one, names are not ours to know
 */
export function isOwnHost(header: string | undefined, listensOn: string): boolean {
  if (!LOOPBACK.test(listensOn.includes(':') ? `[${listensOn}]` : listensOn)) return true
  return header !== undefined && LOOPBACK.test(header)
}
