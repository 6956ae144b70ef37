// Owns the modules of Node that are loaded when they are first used: they would be a third of what importing this package costs.

let crypto: typeof import('node:crypto') | undefined
let zlib: typeof import('node:zlib') | undefined

export const lateCrypto = () => (crypto ??= process.getBuiltinModule('node:crypto'))

export const lateZlib = () => (zlib ??= process.getBuiltinModule('node:zlib'))
