import type * as claude from "@goalpost/claude-code";
import type * as codex from "@goalpost/codex";
import { type Contract, GoalpostError, type Launch, nearest } from "@goalpost/core";
import type {
  RunEvent as AnyRunEvent,
  RunResult as AnyRunResult,
  RunStatus as AnyRunStatus,
  Double,
  TargetLaunch,
} from "@goalpost/runtime";
import { Option } from "commander";
import type { ClientHere } from "./config/client-here.ts";
import type { Io } from "./io.ts";

/** The clients that we compile for and drive. */
export type TargetName = "codex" | "claude-code";
/** What a client is given, whichever it is. */
export type PrintableLaunch = codex.CodexLaunch | claude.ClaudeCodeLaunch | ThirdLaunch;
export type RunEvent = AnyRunEvent;
export type RunResult = AnyRunResult;
export type RunStatus = AnyRunStatus;

/** What a client of somebody else's is given. */
export interface ThirdLaunch extends TargetLaunch {
  readonly cost?: undefined;
  /** The text of the goal. */
  readonly text: string;
}

/** Whether a launch is for a client of ours. */
export const isFor = <Name extends TargetName>(
  launch: PrintableLaunch,
  name: Name,
): launch is Extract<codex.CodexLaunch | claude.ClaudeCodeLaunch, { readonly target: Name }> => launch.target === name;

/** A run that is being followed. */
export interface Run extends AsyncIterable<RunEvent> {
  readonly result: Promise<RunResult>;
}

/** How a run is driven, in words that hold for every client. */
export interface RunOrder {
  readonly stateDir: string;
  readonly client: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Settings of Codex, `key=value`. */
  readonly config?: readonly string[];
  /** Codex: whether the project's own settings count. */
  readonly trustProject?: boolean;
  /** Claude Code: `check` was called before, so that its settings files need no second look. */
  readonly checked?: boolean;
  readonly maxReactivations?: number;
  readonly signal?: AbortSignal;
  readonly onComplete: codex.OnComplete;
}

/** A client, as the command line needs it. */
export interface TargetEntry {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** The client, where it is one that we find, isolate and rehearse with a scripted model. */
  readonly client?: TargetName;
  /** The program's usual name. */
  readonly program: string;
  /** The package that it came from, with its digest, where it is not ours. */
  readonly from?: string;
  /** The program of a rehearsal, where the target brings one. */
  double?(script: string | undefined): Double;
  /** What the client calls the text of the goal. */
  readonly word: string;
  /** What the client accepts for that text, for people. */
  readonly limit: { readonly max: number; readonly unit: string };
  /**
   * @param options - What is known of the client here; `skill`: with the project skill of Claude Code, which Codex has none of.
   */
  compile(contract: Contract, options?: ClientHere & { readonly skill?: boolean }): Promise<PrintableLaunch>;
  /** Throws when the client could not work on the launch: it is missing, too old, not logged in. Sets no goal. */
  check(
    launch: PrintableLaunch,
    order: Pick<RunOrder, "client" | "env" | "config" | "trustProject"> & { readonly cwd: string },
  ): Promise<void>;
  start(launch: PrintableLaunch, order: RunOrder & { readonly cwd: string }): Promise<Run>;
  resume(order: RunOrder & { readonly evidence?: string }): Promise<Run>;
  status(stateDir: string): Promise<RunStatus>;
  stop(
    stateDir: string,
    options: { readonly client?: readonly string[]; readonly env: NodeJS.ProcessEnv; readonly signal?: AbortSignal },
  ): Promise<RunStatus>;
  /** Whether the goal's standing is a word that the client will not take back by itself. */
  rests(goal: string): boolean;
}

/** A package is loaded when it is asked for. */
const targets: Readonly<Record<TargetName, TargetEntry>> = {
  codex: {
    name: "codex",
    title: "Codex",
    client: "codex",
    program: "codex",
    word: "objective",
    limit: { max: 4000, unit: "bytes" },
    compile: async (contract, { skill = false, ...options } = {}) => {
      if (skill) throw notForThisClient("--skill", "codex", "Claude Code", "leave it out, or --target claude-code");
      return (await import("@goalpost/codex")).codex(options).compile(contract);
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
    limit: { max: 4000, unit: "UTF-16 code units" },
    compile: async (contract, options) => (await import("@goalpost/claude-code")).claudeCode(options).compile(contract),
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
  throw notForThisClient(flag, "claude-code", "Codex", "leave it out; Claude Code reads its own settings files");
}

const notForThisClient = (flag: string, target: TargetName, owner: string, mend: string): GoalpostError =>
  new GoalpostError({
    code: "cli/not-for-this-client",
    where: `${flag} --target ${target}`,
    what: `is a setting of ${owner}`,
    mend,
  });

const otherTarget = ({ target, id }: Launch, name: TargetName): GoalpostError =>
  new GoalpostError({
    code: "cli/other-target",
    where: id,
    what: `was compiled for ${target}, expected ${name}`,
    mend: `compile it again: goalpost build ${id} --target ${name}`,
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
    what: `is no target, expected ${targetNames.join(" or ")}`,
    mend: `write --target ${nearest(name, targetNames) ?? targetNames[0]}`,
  });
