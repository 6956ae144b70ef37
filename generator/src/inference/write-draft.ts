// A drafted plan as files of the native layout, with the evidence for each guess as a comment above it.
import type { PlanSource } from '../plan/model.js'
import { parseDocument } from '../plan/parse-document.js'
import { layOutPlan } from '../plan-writing/lay-out-plan.js'
import { writeNativePlan } from '../plan-writing/write-native-plan.js'
import type { DraftedPlan, Evidence } from './model.js'

/** @param about lines for the head of the plan: what it was drafted from */
export function writeDraft({ plan, evidence }: DraftedPlan, about: readonly string[]): PlanSource[] {
  const uris = new Map(layOutPlan(plan).events.map(({ path, event }) => [path, event.schemaUri]))
  return writeNativePlan(plan).map((source) => {
    const ofEvent = evidence.get(uris.get(source.path) ?? '')
    if (ofEvent !== undefined) return addEvidence(source, ofEvent)
    return source.path === 'plan.yaml'
      ? { ...source, text: about.map(comment).join('') + source.text }
      : source
  })
}

function addEvidence(source: PlanSource, evidence: Evidence): PlanSource {
  const { document } = parseDocument(source)
  if (document === undefined) return source
  const lines = source.text.split('\n')
  const places = [...evidence].map(([pointer, note]) => {
    const { line, column } = pointer === '' ? { line: 1, column: 1 } : document.locate(pointer, 'key')
    return { line, text: `${' '.repeat(column - 1)}${comment(note)}` }
  })
  // From the end, so that the lines before keep their numbers.
  for (const { line, text } of places.sort((a, b) => b.line - a.line))
    lines.splice(line - 1, 0, text.trimEnd())
  return { ...source, text: lines.join('\n') }
}

/** Text that was recorded must end neither the comment nor the line, and must not turn the writing direction. */
function comment(text: string): string {
  const visible = text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
  return `# ${visible}\n`
}
