// The resources of a plan in the form that references are resolved in.
import type { SchemaFile } from '../plan/formats/plan-format.js'
import { isObject } from '../plan/json-value.js'
import type { SchemaResource } from '../plan/model.js'

export function filesOfResources(resources: ReadonlyMap<string, SchemaResource>): Map<string, SchemaFile> {
  const files = [...resources].map(([uri, { schema, draft }]): [string, SchemaFile] => [
    uri,
    {
      uri,
      draft,
      schema: isObject(schema) ? schema : {},
      // Nothing is located: a plan that is written was checked before.
      document: { path: uri, value: schema, text: '', locate: () => ({ file: uri, line: 1, column: 1 }) },
      toDocument: (pointer) => pointer,
      isDefinitions: false,
    },
  ])
  return new Map(files)
}
