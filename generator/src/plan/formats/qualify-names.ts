// Names that are unique among those of one owner, made unique among all: by the owner, where two owners share a name.

export interface OwnedName {
  readonly name: string
  /** The vendor, the product, the source: who gave the name. */
  readonly by: string
}

/** A name alone keeps its plain form, whatever else there is. */
export function qualifyNames(names: readonly OwnedName[]): string[] {
  const owners = new Map<string, Set<string>>()
  for (const { name, by } of names) owners.set(name, (owners.get(name) ?? new Set()).add(by))
  return names.map(({ name, by }) => ((owners.get(name)?.size ?? 0) > 1 ? `${by}/${name}` : name))
}
