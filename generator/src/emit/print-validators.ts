// Validators to module text: one module with all of them, or one a function so that a page loads those it needs.
import { encodeString } from '../encoding/encode-string.js'
import { Derived } from '../memory/derived.js'
import type { WrittenValidator } from '../validation/model.js'
import { VALIDATORS_FOLDER } from './generated-files.js'
import type { Language, OutputFile } from './model.js'
import { createOutputFile } from './output-file.js'
import { VALIDATION_MODULE } from './runtime-symbols.js'
import { separated } from './separated.js'

/** All in one: a bundler takes those of the functions in use, and a server builds each when it is first asked. */
export function printValidators(
  validators: readonly WrittenValidator[],
  header: readonly string[],
  language: Language,
): OutputFile {
  const functions = validators.map((each) =>
    printed.of(each, [language], () => printFunction(each.functionName, each, language)),
  )
  return createOutputFile(
    `validators${extensionOf(language)}`,
    printModule(header, namesOf(validators, language), functions),
  )
}

export function printSingleValidator(
  validator: WrittenValidator,
  fileName: string,
  header: readonly string[],
  language: Language,
): OutputFile {
  return createOutputFile(
    `${VALIDATORS_FOLDER}/${fileName}${extensionOf(language)}`,
    printModule(header, namesOf([validator], language), [printFunction('schema', validator, language)]),
  )
}

const printed = new Derived<WrittenValidator, string>()

function printFunction(name: string, { body, refers }: WrittenValidator, language: Language): string {
  const parameter = language === 'typescript' ? 's: Reference' : 's'
  return separated([`export function ${name}(${refers ? parameter : ''}) ${body}`])
}

function namesOf(validators: readonly WrittenValidator[], language: Language): string[] {
  const names = [...new Set(validators.flatMap((each) => each.names))].sort()
  const isReferring = language === 'typescript' && validators.some(({ refers }) => refers)
  return isReferring ? [...names, 'type Reference'] : names
}

function printModule(
  header: readonly string[],
  names: readonly string[],
  functions: readonly string[],
): string[] {
  const imports = `import { ${names.join(', ')} } from ${encodeString(VALIDATION_MODULE)}`
  return [[...header, imports].join('\n'), ...functions, '\n']
}

function extensionOf(language: Language): '.js' | '.ts' {
  return language === 'typescript' ? '.ts' : '.js'
}
