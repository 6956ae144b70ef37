// The custom types of a project, as definitions that events share: one schema resource a file of them.
import { splitPointer } from '../../json-pointer.js'
import type { JsonValue, PlanDocument } from '../../model.js'
import { uriOfPath } from '../../plan-uri.js'
import type { RudderCliCustomType } from '../documents/rudder-cli-document.js'
import type { SchemaFile } from '../plan-format.js'
import { compileObject, RUDDER_DRAFT } from './compile-object.js'
import { compileConfig } from './compile-property.js'
import type { Entry, Project } from './read-project.js'

export function customTypeFiles(project: Project): SchemaFile[] {
  const documents = [...new Set(project.customTypes.map(({ document }) => document))]
  return documents.map((document) => fileOf(document, project))
}

function fileOf(document: PlanDocument, project: Project): SchemaFile {
  const types = project.customTypes.filter((type) => type.document === document)
  const places = new Map(types.map((type) => [project.definitionName(type), type.pointer]))
  const schemas = types.map((type): [string, JsonValue] => [
    project.definitionName(type),
    compileCustomType(type, project),
  ])
  return {
    uri: uriOfPath(document.path),
    schema: { $defs: Object.fromEntries(schemas) },
    draft: RUDDER_DRAFT,
    document,
    toDocument: (pointer) => places.get(splitPointer(pointer)[1] ?? '') ?? '/spec/types',
    isDefinitions: false,
  }
}

function compileCustomType(type: Entry<RudderCliCustomType>, project: Project): JsonValue {
  const { value } = type
  const { description } = value
  return {
    ...(description ? { description } : {}),
    ...(value.type === 'object' ? compileObject(value, project, type) : { type: value.type }),
    ...compileConfig(value, project, type),
  }
}
