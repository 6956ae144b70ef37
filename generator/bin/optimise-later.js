// Node 20 optimises code long before it has seen enough of it, and a run of seconds does that in vain again and again:
// asked to wait six times as long, it takes a tenth less time and a quarter less work. Later versions wait by themselves.
import { setFlagsFromString } from 'node:v8'

if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=400000')
