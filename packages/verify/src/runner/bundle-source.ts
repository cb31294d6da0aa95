import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleOptions } from "./bundle-options.ts";

const made = new Map<string, Promise<string>>();

/** The runner as one file, bundled from the sources as they are now: a build that lies about is never used. */
export function runnerBundle(entry: "plain" | "with-schema"): Promise<string> {
  const known = made.get(entry) ?? bundle(entry);
  made.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    ...bundleOptions,
    entryPoints: [fileURLToPath(new URL(`./${entry}.ts`, import.meta.url))],
    write: false,
    logLevel: "silent",
  });
  return outputFiles?.[0]?.text ?? "";
}
