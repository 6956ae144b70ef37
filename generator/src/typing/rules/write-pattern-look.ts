// The quick look at a text: an automaton's steps in a row as one conditional type, as far as there is one way on.
import type { AutomatonStep } from './write-automaton.js'

/**
 * Steps in a row; what is longer, or comes back to a step, goes on by the automaton. A compiler that checks a declaration
 * takes twice as long for every conditional type within another.
 */
const MAX_STEPS = 5

/** The type text of what `V` may break; `automaton` is the declared name of the same steps. */
export function writePatternLook(steps: readonly AutomatonStep[], automaton: string): string {
  const plain = PLAIN[automaton]
  let count = 0

  function look(number: number, text: string, before: readonly number[]): string {
    const step = steps[number]
    if (step === undefined || step.do === 'any') return 'never'
    if (step.do === 'end') return step.end === '"bad"' ? '1' : `${text} extends "" ? never : 1`
    const way = step.do === 'one' ? step.only : step
    if (way === undefined || before.length === MAX_STEPS || before.includes(number))
      return `Suspects.Mismatch<${text}, ${automaton}, ${automaton}[${number}]>`
    const members = `Suspects.Characters<${way.of}>`
    const isLast = isAcceptingEnd(steps[way.to])
    if (step.do === 'run' && isLast) return `Suspects.AfterRun<${text}, ${members}> extends "" ? never : 1`
    const rest = `R${++count}`
    const isAll = steps[way.to]?.do === 'any'
    const following = `\${${isAll ? 'string' : `infer ${rest}`}}`
    const goOn = (): string => look(way.to, rest, [...before, number])
    if (step.do === 'run' && isAll) return 'never'
    if (step.do === 'run')
      return `Suspects.AfterRun<${text}, ${members}> extends infer ${rest} ? ${goOn()} : never`
    if (step.do === 'text') return `${text} extends \`\${${way.of}}${following}\` ? ${goOn()} : 1`
    const names = ['A', 'B', 'C', 'D'].slice(0, SIZES[step.do]).map((letter) => `${letter}${count}`)
    const start = names.map((name) => `\${infer ${name}}`).join('')
    // The last character inferred takes all that is left, and is of the class only where that is one.
    if (isLast && step.do !== 'one')
      return `${text} extends \`${start}\` ? ${names.join(' | ')} extends ${members} ? never : 1 : 1`
    const atEnd = step.do === 'one' && step.end !== '"bad"' ? `${text} extends "" ? never : 1` : '1'
    return `${text} extends \`${start}${following}\` ? ${names.join(' | ')} extends ${members} ? ${goOn()} : 1 : ${atEnd}`
  }

  const text = `V extends string ? string extends V ? never : ${look(0, 'V', [])} : never`
  return plain === undefined ? text : `Suspects.${plain}<V> extends true ? never : ${text}`
}

function isAcceptingEnd(step: AutomatonStep | undefined): boolean {
  return step?.do === 'end' && step.end !== '"bad"'
}

/** Formats whose common texts are told without their automaton. */
const PLAIN: Readonly<Record<string, string>> = {
  Format_date: 'IsPlainDate',
  Format_date_time: 'IsPlainDateTime',
}

const SIZES = { one: 1, two: 2, three: 3, four: 4 }
