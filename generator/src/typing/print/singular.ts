// Names the item of a list after the list.

/** `Products` gives `Product`, `Categories` gives `Category`; a word without a plural ending gets `Item`. */
export function singular(name: string): string {
  if (/[^aeiou]ies$/.test(name)) return `${name.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(name)) return name.slice(0, -2)
  return /[^su]s$/.test(name) ? name.slice(0, -1) : `${name}Item`
}
