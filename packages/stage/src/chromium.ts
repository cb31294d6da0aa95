import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** Where macOS keeps it; it is not on PATH there. */
const places = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The Chromium of this machine: GOALPOST_CHROMIUM, else the first of its names on PATH. */
export function chromiumHere(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.GOALPOST_CHROMIUM !== undefined) return env.GOALPOST_CHROMIUM;
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(existsSync);
}

/** A browser without a network: nothing of its own asks for an address. */
export const chromiumArgs: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
