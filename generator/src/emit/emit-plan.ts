// The last pure stage: a typed plan to the files of the output. Which of them reach the disk is output/'s affair.

import { encodeString } from '../encoding/encode-string.js'
import type { TypedPlan } from '../typing/model.js'
import { describeFunction } from './describe-function.js'
import { GENERATED_MARK } from './generated-files.js'
import type { Language, OutputFile, Platform } from './model.js'
import { type ModuleModel, printDeclarations, printJavaScript, printTypeScript } from './print-module.js'

export interface EmitOptions {
  readonly platform: Platform
  readonly language: Language
}

/**
 * `index.js` with `index.d.ts` (and a package.json that says they are ES modules without side effects), so that a
 * program pays for the events it imports; or `index.ts` where the user's build wants TypeScript.
 */
export function emitPlan(typed: TypedPlan, options: EmitOptions): OutputFile[] {
  const module = describeModule(typed, options.platform)
  if (options.language === 'typescript') return [{ path: 'index.ts', content: printTypeScript(module) }]
  return [
    { path: 'index.d.ts', content: printDeclarations(module) },
    { path: 'index.js', content: printJavaScript(module) },
    { path: 'package.json', content: MODULE_PACKAGE },
  ]
}

const MODULE_PACKAGE = `{
  "//": "${GENERATED_MARK}. Do not edit.",
  "type": "module",
  "sideEffects": false
}
`

function describeModule(typed: TypedPlan, platform: Platform): ModuleModel {
  const { plan } = typed.named
  const version = plan.version === undefined ? '' : ` v${encodeString(plan.version).slice(1, -1)}`
  const versionField = plan.version === undefined ? '' : `, version: ${encodeString(plan.version)}`
  return {
    header: [
      `// ${GENERATED_MARK} from ${encodeString(plan.name)}${version}. Do not edit.`,
      '/* eslint-disable */',
    ],
    planInfo: `{ name: ${encodeString(plan.name)}${versionField} }`,
    setClientDoc: [
      'The client that the functions of this plan send with. Calls made before it is set wait for it.',
    ],
    ruleDeclarations: [...typed.events.flatMap(declareRules), ...typed.ruleDeclarations],
    events: typed.events.map((event) => ({
      declarations: event.declarations,
      function: describeFunction(event, platform),
    })),
  }
}

function declareRules({ named, rules }: TypedPlan['events'][number]): string[] {
  return rules === undefined ? [] : [`type ${named.rulesName} = ${rules}`]
}
