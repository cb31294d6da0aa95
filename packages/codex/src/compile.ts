import type { LaunchSettings } from "@goalpost/config/launch";
import type { CompileTarget, Contract, Launch, TextCost } from "@goalpost/core";
import { clientPackings, measure, packFor, requireId, toldContract } from "@goalpost/core/adapter";
import { requireKnown, requireNoMore } from "@goalpost/core/errors";
import type { Bounds } from "@goalpost/target";
import { boundsOf, versionOption } from "@goalpost/target/adapter";
import { sha256 } from "@goalpost/target/internal";
import { objectiveLimit } from "./facts.ts";
import { pointerText } from "./pointer.ts";
import { type CodexOptions, inForce, launchSettings, optionNames, overridesOf } from "./settings.ts";
import { testedVersion } from "./tested.gen.ts";
import { warningsOf } from "./warnings.ts";

/** What Codex is given for a contract: a plain value. */
export interface CodexLaunch extends Launch {
  readonly target: "codex";
  /** The goal's text, at most 4,000 bytes of UTF-8: that much the model is shown. */
  readonly objective: string;
  /** Its length in bytes of UTF-8. */
  readonly length: number;
  /** The model is shown it once, when the goal is set. */
  readonly cost: TextCost;
  /** What is put into the thread before the goal, where compaction keeps it. */
  readonly pointer: string;
  /** The bounds of stop_when, the narrowest of each kind. */
  readonly bounds: Bounds;
  /** `-c` settings: `key=value`, the value in TOML. */
  readonly config: readonly string[];
  /** Who set each setting, those of the user's own that decide how it runs among them. */
  readonly whoSet: LaunchSettings;
}

/**
 * Makes the Codex target.
 *
 * @param options - Model, sandbox and other settings; see {@link CodexOptions}. Where neither these nor the user's own files say it: sandbox `workspace-write`, approvals `on-request`.
 * @throws GoalpostError `codex/bad-option` for an option that there is not, and for a setting that has no form; `codex/danger-unnamed`; `compile` throws `pack/over-limit` when the goal alone is too long, `contract/no-id` when there is no id.
 * @example
 * import { command, goal } from "@goalpost/core";
 * import { codex } from "@goalpost/codex";
 * const launch = codex().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * console.log(launch.objective.length <= 4000); // true
 */
export function codex(options?: CodexOptions): CompileTarget<CodexLaunch>;
export function codex(options: CodexOptions = {}, ...more: readonly unknown[]): CompileTarget<CodexLaunch> {
  requireNoMore("codex", more, "give one object of options", "codex/bad-option");
  requireKnown("codex", options, optionNames, "codex/bad-option");
  const whoSet = launchSettings(options);
  const version = versionOption({ area: "codex", maker: "codex" }, options.clientVersion, testedVersion);
  return {
    name: "codex",
    limits: { objective: objectiveLimit },
    compile: (contract, ...rest: readonly unknown[]) => {
      requireNoMore("compile", rest, "give options to codex({ … })", "codex/bad-option");
      return compile(contract, whoSet, version, options);
    },
  };
}

function compile(given: Contract, whoSet: LaunchSettings, version: string, options: CodexOptions): CodexLaunch {
  const contract = toldContract(given);
  requireId(contract);
  const packed = packFor(contract, clientPackings.codex, sha256);
  const config = overridesOf(whoSet);
  const settings = config.flatMap((setting) => ["-c", setting]);
  return {
    target: "codex",
    id: contract.id,
    objective: packed.text,
    length: packed.length,
    cost: { tokens: measure(packed.text).estimatedTokens, timesAtStart: 1, timesAfterNo: 0 },
    pointer: pointerText(contract, packed.files[0]),
    bounds: boundsOf(contract),
    config,
    whoSet,
    files: packed.files,
    argv: {
      "app-server": ["codex", "app-server", ...settings],
      exec: ["codex", "exec", "--json", ...settings, "-"],
      tui: ["codex", ...settings],
    },
    warnings: warningsOf(contract, packed.text, version, inForce(options, whoSet)),
    trace: packed.trace,
  };
}
