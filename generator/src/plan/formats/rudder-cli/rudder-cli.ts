// The YAML projects of rudder-cli: any number of files in any layout, legacy (rudder/0.1, rudder/v0.1) and v1 alike.
import { memberOf, textOf } from '../../json-value.js'
import type { PlanDocument } from '../../model.js'
import { collectDropped } from '../dropped.js'
import { optional } from '../optional.js'
import type { DraftPlan, PlanFormat } from '../plan-format.js'
import { customTypeFiles } from './custom-type-files.js'
import { readProject } from './read-project.js'
import { readRules } from './read-rules.js'

const DEFINITIONS: Readonly<Record<string, string>> = {
  events: 'events',
  categories: 'categories',
  properties: 'properties',
  'custom-types': 'customTypes',
  tp: 'trackingPlan',
  'tracking-plan': 'trackingPlan',
}

export const rudderCli: PlanFormat = {
  id: 'rudder-cli',
  title: 'rudder-cli project',
  isNative: false,
  recognise: (documents) => {
    const found = documents.find((document) => definitionOf(document) !== undefined)
    return (
      found &&
      `"version: ${textOf(found.value, 'version')}" with "kind: ${textOf(found.value, 'kind')}" in ${found.path}`
    )
  },
  schemaOf: (document) => {
    const definition = definitionOf(document)
    return definition === undefined
      ? undefined
      : { schema: 'formats/rudder-cli', definition, noun: 'The file' }
  },
  parse: parseProject,
}

function definitionOf({ value }: PlanDocument): string | undefined {
  const isOfTool = /^rudder\//.test(textOf(value, 'version') ?? '') && memberOf(value, 'spec') !== undefined
  return isOfTool ? memberOf(DEFINITIONS, textOf(value, 'kind') ?? '')?.toString() : undefined
}

function parseProject(documents: readonly PlanDocument[]): DraftPlan {
  const project = readProject(documents)
  const dropped = collectDropped()
  const events = readRules(project, dropped)
  const types = customTypeFiles(project)
  project.noteUnused(dropped)
  const [plan, ...others] = project.plans
  const only = others.length === 0 ? plan?.value : undefined
  return {
    name: project.plans.map(({ value }) => value.display_name).join(', ') || 'Tracking plan',
    ...optional('id', only?.id),
    ...optional('description', only?.description),
    events,
    files: [...events.map(({ file }) => file), ...types],
    diagnostics: [...project.diagnostics, ...dropped.report()],
  }
}
