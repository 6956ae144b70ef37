// Written by `npm run format-types` from schemas/formats/asyncapi.schema.json: what a document of this format holds.
import type { JsonObject, JsonValue } from '../../model.js'

/**
 * An AsyncAPI document, 2 or 3: its messages.
 */
export interface AsyncApiDocument {
  asyncapi: string
  info?: AsyncApiInfo
  channels?: JsonObject | null
  components?: AsyncApiComponents
}
export interface AsyncApiInfo {
  title?: string | null
  version?: string | number | null
  description?: string | null
}
export interface AsyncApiComponents {
  messages?: {
    [k: string]: AsyncApiMessage
  } | null
  schemas?: {
    [k: string]: JsonValue
  } | null
}
/**
 */
export interface AsyncApiMessage {
  $ref?: string
  name?: string | null
  title?: string | null
  summary?: string | null
  description?: string | null
  messageId?: string | null
  schemaFormat?: string | null
  deprecated?: boolean | null
  payload?: JsonValue
  headers?: JsonValue
  tags?: AsyncApiTag[] | null
}
export interface AsyncApiTag {
  name?: string | null
  $ref?: string | null
}
