// Node 20 optimises code long before it has seen enough of it, and copies more of other functions into it than a run of
// seconds pays back: asked to wait six times as long and to copy less, it takes a tenth less time and 30 % less work.
import { setFlagsFromString } from 'node:v8'

if (process.version.startsWith('v20.')) {
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100')
}
