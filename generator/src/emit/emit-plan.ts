// The last pure stage: a typed plan to the files of the output. Which of them reach the disk is output/'s affair.

import { encodeString } from '../encoding/encode-string.js'
import { proseLines } from '../encoding/write-doc-comment.js'
import { Derived } from '../memory/derived.js'
import type { TypedEvent, TypedPlan } from '../typing/model.js'
import type { Validation, WrittenValidator } from '../validation/model.js'
import { describeFunction } from './describe-function.js'
import { areValidatorsApart, type JudgingOptions } from './describe-judging.js'
import { GENERATED_MARK } from './generated-files.js'
import type { Language, OutputFile, Platform } from './model.js'
import { nameValidatorFiles } from './name-validator-files.js'
import { createOutputFile } from './output-file.js'
import {
  type EventModel,
  type GuardModel,
  type ModuleModel,
  printDeclarations,
  printJavaScript,
  printTypeScript,
} from './print-module.js'
import { printSingleValidator, printValidators } from './print-validators.js'

export interface EmitOptions {
  readonly platform: Platform
  readonly language: Language
  readonly validation: Validation
  /** In the order of the events; empty where validation is 'never'. */
  readonly validators: readonly WrittenValidator[]
}

/**
 * `index.js` with `index.d.ts` (and a package.json that says they are ES modules without side effects), so that a
 * program pays for the events it imports; or `index.ts` where the user's build wants TypeScript.
 */
export function emitPlan(typed: TypedPlan, options: EmitOptions): OutputFile[] {
  const fileNames = areValidatorsApart(options.platform, options.validation)
    ? nameValidatorFiles(options.validators.map(({ functionName }) => functionName))
    : undefined
  const module = describeModule(typed, options, fileNames)
  if (options.language === 'typescript')
    return [
      createOutputFile('index.ts', printTypeScript(module)),
      ...emitValidators(module.header, options, fileNames),
    ]
  const scriptHeader = [...module.header, UNCHECKED]
  return [
    createOutputFile('index.d.ts', printDeclarations(module)),
    createOutputFile('index.js', printJavaScript({ ...module, header: scriptHeader })),
    createOutputFile('package.json', [MODULE_PACKAGE]),
    ...emitValidators(scriptHeader, options, fileNames),
  ]
}

/** The types of JavaScript stand beside it: a program that has its own checked (`checkJs`) finds none missing here. */
const UNCHECKED = '// @ts-nocheck'

/** By function; undefined where the validators are one module. */
type FileNames = ReadonlyMap<string, string> | undefined

function emitValidators(
  header: readonly string[],
  { validators, language }: EmitOptions,
  fileNames: FileNames,
): OutputFile[] {
  if (validators.length === 0) return []
  if (fileNames === undefined) return [printValidators(validators, header, language)]
  return validators.map((each) =>
    printSingleValidator(each, fileNames.get(each.functionName) ?? each.functionName, header, language),
  )
}

const MODULE_PACKAGE = `{
  "//": "${GENERATED_MARK}. Do not edit.",
  "type": "module",
  "sideEffects": false
}
`

function describeModule(typed: TypedPlan, options: EmitOptions, fileNames: FileNames): ModuleModel {
  const { platform, validation } = options
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
    judges: validation !== 'never',
    readsProcess: validation === 'development',
    ruleDeclarations: typed.ruleDeclarations,
    events: typed.events.map((event) => {
      const fileName = fileNames?.get(event.named.functionName)
      return models.of(event, [platform, validation, fileName], () =>
        describeEvent(event, { platform, validation, fileName }),
      )
    }),
  }
}

const models = new Derived<TypedEvent, EventModel>()

function describeEvent(event: TypedEvent, judging: JudgingOptions): EventModel {
  const { named, declarations, rules } = event
  return {
    declarations,
    function: describeFunction(event, judging),
    ...(judging.validation === 'always' ? { guard: describeGuard(named) } : {}),
    ...(rules === undefined ? {} : { rules: `type ${named.rulesName} = ${rules.text}` }),
  }
}

function describeGuard({ event, typeName, functionName }: TypedEvent['named']): GuardModel {
  const what = event.name === '' ? event.call : encodeString(event.name)
  return {
    name: `is${typeName}`,
    docLines: proseLines(`Whether a value is what ${what} takes; nothing is sent.`),
    type: typeName,
    body: `return admits(schemas.${functionName}, value)`,
  }
}
