// Names as platforms want their ids: letters, digits and one kind of separator, each once.

/** @param reserved what others have already */
export function createSlugs(
  separator: '-' | '_',
  reserved: readonly string[] = [],
): (text: string, otherwise: string) => string {
  const taken = new Set(reserved)
  return (text, otherwise) => {
    const words = text
      .normalize('NFKD')
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z0-9]+/g)
    const wanted = (words ?? [otherwise]).join(separator).slice(0, 60)
    let slug = wanted
    for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}${separator}${number}`
    taken.add(slug)
    return slug
  }
}
