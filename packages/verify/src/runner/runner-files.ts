import type { Contract } from "@goalpost/core";
import { runnerBundle } from "#runner-bundle";
import { requireOptions } from "../bad-option.ts";
import { placesOf } from "../checks-of.ts";
import type { Seal } from "../seal/seal.ts";

/** A file for `.goalpost/<id>/`. */
export interface RunnerFile {
  readonly path: "verify" | "verify.mjs" | "base.json";
  readonly text: string;
  readonly mode: 0o755 | 0o644;
}

/** Options of {@link runnerFiles}. */
export interface RunnerOptions {
  /** With it comes `base.json`: the tree at the start, so that the agent's run judges its changes by it, and knows the metrics' baselines. */
  readonly seal?: Seal | undefined;
}

const wrapper = `#!/bin/sh
# Runs the checks of this contract. Made by goalpost; needs node 20.19 or newer and nothing else.
node="\${GOALPOST_NODE:-node}"
if ! command -v "$node" >/dev/null 2>&1; then
  echo "node is not on PATH; set GOALPOST_NODE to its path"
  echo "AGENT CHECKS: failed"
  exit 1
fi
exec "$node" "$(dirname "$0")/verify.mjs" "$@"
`;

/** The tests of the start, without those of held-out checks. */
const shownTests = ({ tests, held_out = {} }: Seal): Seal["tests"] =>
  Object.fromEntries(Object.entries(tests).filter(([id]) => !Object.hasOwn(held_out, id)));

/**
 * Makes the runner that the agent starts: `verify`, a wrapper for sh, and `verify.mjs`, this package's checks in one file that needs nothing
 * but node. It reads `contract.json` beside it, and the sha256 of that in `manifest.json` if there is one.
 *
 * @param contract - Decides whether JSON Schema is bundled: without, the runner is a third of the size.
 * @returns Files for `.goalpost/<id>/`, with their modes.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * const files = await runnerFiles(contract);
 * files.map(({ path }) => path); // ["verify", "verify.mjs"]
 */
export async function runnerFiles(contract: Contract, options: RunnerOptions = {}): Promise<readonly RunnerFile[]> {
  requireOptions("runnerFiles", options, ["seal"]);
  const { seal } = options;
  const withSchema = placesOf(contract).some(({ item }) => item.kind === "artifact" && item.json_schema !== undefined);
  const files: RunnerFile[] = [
    { path: "verify", text: wrapper, mode: 0o755 },
    { path: "verify.mjs", text: await runnerBundle(withSchema ? "with-schema" : "plain"), mode: 0o644 },
  ];
  if (seal !== undefined)
    files.push({
      path: "base.json",
      text: `${JSON.stringify({ ...seal.base, tests: shownTests(seal) }, null, 2)}\n`,
      mode: 0o644,
    });
  return files;
}
