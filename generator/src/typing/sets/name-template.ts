// The one template literal type that means something of its own. Others are made in read/name-set.ts.

/** Holds every string: as the key of an index signature it is `string`. */
export const ANYTHING = `\`\${string}\``
