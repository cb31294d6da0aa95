/**
 * Loads the parts of this package that are otherwise loaded at their first use. Who calls it before an agent starts judges afterwards by the
 * code that stood on disk then: where this package is installed in the project, the agent can write it.
 *
 * @example
 * await loadAllParts();
 */
export async function loadAllParts(): Promise<void> {
  await Promise.all([
    import("./check/json-schema.ts"),
    import("./counting/read-junit.ts"),
    import("@goalpost/target/internal"),
    import("write-file-atomic"),
  ]);
}
