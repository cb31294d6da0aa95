import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GoalpostError } from "@goalpost/core";

/** The example that the demo runs: its project, and what stands beside it. */
export interface DemoExample {
  readonly folder: string;
  /** The contract, from the folder. */
  readonly contract: string;
  /** What the scripted model does, from the folder. */
  readonly script: string;
}

/** Where the example is: beside the build in the package, in `examples/` from sources. */
export function demoExample(): DemoExample {
  const sources = import.meta.url.endsWith(".ts");
  const folder = fileURLToPath(
    new URL(sources ? "../../../../examples/port-billing" : "./demo/template", import.meta.url),
  );
  if (existsSync(join(folder, "goals/port-billing.goal.ts"))) {
    return { folder, contract: "goals/port-billing.goal.ts", script: "rehearsal/port-billing.js" };
  }
  throw new GoalpostError({
    code: "demo/no-example",
    where: folder,
    what: "does not hold the example",
    help: "install goalpost again",
  });
}

/** The answers, and what serves the package alone, are not part of the tree that the agent works on. */
export const notInTheTree = (path: string): boolean => /^(?:rehearsal|node_modules)\/|^README\.md$/.test(path);
