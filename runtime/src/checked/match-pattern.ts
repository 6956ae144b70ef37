// Runs a string literal through the automaton that the generator made of a regular expression. Making it is the generator's affair.
import type { Ascii, CharacterClass, Characters, RangeOf } from './characters.js'

/** The states of a deterministic automaton, by number; it starts in state 0. */
export type Automaton = { readonly [state: number]: State }

/**
 * - `text`: exactly that text comes next. `two` `three` `four`: that many characters of a class. `run`: characters of a
 *   class, as many as there are.
 * - `one`: one character, by itself or by its range (`a-z`); `else` is any other of ASCII, `far` any other at all;
 *   a state, or 'maybe' to give up. `end` is the outcome where the text ends here.
 * - `end`: the text must end here. `any`: whatever follows. Both with the outcome.
 */
export interface State {
  readonly do: 'text' | 'two' | 'three' | 'four' | 'run' | 'one' | 'end' | 'any'
  readonly of?: CharacterClass | object
  readonly to?: number
  readonly end?: Outcome
}

export type Outcome = 'ok' | 'bad' | 'maybe'

/** Whether the text is one that the automaton accepts. */
export type MatchPattern<S, A extends Automaton> = MatchFrom<S, A, A[0]>

/** The same from state N on. */
export type MatchFrom<S, A extends Automaton, N extends State> = N['do'] extends 'text'
  ? S extends `${N['of'] & string}${infer Rest}`
    ? MatchFrom<Rest, A, A[N['to'] & number]>
    : 'bad'
  : N['do'] extends 'run'
    ? MatchFrom<AfterRun<S, Characters<N['of']>>, A, A[N['to'] & number]>
    : N['do'] extends 'one'
      ? S extends `${infer C}${infer Rest}`
        ? Follow<Rest, A, Transition<N['of'], C>>
        : AtEnd<S, N['end']>
      : N['do'] extends 'end'
        ? AtEnd<S, N['end']>
        : N['do'] extends 'any'
          ? N['end']
          : AfterSome<S, N['do'], Characters<N['of']>> extends infer Rest extends string
            ? MatchFrom<Rest, A, A[N['to'] & number]>
            : 'bad'

type AtEnd<S, End> = S extends '' ? End : 'bad'

type Follow<Rest, A extends Automaton, Next> = Next extends number ? MatchFrom<Rest, A, A[Next]> : Next

type Transition<Edges, C> = C extends keyof Edges
  ? Edges[C]
  : C extends keyof RangeOf
    ? RangeOf[C] extends keyof Edges
      ? Edges[RangeOf[C]]
      : Remaining<Edges, 'else'>
    : C extends Ascii
      ? Remaining<Edges, 'else'>
      : Remaining<Edges, 'far'>

type Remaining<Edges, Key> = Key extends keyof Edges ? Edges[Key] : 'bad'

/** What follows so many characters of a class; null where they do not come. */
type AfterSome<S, Kind, C> = Kind extends 'three'
  ? S extends `${infer X}${infer Y}${infer Z}${infer Rest}`
    ? X | Y | Z extends C
      ? Rest
      : null
    : null
  : Kind extends 'two'
    ? S extends `${infer X}${infer Y}${infer Rest}`
      ? X | Y extends C
        ? Rest
        : null
      : null
    : S extends `${infer W}${infer X}${infer Y}${infer Z}${infer Rest}`
      ? W | X | Y | Z extends C
        ? Rest
        : null
      : null

/** What follows as many characters of a class as there are. */
export type AfterRun<S, C> = S extends `${infer W}${infer X}${infer Y}${infer Z}${infer Rest}`
  ? W | X | Y | Z extends C
    ? AfterRun<Rest, C>
    : AfterShortRun<S, C>
  : AfterShortRun<S, C>

type AfterShortRun<S, C> = S extends `${infer X}${infer Rest}`
  ? X extends C
    ? AfterShortRun<Rest, C>
    : S
  : S
