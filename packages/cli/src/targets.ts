import type * as claude from "@goalpost/claude-code";
import type * as codex from "@goalpost/codex";
import { GoalpostError, type Launch } from "@goalpost/core";
import { clientPackings } from "@goalpost/core/adapter";
import { nearest, unitName } from "@goalpost/core/internal";
import { Option } from "commander";
import type { Io } from "./io.ts";
import type { CompileOptions, PrintableLaunch, RunOrder, TargetEntry, TargetName } from "./target-entry.ts";

export type {
  CompileOptions,
  PrintableLaunch,
  Run,
  RunEvent,
  RunOrder,
  RunResult,
  RunStatus,
  TargetEntry,
  TargetName,
} from "./target-entry.ts";

/** Whether a launch is for a client of ours. */
export const isFor = <Name extends TargetName>(
  launch: PrintableLaunch,
  name: Name,
): launch is Extract<codex.CodexLaunch | claude.ClaudeCodeLaunch, { readonly target: Name }> => launch.target === name;

/** What the client accepts, from where compile, lint and `toFit` have it. */
function limitOf(name: TargetName): TargetEntry["limit"] {
  const { max, unit } = clientPackings[name].limit;
  return { max, unit: unitName(unit) };
}

/** A package is loaded when it is asked for. */
const targets: Readonly<Record<TargetName, TargetEntry>> = {
  codex: {
    name: "codex",
    title: "Codex",
    client: "codex",
    program: "codex",
    word: "objective",
    limit: limitOf("codex"),
    compile: async (contract, { skill = false, wanted = {}, ...options } = {}) => {
      if (skill) throw notForThisClient("--skill", "codex", "Claude Code", "leave it out, or --target claude-code");
      const { model, effort, permissionMode } = wanted;
      const own: codex.CodexOptions = {
        ...options,
        ...(model === undefined ? {} : { model }),
        ...(effort === undefined ? {} : { reasoningEffort: effort }),
        ...(permissionMode === undefined ? {} : { sandbox: permissionMode as codex.SandboxMode }),
      };
      return (await import("@goalpost/codex")).codex(own).compile(contract);
    },
    check: async (launch, { client, env, cwd, config = [] }) => {
      if (!isFor(launch, "codex")) throw otherTarget(launch, "codex");
      return (await import("@goalpost/codex")).checkClient(launch, { client, env, cwd, config });
    },
    start: async (launch, { checked: _checked, ...order }) => {
      if (!isFor(launch, "codex")) throw otherTarget(launch, "codex");
      return (await import("@goalpost/codex")).start(launch, order);
    },
    resume: async ({ stateDir, checked: _checked, ...order }) =>
      (await import("@goalpost/codex")).resume(stateDir, order),
    status: async (stateDir) => (await import("@goalpost/codex")).status(stateDir),
    stop: async (stateDir, options) => (await import("@goalpost/codex")).stop(stateDir, options),
    rests: (goal) => goal === "complete" || goal === "blocked",
  },
  "claude-code": {
    name: "claude-code",
    title: "Claude Code",
    client: "claude-code",
    program: "claude",
    word: "condition",
    limit: limitOf("claude-code"),
    compile: async (contract, { wanted = {}, config = {}, ...options } = {}) => {
      if (Object.keys(config).length > 0) throw notClaudes("--config");
      return (await import("@goalpost/claude-code"))
        .claudeCode({ ...options, ...claudeWanted(wanted) })
        .compile(contract);
    },
    check: async (launch, order) => {
      if (!isFor(launch, "claude-code")) throw otherTarget(launch, "claude-code");
      return (await import("@goalpost/claude-code")).checkClient(launch, claudeOrder(order));
    },
    start: async (launch, order) => {
      if (!isFor(launch, "claude-code")) throw otherTarget(launch, "claude-code");
      return (await import("@goalpost/claude-code")).start(launch, claudeOrder(order));
    },
    resume: async ({ stateDir, ...order }) =>
      (await import("@goalpost/claude-code")).resume(stateDir, claudeOrder(order)),
    status: async (stateDir) => (await import("@goalpost/claude-code")).status(stateDir),
    stop: async (stateDir, { signal }) => (await import("@goalpost/claude-code")).stop(stateDir, { signal }),
    rests: (goal) => goal === "met" || goal === "impossible",
  },
};

