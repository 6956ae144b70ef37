// An ajv that follows one draft and knows the plan's schemas by URI. What is validated is decided elsewhere.
import { Ajv, type Options, type SchemaObject } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvDraft04 from 'ajv-draft-04'
import ajvFormats from 'ajv-formats'
import type { Draft, SchemaResource } from '../plan/model.js'

const OPTIONS: Options = {
  allErrors: true,
  // Unknown keywords and formats are the plan's own business, and say nothing at run time.
  strict: false,
  logger: false,
  // The plan's schemas were checked when it was read; here a `$schema` of another draft must not fail.
  validateSchema: false,
  code: { regExp: Object.assign(compilePattern, { code: 'compilePattern' }) },
}

/** Up to draft 07 a `$ref` hides the keywords beside it. */
const REF_ALONE: Options = { ...OPTIONS, ignoreKeywordsWithRef: true }

/**
 * Meanings differ by draft; a keyword that a later draft brought (`const` in 04, `if` in 06) is honoured all the same,
 * since whoever wrote it meant it.
 */
export function ajvForDraft(draft: Draft, resources: ReadonlyMap<string, SchemaResource>): Ajv {
  const ajv = createAjv(draft)
  ajvFormats.default(ajv)
  for (const [uri, { schema }] of resources) {
    // A schema with an `$id` is known by it already when the plan lists it a second time.
    if (!(uri in ajv.schemas) && !(uri in ajv.refs)) ajv.addSchema(schema as SchemaObject | boolean, uri)
  }
  return ajv
}

function createAjv(draft: Draft): Ajv {
  switch (draft) {
    case '04':
      return new ajvDraft04.default(REF_ALONE)
    case '06':
    case '07':
      return new Ajv(REF_ALONE)
    case '2019-09':
      return new Ajv2019(OPTIONS)
    case '2020-12':
      return new Ajv2020(OPTIONS)
  }
}

/** JSON Schema asks for Unicode patterns; many plans hold older ones, such as `\@`, that only parse without the flag. */
function compilePattern(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return new RegExp(pattern)
  }
}
