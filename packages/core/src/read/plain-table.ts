/**
 * What plain texts need of the patterns that are made of texts, as JSON by key: made when the package is built, by reading prompts. Empty in the sources: there
 * each is read when a text first asks for it.
 */
export const plainTable: string = "{}";
