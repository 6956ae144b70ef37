// Which files of a program are its tests, by the names that are usual.

const TEST_FOLDER = /(^|\/)(tests?|__tests__|__mocks__|specs?|e2e|cypress|fixtures)\//
const TEST_FILE = /[.-](test|tests|spec|e2e|stories|cy)\.[cm]?[jt]sx?$/

/** @param path relative to the program, so that the folder that a program lies in does not count */
export function isTestFile(path: string): boolean {
  return TEST_FOLDER.test(path) || TEST_FILE.test(path)
}
