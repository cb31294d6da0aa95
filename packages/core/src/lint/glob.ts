/**
 * Tells which paths match a glob: `**` any folders, `*` and `?` within one, `{a,b}` either; brackets stand for themselves, as in `app/[id]/page.tsx`. A folder's name matches all below it.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const pattern = clean(glob);
  if (pattern === "." || pattern === "") return () => true;
  const regex = new RegExp(`^(?:${source(pattern)})(?:/.*)?$`, "u");
  return (path) => regex.test(clean(path));
}

const clean = (text: string): string => text.replace(/^\.\//, "").replace(/\/$/, "");

/** Whether a text is a glob, and not the name of one file. */
export const isGlob = (path: string): boolean => /[*?[\]{}]/.test(path);

function source(glob: string): string {
  let text = "";
  let depth = 0;
  for (let at = 0; at < glob.length; at += 1) {
    const char = glob.charAt(at);
    if (glob.startsWith("**/", at)) {
      text += "(?:[^/]+/)*";
      at += 2;
    } else if (glob.startsWith("**", at)) {
      text += ".*";
      at += 1;
    } else if (char === "*") text += "[^/]*";
    else if (char === "?") text += "[^/]";
    else if (char === "{" && glob.includes("}", at)) {
      text += "(?:";
      depth += 1;
    } else if (char === "}" && depth > 0) {
      text += ")";
      depth -= 1;
    } else if (char === "," && depth > 0) text += "|";
    else text += char.replace(/[\\^$.|+()[\]{}/-]/g, (found) => `\\${found === "-" ? "x2d" : found}`);
  }
  return text;
}
