import type { Found } from "./found.ts";
import { readManifest } from "./read-manifest.ts";

/** What go does in a folder with a go.mod. */
export async function goCommands(root: string): Promise<readonly Found[]> {
  const text = await readManifest(root, "go.mod");
  if (text === undefined || !/^module\s+\S/m.test(text)) return [];
  return [
    { run: "go test ./...", from: "go.mod", wholeSuite: true },
    { run: "go build ./...", from: "go.mod", wholeSuite: false },
    { run: "go vet ./...", from: "go.mod", wholeSuite: false },
  ];
}
