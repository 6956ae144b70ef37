export const FORMAT_AUTOMATONS_FILE: URL

/** The file's text. */
export function formatAutomatons(): string
