// Every format that is read, in the order in which they are tried: the ones with the surest marks first.
import { amplitudeCsv } from './amplitude/amplitude-csv.js'
import { avoExport } from './avo/avo-export.js'
import { avoImport } from './avo/avo-import.js'
import { asyncApi } from './json-schema/asyncapi.js'
import { jsonSchemas } from './json-schema/json-schemas.js'
import { messageSchemas } from './json-schema/message-schemas.js'
import { nativeFile } from './native-file.js'
import { nativeFolder } from './native-folder.js'
import type { PlanFormat } from './plan-format.js'
import { rudderCli } from './rudder-cli/rudder-cli.js'
import { rudderstackCatalog } from './rudderstack-catalog.js'
import { rudderstackV1 } from './rudderstack-v1.js'
import { segmentConfigApi } from './segment-config-api.js'
import { segmentPublicApi } from './segment-public-api.js'
import { snowplow } from './snowplow/snowplow.js'

export const FORMATS: readonly PlanFormat[] = [
  nativeFolder,
  nativeFile,
  rudderCli,
  snowplow,
  avoExport,
  avoImport,
  asyncApi,
  segmentPublicApi,
  rudderstackV1,
  rudderstackCatalog,
  segmentConfigApi,
  amplitudeCsv,
  messageSchemas,
  jsonSchemas,
]
