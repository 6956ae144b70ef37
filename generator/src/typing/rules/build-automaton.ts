// A regular expression to the smallest deterministic automaton that accepts the texts it is found in.
// How the automaton is written as a type is write-automaton.ts's affair.
import { type CharacterSet, everything, type Regex } from '../../regex/parse-regex.js'

/** Beyond this an automaton costs more than the rule is worth. */
export const MAX_AUTOMATON_STATES = 120
const MAX_NODES = 1500

export interface AutomatonState {
  /** Whether the text may end here. */
  readonly accepts: boolean
  /** Whether all texts that get here are accepted, whatever follows. */
  readonly acceptsAll: boolean
  /** The next state by ASCII code; undefined where no text with that character is accepted. */
  readonly next: readonly (number | undefined)[]
  /** The next state for a character beyond ASCII; 'unknown' where that depends on which one. */
  readonly far: number | 'unknown' | undefined
}

/** States from 0, the first. Undefined where there are too many. */
export function buildAutomaton(regex: Regex): AutomatonState[] | undefined {
  const graph = new NodeGraph()
  const accept = graph.add({ set: everything() })
  graph.link(accept, accept)
  const start = graph.add({ set: everything() })
  graph.link(start, start)
  const entry = graph.build(regex, accept)
  if (entry === undefined) return undefined
  graph.jump(start, entry)
  const characters = classifyCharacters(graph)
  const states = determine(graph, start, accept, characters)
  return states && minimise(states, characters)
}

interface GraphNode {
  /** Consumes a character of the set on the way to `to`. */
  readonly set?: CharacterSet
  readonly assertion?: 'start' | 'end'
  to?: number
  readonly jumps: number[]
}

/** The non-deterministic automaton (Thompson's construction), built from its end. Lives as long as one build. */
class NodeGraph {
  readonly nodes: GraphNode[] = []

  add(node: Omit<GraphNode, 'jumps'> = {}): number {
    this.nodes.push({ ...node, jumps: [] })
    return this.nodes.length - 1
  }

  link(from: number, to: number): void {
    const node = this.nodes[from]
    if (node !== undefined) node.to = to
  }

  jump(from: number, to: number): void {
    this.nodes[from]?.jumps.push(to)
  }

  /** The entry of what matches `regex` and then goes on at `next`; undefined where it grows too large. */
  build(regex: Regex, next: number): number | undefined {
    if (this.nodes.length > MAX_NODES) return undefined
    if (regex.kind === 'set') return this.add({ set: regex, to: next })
    if (regex.kind === 'repeat') return this.#buildRepeat(regex.part, regex.min, regex.max, next)
    if (regex.kind === 'choice') return this.#buildChoice(regex.parts, next)
    if (regex.kind === 'sequence') return this.#buildSequence(regex.parts, next)
    return this.add({ assertion: regex.kind, to: next })
  }

  #buildSequence(parts: readonly Regex[], next: number): number | undefined {
    let entry: number | undefined = next
    for (const part of [...parts].reverse()) entry = entry === undefined ? undefined : this.build(part, entry)
    return entry
  }

  #buildChoice(parts: readonly Regex[], next: number): number | undefined {
    const fork = this.add()
    for (const part of parts) {
      const entry = this.build(part, next)
      if (entry === undefined) return undefined
      this.jump(fork, entry)
    }
    return fork
  }

  #buildRepeat(part: Regex, min: number, max: number, next: number): number | undefined {
    let entry: number | undefined = next
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.add()
      const again = this.build(part, loop)
      if (again === undefined) return undefined
      this.nodes[loop]?.jumps.push(again, next)
      entry = loop
    } else {
      for (let count = min; count < max; count++) entry = this.#buildOption(part, entry, next)
    }
    for (let count = 0; count < min; count++)
      entry = entry === undefined ? undefined : this.build(part, entry)
    return entry
  }

  #buildOption(part: Regex, after: number | undefined, next: number): number | undefined {
    const entry = after === undefined ? undefined : this.build(part, after)
    if (entry === undefined) return undefined
    const fork = this.add()
    this.nodes[fork]?.jumps.push(entry, next)
    return fork
  }

  /** All nodes that can be reached without a character. */
  close(kernel: Iterable<number>, atStart: boolean, atEnd: boolean): Set<number> {
    const reached = new Set<number>()
    const visit = (index: number): void => {
      const node = this.nodes[index]
      if (node === undefined || reached.has(index)) return
      reached.add(index)
      node.jumps.forEach(visit)
      const passes = (node.assertion === 'start' && atStart) || (node.assertion === 'end' && atEnd)
      if (passes && node.to !== undefined) visit(node.to)
    }
    for (const index of kernel) visit(index)
    return reached
  }
}

