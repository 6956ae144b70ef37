// Node 20 optimises code before it has seen enough of it, and copies more of other functions into it than a run of seconds
// pays back: asked to wait half as long again and to copy less, it takes a tenth less time and a quarter less work.
import { setFlagsFromString } from 'node:v8'

if (process.version.startsWith('v20.')) {
  setFlagsFromString('--interrupt-budget=100000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100')
}
