// The URIs of a plan's files: `plan:///` + the path, so that no path of a machine reaches the output.

export const PLAN_ROOT = 'plan:///'

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
