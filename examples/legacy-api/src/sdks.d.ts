// Stands for the types of the two SDKs, so that this project has nothing to install.
declare module '@segment/analytics-node' {
  interface Who {
    userId: string
    timestamp?: Date
  }
  export class Analytics {
    constructor(settings: { writeKey: string })
    identify(message: Who & { traits?: object }): void
    group(message: Who & { groupId: string; traits?: object }): void
    track(message: Who & { event: string; properties?: object }): void
  }
}

declare module '@rudderstack/rudder-sdk-node' {
  export default class RudderAnalytics {
    constructor(writeKey: string, settings: { dataPlaneUrl: string })
    track(message: { userId: string; event: string; properties?: object }): void
  }
}
