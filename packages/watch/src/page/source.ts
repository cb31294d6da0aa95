import { fileURLToPath } from "node:url";
import { type PageFiles, pageFile } from "./assets.ts";

let made: Promise<PageFiles> | undefined;

/** The page, bundled from the sources as they are now: a build that lies about is never used. */
export function pageFiles(): Promise<PageFiles> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<PageFiles> {
  const { build } = await import("vite");
  const configFile = fileURLToPath(new URL("../../page/vite.config.ts", import.meta.url));
  const built = await build({ configFile, logLevel: "silent", build: { write: false } });
  const outputs = Array.isArray(built) ? built : "output" in built ? [built] : [];
  const files = outputs.flatMap(({ output }) =>
    output.map((file) => {
      const content = file.type === "chunk" ? file.code : file.source;
      return [file.fileName, pageFile(file.fileName, Buffer.from(content))] as const;
    }),
  );
  return new Map(files);
}
