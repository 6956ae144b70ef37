// The package entry `trackwright/dev`: the local data plane as a library. Nothing inside src imports it.
export type { EventCounts, ReceivedEvent, Verdict, Violation } from './model.js'
export { type DataPlane, type DataPlaneOptions, startDataPlane } from './start-data-plane.js'
