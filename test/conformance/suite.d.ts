// Types of suite.js for the tests that ask whether the suite is there.
export function findSuite(): string | undefined
