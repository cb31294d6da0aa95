/**
 * Tables of forms by name, as JSON: made when the package is built, since a table needs every form to be read. Empty in the sources: there each is made
 * when a text first asks for it.
 */
export const formTables: Readonly<Record<string, string>> = {};
