// Members that are left out where there is nothing to say, in the ways in which plans say nothing.

/** A member, or none for undefined, null and the empty text. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { readonly [K in Key]?: NonNullable<Value> } {
  if (value === undefined || value === null || value === '') return {}
  return { [key]: value } as { readonly [K in Key]?: NonNullable<Value> }
}

/** Versions are numbers in most plans, and texts here. */
export function versionText(version: number | string | null | undefined): string | undefined {
  return version === undefined || version === null ? undefined : String(version)
}
