// Drafts a plan from the calls that a program makes by hand: the names and the types that the compiler knows.
import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type Expression, Project, type Type } from 'ts-morph'
import { countOf } from '../diagnostics/count-of.js'
import { createDiagnostic } from '../diagnostics/create-diagnostic.js'
import type { Diagnostic } from '../diagnostics/model.js'
import { draftPlan } from '../inference/draft-plan.js'
import type { Inference } from '../inference/model.js'
import { type CodeEvent, createCodeShape, draftCodeEvent } from './code-shape.js'
import { findRawCalls } from './find-raw-calls.js'
import { gatherExpression, gatherValue, type PlaceOf } from './gather-types.js'
import type { RawCall } from './raw-call.js'

export interface CodeInferenceOptions {
  /** Globs, relative to the folder; those that begin with `!` leave out. */
  readonly patterns: readonly string[]
  /** Absolute. */
  readonly folder: string
  /** Of the plan. */
  readonly name: string
  /** Relative to the folder. @default tsconfig.json where there is one */
  readonly tsconfig?: string | undefined
}

/** @throws Error when the tsconfig cannot be read */
export function inferFromCode(options: CodeInferenceOptions): Inference {
  const calls = findRawCalls(openProgram(options).getSourceFiles())
  const placeOf = createPlaceOf(options.folder)
  const { events, diagnostics } = gatherEvents(calls, placeOf)
  const files = new Set(calls.map(({ node }) => node.getSourceFile()))
  const about = `from ${countOf(calls.length, 'call')} in ${countOf(files.size, 'file')}`
  const sorted = events.sort((a, b) => compare(a.call, b.call) || compare(a.name, b.name))
  if (sorted.length > 0)
    return { draft: draftPlan(options.name, sorted.map(draftCodeEvent)), about, diagnostics }
  const message = `There is no call of an analytics SDK with a name that is known in ${options.patterns.join(' ')}.`
  return { about, diagnostics: [...diagnostics, createDiagnostic('TW604', { message })] }
}

function openProgram({ patterns, folder, tsconfig }: CodeInferenceOptions): Project {
  const config = join(folder, tsconfig ?? 'tsconfig.json')
  const project = new Project({
    ...(tsconfig !== undefined || existsSync(config) ? { tsConfigFilePath: config } : {}),
    skipAddingFilesFromTsConfig: true,
    // Without `strict` the compiler does not know what may be missing.
    compilerOptions: { allowJs: true, strict: true, noEmit: true },
  })
  const absolute = (pattern: string) =>
    pattern.startsWith('!') ? `!${resolve(folder, pattern.slice(1))}` : resolve(folder, pattern)
  project.addSourceFilesAtPaths(patterns.map(absolute))
  return project
}

function createPlaceOf(folder: string): PlaceOf {
  return (node) => `${relative(folder, node.getSourceFile().getFilePath())}:${node.getStartLineNumber()}`
}

function gatherEvents(calls: readonly RawCall[], placeOf: PlaceOf) {
  const events = new Map<string, CodeEvent>()
  const diagnostics: Diagnostic[] = []
  for (const each of calls) {
    const names = namesOf(each)
    if (names === undefined) diagnostics.push(unknownName(each, placeOf))
    for (const name of names ?? []) {
      const key = JSON.stringify([each.call, name])
      const event = events.get(key) ?? {
        call: each.call,
        name,
        payload: createCodeShape(),
        places: new Set<string>(),
      }
      events.set(key, event)
      event.places.add(placeOf(each.node))
      gatherPayload(event, each, placeOf)
    }
  }
  return { events: [...events.values()], diagnostics }
}

/** A name of a union of literals is one of several events; undefined where it is any text. */
function namesOf(call: RawCall): string[] | undefined {
  const isNamed = call.call === 'track' || call.call === 'page' || call.call === 'screen'
  if (!isNamed) return ['']
  const type = call.parts.name?.getType() ?? memberType(call, call.call === 'track' ? 'event' : 'name')
  if (type === undefined) return call.call === 'track' ? undefined : ['']
  const members = type.isUnion() ? type.getUnionTypes() : [type]
  const names = members
    .filter((each) => !each.isUndefined() && !each.isNull())
    .map((each) => each.getLiteralValue())
  return names.every((name) => typeof name === 'string') ? names : undefined
}

/** Of a message that is not written out in the call, by its type. */
function memberType({ style, message, node }: RawCall, key: string): Type | undefined {
  return style === 'message' ? message?.getType().getProperty(key)?.getTypeAtLocation(node) : undefined
}

function gatherPayload(event: CodeEvent, call: RawCall, placeOf: PlaceOf): void {
  const { payload } = event
  const written = call.parts.properties
  const isAboutTraits = call.call === 'identify' || call.call === 'group' || call.call === 'alias'
  const before = payload.objects
  if (written !== undefined) gatherExpression(payload, written, placeOf)
  else {
    const type = memberType(call, isAboutTraits ? 'traits' : 'properties')
    if (type !== undefined) gatherValue(payload, type, call.node, placeOf)
    else if (isHidden(call)) payload.anyAt.add(placeOf(call.node))
  }
  // A call without properties is one that has none of them.
  if (payload.objects === before || mayBeLeftOut(written)) payload.objects += 1
}

function isHidden({ style, message }: RawCall): boolean {
  return style === 'message' && message?.getType().isAny() === true
}

function mayBeLeftOut(expression: Expression | undefined): boolean {
  return expression?.getType().isNullable() ?? false
}

function unknownName({ node, call, parts }: RawCall, placeOf: PlaceOf): Diagnostic {
  const at = parts.name ?? node
  const { line, column } = at.getSourceFile().getLineAndColumnAtPos(at.getStart())
  const message = `The name of this ${call} is not known to the compiler, so that the draft has no event for it.`
  const file = placeOf(at).replace(/:\d+$/, '')
  return createDiagnostic('TW611', { message, location: { file, line, column } })
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
