// Every format that is read, in the order in which they are tried: the ones with the surest marks first.
import { nativeFile } from './native-file.js'
import { nativeFolder } from './native-folder.js'
import type { PlanFormat } from './plan-format.js'
import { rudderstackCatalog } from './rudderstack-catalog.js'
import { rudderstackV1 } from './rudderstack-v1.js'
import { segmentConfigApi } from './segment-config-api.js'
import { segmentPublicApi } from './segment-public-api.js'

export const FORMATS: readonly PlanFormat[] = [
  nativeFolder,
  nativeFile,
  segmentPublicApi,
  rudderstackV1,
  rudderstackCatalog,
  segmentConfigApi,
]
