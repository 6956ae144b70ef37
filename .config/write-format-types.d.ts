/** The files, by name. */
export function formatTypes(): Promise<Map<string, string>>
