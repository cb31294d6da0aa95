/** Says whether a path is a folder or lies below it, by the text alone: `..` is not followed, so a path that holds it is within nothing. */
export function isWithin(path: string, folder: string): boolean {
  const base = folder.replace(/\/+$/, "");
  return base !== "" && !path.split("/").includes("..") && (path === base || path.startsWith(`${base}/`));
}
