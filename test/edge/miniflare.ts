// workerd, the runtime of Cloudflare Workers, by way of miniflare; the package may be absent.

/** The part of it that is used. */
export interface Workerd {
  dispatchFetch(url: string): Promise<{ text(): Promise<string>; json(): Promise<unknown> }>
  dispose(): Promise<void>
}

interface Miniflare {
  Miniflare: new (options: object) => Workerd
}

export const miniflare: Miniflare | undefined = await import(process.env.MINIFLARE_PATH ?? 'miniflare').catch(
  () => undefined,
)
/** For the title of tests that are skipped without it. */
export const advice =
  miniflare === undefined ? ' (skipped: no miniflare; "npm install --no-save miniflare@4")' : ''
