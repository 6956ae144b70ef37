// Written by `npm run format-types` from schemas/formats/amplitude-csv.schema.json: what a document of this format holds.
/**
 * Amplitude Data's CSV of events or of user properties, a row an object; columns as its documentation has them.
 */
export type AmplitudeCsvDocument = AmplitudeCsvRow[]

export interface AmplitudeCsvRow {
  Action?: string
  'Object type'?: string
  'Object name'?: string
  'Object owner'?: string
  'Object description'?: string
  'Event category'?: string
  'Event display name'?: string
  'Event activity'?: string
  'Event source'?: string
  Tags?: string
  'Property type'?: string
  'Property group names'?: string
  'Event property name'?: string
  'Property description'?: string
  'Property value type'?: string
  'Property required'?: string
  'Property visibility'?: string
  'Enum values'?: string
  'Const value'?: string
  'Number is integer'?: string
  'Number property value min'?: string
  'Number property value max'?: string
  'Array min items'?: string
  'Array max items'?: string
  'Array unique items'?: string
  [k: string]: string | undefined
}
