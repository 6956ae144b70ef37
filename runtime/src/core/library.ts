// Owns the name under which this package appears in every event and request.

export const LIBRARY = { name: '@trackwright/runtime', version: '0.1.0' } as const
