// Validators to module text: one module with all of them, or one a function so that a page loads those it needs.
import CodeBlockWriter from 'code-block-writer'
import { encodeString } from '../encoding/encode-string.js'
import type { WrittenValidator } from '../validation/model.js'
import { VALIDATORS_FOLDER } from './generated-files.js'
import type { Language, OutputFile } from './model.js'
import { VALIDATION_MODULE } from './runtime-symbols.js'

/** All in one: a bundler takes those of the functions in use, and a server builds each when it is first asked. */
export function printValidators(
  validators: readonly WrittenValidator[],
  header: readonly string[],
  language: Language,
): OutputFile {
  const statements = validators.map(
    ({ functionName, text }) => `export const ${functionName} = /* @__PURE__ */ ${text}`,
  )
  return {
    path: `validators${extensionOf(language)}`,
    content: printModule(header, namesOf(validators), statements),
  }
}

export function printSingleValidator(
  validator: WrittenValidator,
  fileName: string,
  header: readonly string[],
  language: Language,
): OutputFile {
  return {
    path: `${VALIDATORS_FOLDER}/${fileName}${extensionOf(language)}`,
    content: printModule(header, validator.names, [`export const schema = ${validator.text}`]),
  }
}

/** Two names that differ in case alone would be one file on some disks. */
export function nameValidatorFiles(validators: readonly WrittenValidator[]): ReadonlyMap<string, string> {
  const taken = new Map<string, number>()
  return new Map(
    validators.map(({ functionName }) => {
      const key = functionName.normalize('NFC').toLowerCase()
      const count = (taken.get(key) ?? 0) + 1
      taken.set(key, count)
      return [functionName, count === 1 ? functionName : `${functionName}-${count}`]
    }),
  )
}

function namesOf(validators: readonly WrittenValidator[]): string[] {
  return [...new Set(validators.flatMap(({ names }) => names))].sort()
}

function printModule(
  header: readonly string[],
  names: readonly string[],
  statements: readonly string[],
): string {
  const writer = new CodeBlockWriter({ newLine: '\n', indentNumberOfSpaces: 2, useTabs: false })
  for (const line of header) writer.writeLine(line)
  writer.writeLine(`import { ${names.join(', ')} } from ${encodeString(VALIDATION_MODULE)}`)
  for (const statement of statements) writer.blankLine().writeLine(statement)
  return `${writer.toString().trimEnd()}\n`
}

function extensionOf(language: Language): '.js' | '.ts' {
  return language === 'typescript' ? '.ts' : '.js'
}
