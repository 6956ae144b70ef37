// The set of property names that a regular expression matches, as a test and, where it can be said, as template literal types.
import type { NameSet, NameTemplate } from '../sets/model.js'
import { ANYTHING } from '../sets/name-template.js'
import { type Gap, type NameVariant, parseNamePattern } from './parse-name-pattern.js'

export interface PatternNames extends NameSet {
  /** Names that an alternative such as `^id$` spells out; the template types leave these to be declared as properties. */
  readonly spelled: readonly string[]
}

/** Undefined where JavaScript cannot read the expression. */
export function namesMatching(source: string): PatternNames | undefined {
  const expression = compilePattern(source)
  if (expression === undefined) return undefined
  const variants = parseNamePattern(source)
  const withGaps = (variants ?? []).filter((variant) => variant.some(isGap))
  const spelled = (variants ?? [])
    .filter((variant) => !variant.some(isGap))
    .map((variant) => variant.join(''))
  const exact = withGaps.filter((variant) => !variant.some((part) => isGap(part) && part.gap === 'some'))
  const outside = uniqueTemplates(withGaps)
  return {
    key: `/${source}/`,
    accepts: (name) => expression.test(name),
    inside: uniqueTemplates(exact),
    outside:
      variants === undefined || outside.some((template) => template.text === ANYTHING) ? undefined : outside,
    spelled,
  }
}

/** Names that a set of strings lacks; no template type says them. */
export function namesOutside(key: string, accepts: (name: string) => boolean): NameSet {
  return { key, accepts: (name) => !accepts(name), inside: [], outside: undefined }
}

/** With the `u` flag as JSON Schema asks, else without it as old plans are written. */
export function compilePattern(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags)
    } catch {}
  }
  return undefined
}

function isGap(part: string | Gap): part is Gap {
  return typeof part !== 'string'
}

function uniqueTemplates(variants: readonly NameVariant[]): NameTemplate[] {
  return [...new Map(variants.map((variant) => [writeTemplate(variant), makeTemplate(variant)])).values()]
}

function makeTemplate(variant: NameVariant): NameTemplate {
  const expression = variant
    .map((part) => (isGap(part) ? '[^]*' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
    .join('')
  const matcher = new RegExp(`^${expression}$`)
  return {
    text: writeTemplate(variant),
    accepts: (name) => matcher.test(name),
    sample: variant.map((part) => (isGap(part) ? '\uffff' : part)).join(''),
  }
}

function writeTemplate(variant: NameVariant): string {
  const parts = variant.map((part) => (isGap(part) ? `\${string}` : escapeTemplate(part)))
  return `\`${parts.join('').replace(/(?:\$\{string\}){2,}/g, `\${string}`)}\``
}

/** Text of a template literal type whose value is exactly `text`. */
function escapeTemplate(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/[`$]/g, '\\$&')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