function determine(
  graph: NodeGraph,
  start: number,
  accept: number,
  { classOf, samples }: CharacterClasses,
): AutomatonState[] | undefined {
  const numbers = new Map<string, number>()
  const kernels: number[][] = []
  const numberOf = (kernel: number[], isFirst: boolean): number | undefined => {
    if (kernel.length === 0) return undefined
    const key = `${isFirst ? '^' : ''}${kernel.join(' ')}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, kernels.length)
    return kernels.push(kernel) - 1
  }
  numberOf([start], true)
  const states: AutomatonState[] = []
  for (let index = 0; index < kernels.length; index++) {
    if (index > MAX_AUTOMATON_STATES) return undefined
    const kernel = kernels[index] ?? []
    const nodes = [...graph.close(kernel, index === 0, false)]
    const acceptsAll = nodes.includes(accept)
    const accepts = acceptsAll || graph.close(kernel, index === 0, true).has(accept)
    const readers = nodes.map((each) => graph.nodes[each]).filter((node) => node?.set !== undefined)
    const follow = (isIn: (set: CharacterSet) => boolean): number | undefined => {
      const targets = readers
        .filter((node) => node?.set !== undefined && isIn(node.set))
        .map((node) => node?.to ?? 0)
      return numberOf(
        [...new Set(targets)].sort((a, b) => a - b),
        false,
      )
    }
    if (acceptsAll) states.push({ accepts, acceptsAll, next: [], far: undefined })
    else {
      const byClass = samples.map((sample) => follow((set) => set.ascii[sample] === true))
      const next = classOf.map((index) => byClass[index])
      const isUnclear = readers.some((node) => node?.set?.far === 'some')
      states.push({
        accepts,
        acceptsAll,
        next,
        far: isUnclear ? 'unknown' : follow((set) => set.far === 'all'),
      })
    }
  }
  return states
}

/** Characters that are in the same sets lead the same way, so that one of them is asked for all. */
interface CharacterClasses {
  /** The class of each ASCII code. */
  readonly classOf: readonly number[]
  /** The first code of each class. */
  readonly samples: readonly number[]
}

function classifyCharacters({ nodes }: NodeGraph): CharacterClasses {
  const sets = [...new Set(nodes.flatMap(({ set }) => set ?? []))]
  const classes = new Map<string, number>()
  const samples: number[] = []
  const classOf = Array.from({ length: 128 }, (_, code) => {
    const key = sets.map((set) => (set.ascii[code] === true ? '1' : '0')).join('')
    const known = classes.get(key)
    if (known !== undefined) return known
    classes.set(key, samples.length)
    return samples.push(code) - 1
  })
  return { classOf, samples }
}

/** Moore's partition refinement; states from which nothing is accepted go. */
function minimise(states: readonly AutomatonState[], { samples }: CharacterClasses): AutomatonState[] {
  let classes: number[] = states.map((state) => (state.acceptsAll ? 2 : state.accepts ? 1 : 0))
  for (let count = 0; ; ) {
    const names = new Map<string, number>()
    const refined = states.map((state, index) => {
      const targets = samples.map((code) => classes[state.next[code] ?? -1])
      const far = typeof state.far === 'number' ? classes[state.far] : state.far
      const name = `${classes[index]}:${targets.join()}:${far}`
      return names.get(name) ?? names.set(name, names.size).size - 1
    })
    classes = refined
    if (names.size === count) break
    count = names.size
  }
  return mergeClasses(states, classes)
}

function mergeClasses(states: readonly AutomatonState[], classes: readonly number[]): AutomatonState[] {
  const live = findLive(states)
  const merged: AutomatonState[] = []
  const classOf = (target: number | undefined): number | undefined =>
    target !== undefined && live.has(target) ? classes[target] : undefined
  states.forEach((state, index) => {
    const own = classes[index] ?? 0
    merged[own] ??= {
      ...state,
      next: state.next.map(classOf),
      far: typeof state.far === 'number' ? classOf(state.far) : state.far,
    }
  })
  return merged
}

function findLive(states: readonly AutomatonState[]): Set<number> {
  const live = new Set<number>()
  for (let size = -1; size !== live.size; ) {
    size = live.size
    states.forEach((state, index) => {
      const leads =
        state.accepts ||
        state.far === 'unknown' ||
        state.next.some((target) => target !== undefined && live.has(target))
      if (leads) live.add(index)
    })
  }
  return live
}
