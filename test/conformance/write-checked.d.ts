import type { CheckedSchema } from '../../generator/src/typing/type-schema.js'

export function writeChecked(schema: CheckedSchema): string
