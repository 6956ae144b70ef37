// Walks several automata at once: the shortest texts that some accept and others refuse, of a given length.
import type { AutomatonState } from '../../typing/rules/build-automaton.js'

export interface Requirement {
  readonly states: readonly AutomatonState[]
  /** Whether the text is to be accepted, or to be refused. */
  readonly accepts: boolean
}

/** A state a requirement: `undefined` where nothing is accepted any more, `all` where everything is. */
type Place = number | undefined | 'all'

interface Step {
  readonly places: readonly Place[]
  readonly length: number
  readonly text: string
}

const MAX_STEPS = 8000
const MAX_TEXTS = 4
/** Stands for every character beyond ASCII. */
const FAR = 'é'
/** Letters and digits first, so that texts can be read. */
const CODES = Array.from({ length: 128 }, (_, code) => code).sort((a, b) => rank(a) - rank(b) || a - b)

function rank(code: number): number {
  return /\w/.test(String.fromCharCode(code)) ? 0 : code < 32 || code === 127 ? 2 : 1
}

/** `empty` is a proof; `unknown` where the walk is too long or where it depends on characters that are not known. */
export function walkAutomata(
  requirements: readonly Requirement[],
  min: number,
  max: number,
): 'empty' | 'unknown' | string[] {
  const longest = Number.isFinite(max) ? max : undefined
  // Beyond the shortest length wanted, and with no longest one, lengths need not be told apart.
  const lengthKey = (length: number): number => (longest === undefined ? Math.min(length, min) : length)
  const first = requirements.map(({ states }) => placeOf(states, 0))
  const queue: Step[] = [{ places: first, length: 0, text: '' }]
  const seen = new Set<string>([`${first.join()}|0`])
  const texts: string[] = []
  let isBlurred = false
  for (const step of queue) {
    if (queue.length > MAX_STEPS) return texts.length > 0 ? texts : 'unknown'
    if (step.length >= min && fits(requirements, step.places)) {
      texts.push(step.text)
      if (texts.length >= MAX_TEXTS) return texts
    }
    if (longest !== undefined && step.length >= longest) continue
    for (const [text, places] of follow(requirements, step.places)) {
      if (places === 'blurred') isBlurred = true
      else if (isHopeful(requirements, places)) {
        const key = `${places.join()}|${lengthKey(step.length + 1)}`
        if (seen.has(key)) continue
        seen.add(key)
        queue.push({ places, length: step.length + 1, text: step.text + text })
      }
    }
  }
  if (texts.length > 0) return texts
  return isBlurred ? 'unknown' : 'empty'
}

function placeOf(states: readonly AutomatonState[], index: number | undefined): Place {
  const state = index === undefined ? undefined : states[index]
  if (state === undefined) return undefined
  return state.acceptsAll ? 'all' : index
}

function* follow(
  requirements: readonly Requirement[],
  places: readonly Place[],
): Generator<[text: string, places: readonly Place[] | 'blurred']> {
  const seen = new Set<string>()
  for (const code of CODES) {
    const next = requirements.map(({ states }, index) =>
      move(states, places[index], (state) => placeOf(states, state.next[code])),
    )
    const key = next.join()
    if (!seen.has(key)) yield [String.fromCharCode(code), next]
    seen.add(key)
  }
  const isBlurred = requirements.some(({ states }, index) => {
    const place = places[index]
    return typeof place === 'number' && states[place]?.far === 'unknown'
  })
  if (isBlurred) yield [FAR, 'blurred']
  else {
    const next = requirements.map(({ states }, index) =>
      move(states, places[index], ({ far }) => (far === 'unknown' ? undefined : placeOf(states, far))),
    )
    yield [FAR, next]
  }
}

function move(
  states: readonly AutomatonState[],
  place: Place,
  next: (state: AutomatonState) => Place,
): Place {
  if (typeof place !== 'number') return place
  const state = states[place]
  return state && next(state)
}

function fits(requirements: readonly Requirement[], places: readonly Place[]): boolean {
  return requirements.every(({ states, accepts }, index) => {
    const place = places[index]
    const isAccepted = place === 'all' || (place !== undefined && states[place]?.accepts === true)
    return isAccepted === accepts
  })
}

/** Whether what is to be accepted still can be, and what is to be refused too. */
function isHopeful(requirements: readonly Requirement[], places: readonly Place[]): boolean {
  return requirements.every(({ accepts }, index) =>
    accepts ? places[index] !== undefined : places[index] !== 'all',
  )
}
