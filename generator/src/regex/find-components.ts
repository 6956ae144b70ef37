// Strongly connected components of a graph of numbers (Tarjan), without recursion: the graphs may be deep.

/** The component of each node that `roots` lead to, by number. */
export function findComponents(
  roots: Iterable<number>,
  next: (node: number) => readonly number[],
): ReadonlyMap<number, number> {
  const order = new Map<number, number>()
  const low = new Map<number, number>()
  const component = new Map<number, number>()
  const open: number[] = []
  const path: { readonly node: number; readonly targets: readonly number[]; at: number }[] = []
  let count = 0

  const enter = (node: number): void => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    open.push(node)
    path.push({ node, targets: next(node), at: 0 })
  }
  const lower = (node: number, to: number | undefined): void => {
    if (to !== undefined && to < (low.get(node) ?? 0)) low.set(node, to)
  }
  const leave = (node: number): void => {
    path.pop()
    const parent = path.at(-1)
    if (parent !== undefined) lower(parent.node, low.get(node))
    if (low.get(node) !== order.get(node)) return
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      component.set(member, count)
      if (member === node) break
    }
    count += 1
  }

  for (const root of roots) {
    if (order.has(root)) continue
    enter(root)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.targets[top.at]
      top.at += 1
      if (target === undefined) leave(top.node)
      else if (!order.has(target)) enter(target)
      else if (!component.has(target)) lower(top.node, order.get(target))
    }
  }
  return component
}
