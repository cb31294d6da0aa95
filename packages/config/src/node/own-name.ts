import { onOneLine } from "../text.ts";

/** What a Codex said of the copy that it was given, of the file as its user calls it. @internal */
export const inOwnName = (message: string, file: string): string =>
  onOneLine(message)
    .replace(/^failed to load configuration: /, "")
    .replace(/(?:~|\/)[^\s:]*config\.toml/, () => file);
