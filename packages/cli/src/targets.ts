import { type Contract, GoalpostError, type Launch, nearest } from "@goalpost/core";
import { Option } from "commander";

/** What the command line prints for a launch: {@link Launch}, and what a target of ours adds to it. */
export interface PrintableLaunch extends Launch {
  /** What the client is given as its goal. */
  readonly objective: string;
  /** The objective's length, in the unit of the limit. */
  readonly length: number;
  readonly config: readonly string[];
}

interface TargetEntry {
  compile(contract: Contract): Promise<PrintableLaunch>;
  /** What the client accepts for the objective, for people. */
  readonly limit: { readonly max: number; readonly unit: string };
}

/** Every client that we compile for; a package is loaded when it is asked for. */
const targets: Readonly<Record<string, TargetEntry>> = {
  codex: {
    compile: async (contract) => (await import("@goalpost/codex")).codex().compile(contract),
    limit: { max: 4000, unit: "characters" },
  },
};

/** `--target codex`. */
export const targetOption = (): Option =>
  new Option("--target <client>", `the client that it is for: ${Object.keys(targets).join(", ")}`).default("codex");

/**
 * The target of a name.
 *
 * @throws {@link GoalpostError} `cli/unknown-target`.
 */
export function targetNamed(name: string): TargetEntry {
  const entry = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (entry !== undefined) return entry;
  const names = Object.keys(targets);
  throw new GoalpostError({
    code: "cli/unknown-target",
    where: `--target ${name}`,
    what: `is no target, expected ${names.join(" or ")}`,
    mend: `write --target ${nearest(name, names) ?? names[0]}`,
  });
}
