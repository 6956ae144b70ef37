// The URIs of a plan's files: `plan:///` + the path, so that no path of a machine reaches the output.

export const PLAN_ROOT = 'plan:///'

/** Whether a source or a `$ref` target lies on a server; only `--allow-remote` lets it be fetched. */
export function isRemote(uri: string): boolean {
  return /^https?:\/\//i.test(uri)
}

/** For people and logs: without the query, which may hold a token. */
export function showRemote(uri: string): string {
  const { protocol, host, pathname } = new URL(uri)
  return `${protocol}//${host}${pathname}`
}

/** Encoded exactly as `new URL` encodes a `$ref` to the file, so that the two can be compared. */
export function uriOfPath(path: string): string {
  const uri = new URL(PLAN_ROOT)
  uri.pathname = `/${path.replaceAll('%', '%25')}`
  return uri.href
}

/** For people. */
export function pathOfUri(uri: string): string {
  const path = uri.slice(PLAN_ROOT.length)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