/** What belongs to Codex alone is refused, not dropped. */
function claudeOrder<Order extends Pick<RunOrder, "config" | "trustProject" | "checked">>({
  config = [],
  trustProject = false,
  checked = false,
  ...order
}: Order): Omit<Order, "config" | "trustProject" | "checked"> & { readonly checkSettings: boolean } {
  const flag = config.length > 0 ? "--config" : trustProject ? "--trust-project" : undefined;
  if (flag === undefined) return { ...order, checkSettings: !checked };
  throw notClaudes(flag);
}

const notClaudes = (flag: string): GoalpostError =>
  notForThisClient(flag, "claude-code", "Codex", "leave it out; Claude Code reads its own settings files");

/** Words that were held against what the client has. */
const claudeWanted = ({
  model,
  effort,
  permissionMode,
}: NonNullable<CompileOptions["wanted"]>): claude.ClaudeCodeOptions => ({
  ...(model === undefined ? {} : { model }),
  ...(effort === undefined ? {} : { effort: effort as NonNullable<claude.ClaudeCodeOptions["effort"]> }),
  ...(permissionMode === undefined ? {} : { permissionMode: permissionMode as claude.PermissionMode }),
});

const notForThisClient = (flag: string, target: TargetName, owner: string, help: string): GoalpostError =>
  new GoalpostError({
    code: "cli/not-for-this-client",
    where: `${flag} --target ${target}`,
    what: `is a setting of ${owner}`,
    help,
  });

const otherTarget = ({ target, id }: Launch, name: TargetName): GoalpostError =>
  new GoalpostError({
    code: "cli/other-target",
    where: id,
    what: `was compiled for ${target}, expected ${name}`,
    help: `compile it again: goalpost build ${id} --target ${name}`,
  });

/** The names that `--target` takes. */
export const targetNames = Object.keys(targets) as readonly TargetName[];

/** The text of the goal, whatever the client calls it. */
export const goalText = (launch: PrintableLaunch): string =>
  isFor(launch, "codex") ? launch.objective : isFor(launch, "claude-code") ? launch.condition : launch.text;

/** `--target codex`, of a command that also takes the target of a package. */
export class TargetOption extends Option {}

/** `--target codex`. */
export const targetOption = (): TargetOption =>
  new TargetOption(
    "--target <client>",
    `the client that it is for: ${targetNames.join(", ")}, or a package that brings one`,
  ).default("codex");

/** Targets of packages that were named, by that name and by their own. */
const loaded = new Map<string, TargetEntry>();

/**
 * Makes ready the target that `--target` names: one of ours, or the one of a package, which is loaded.
 *
 * @throws GoalpostError `cli/unknown-target`, and what loading the package throws.
 */
export async function useTarget(name: string, io: Io): Promise<void> {
  if (targetNames.some((each) => each === name) || loaded.has(name)) return;
  // a bare word is more often a name that is misspelt than a package
  if (!/[@./]/.test(name)) throw unknownTarget(name);
  const [{ loadThirdTarget }, { entryOf }] = await Promise.all([import("./third/load.ts"), import("./third/entry.ts")]);
  const entry = entryOf(await loadThirdTarget(name, io));
  loaded.set(name, entry).set(entry.name, entry);
}

/**
 * The target of a name.
 *
 * @throws GoalpostError `cli/unknown-target`.
 */
export function targetNamed(name: string): TargetEntry {
  const found = targetNames.find((each) => each === name);
  const entry = found === undefined ? loaded.get(name) : targets[found];
  if (entry === undefined) throw unknownTarget(name);
  return entry;
}

/** The target of a package that was named, by its own name. */
export const loadedTarget = (name: string): TargetEntry | undefined => loaded.get(name);

const unknownTarget = (name: string): GoalpostError =>
  new GoalpostError({
    code: "cli/unknown-target",
    where: `--target ${name}`,
    what: `is not a target, expected ${targetNames.join(" or ")}`,
    help: `write --target ${nearest(name, targetNames) ?? targetNames[0]}`,
  });
