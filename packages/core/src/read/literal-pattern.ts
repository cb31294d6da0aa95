/** Text as a pattern that finds it. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
/** A literal as a pattern: a word of letters or digits stands alone; undefined for one that matches everything. */
export function patternOf(text: string): { source: string; flags: string } | undefined {
  const [, source, flags] = /^\/(.+)\/([dgimsuvy]*)$/.exec(text) ?? [];
  if (source !== undefined)
    return isPattern(source, flags ?? "")
      ? { source: new RegExp(source, flags).source, flags: flags ?? "" }
      : undefined;
  const edge = (char: string): string => (/[A-Za-z0-9_]/.test(char) ? "\\b" : "");
  return { source: `${edge(text.charAt(0))}${escaped(text)}${edge(text.slice(-1))}`, flags: "" };
}
function isPattern(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

/** A folder stands for what is below it. */
