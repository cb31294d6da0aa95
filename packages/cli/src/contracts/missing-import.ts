/**
 * What to say of an error that Node or jiti throws for an import that leads nowhere; undefined for any other.
 *
 * @param message - As it was thrown, with whatever stands behind it.
 */
export function missingImport(message: string): { readonly what: string; readonly help: string } | undefined {
  const missing = /^Cannot find (?:module|package) ('[^'\n]*')/.exec(message)?.[1];
  return missing === undefined
    ? undefined
    : {
        what: `imports ${missing}, which is not found`,
        help: "install the package, or correct the path of the import",
      };
}
