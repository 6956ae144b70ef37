// The data of the inference of plans: what was seen of a value, and a drafted plan with the evidence for each guess.
import type { Diagnostic } from '../diagnostics/model.js'
import type { Call, TrackingPlan } from '../plan/model.js'

/** Everything that is remembered of the values at one place of an event. Its size is bounded, however many there are. */
export interface ValueSketch {
  /** How many values; the rest but `minimum` and `maximum` count them by kind. */
  seen: number
  nulls: number
  booleans: number
  /** Whole numbers, `1.0` included. */
  integers: number
  fractions: number
  strings: number
  arrays: number
  objects: number
  minimum: number
  maximum: number
  /** How often each text was seen; undefined once there are too many, or one is too long. */
  texts: Map<string, number> | undefined
  /** The formats that every text so far has, as bits of string-formats.ts. */
  formats: number
  properties: Map<string, ValueSketch> | undefined
  /** Whether objects had keys that are not in `properties`, as in a map from ids. */
  hasOtherKeys: boolean
  items: ValueSketch | undefined
}

export interface EventSketch {
  readonly call: Call
  /** Empty where the call has none. */
  readonly name: string
  readonly payload: ValueSketch
}

/** Why a guess was made, by the JSON pointer of the part of an event's schema that it stands beside. */
export type Evidence = ReadonlyMap<string, string>

export interface DraftedPlan {
  readonly plan: TrackingPlan
  /** By the event's `schemaUri`. */
  readonly evidence: ReadonlyMap<string, Evidence>
}

export interface Inference {
  /** Undefined where there is nothing to draft from. */
  readonly draft?: DraftedPlan
  /** What it was made from, as the end of "drafted …". */
  readonly about: string
  readonly diagnostics: readonly Diagnostic[]
}
