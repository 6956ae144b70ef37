// How much is told of one kind of mistake: more helps nobody, and to place each costs a look through the text.

export const MAX_FINDINGS = 200
