import type { ConfigTarget } from "@goalpost/config";
import { shellWord } from "../output/shell-word.ts";
import { type HookEvent, hookEvents } from "./events.ts";

/** What a hook is installed with. */
export interface HookPlan {
  readonly target: ConfigTarget;
  /** The project's root, absolute. */
  readonly root: string;
  /** The contract; without one, every contract that was sealed here and has not come to a verified done. */
  readonly id: string | undefined;
  /** How goalpost is called: a program and its leading arguments. */
  readonly program: readonly string[];
  /** Times that the agent is sent back in a row. */
  readonly cap: number;
  /** Where our state is, when the environment says another place than the default. */
  readonly stateDir: string | undefined;
  /** Whether they speak in every project, for what is sealed there: then no folder is named. Default false. */
  readonly isEverywhere?: boolean;
}

/** One group of hooks, in the form that both clients read. Source: both clients, run 2026-11-30. */
export interface HookGroup {
  readonly matcher?: string;
  readonly hooks: readonly { readonly type: "command"; readonly command: string; readonly timeout: number }[];
}

/** Seconds after which the client gives up. Ours end before. */
const timeouts: Readonly<Record<HookEvent, number>> = { stop: 3600, "session-start": 60, guard: 60 };

/** The tools that write files, as the clients call them. */
const writers: Readonly<Record<ConfigTarget, string>> = {
  "claude-code": "Edit|MultiEdit|Write|NotebookEdit",
  codex: "apply_patch|Edit|Write",
};

/** What stands in the client's file, by the client's name of the moment. */
export function hookGroups(plan: HookPlan): ReadonlyMap<string, HookGroup> {
  const group = (event: HookEvent): HookGroup => ({
    ...(event === "guard" ? { matcher: writers[plan.target] } : {}),
    hooks: [{ type: "command", command: hookCommand(plan, event), timeout: timeouts[event] }],
  });
  return new Map((Object.keys(hookEvents) as HookEvent[]).map((event) => [hookEvents[event], group(event)]));
}

function hookCommand(
  { target, root, id, program, cap, stateDir, isEverywhere = false }: HookPlan,
  event: HookEvent,
): string {
  const words = [...program, "hook", event, "--target", target, ...(isEverywhere ? [] : ["--cwd", root])];
  if (event === "stop") words.push("--cap", String(cap));
  if (id !== undefined) words.push("--", id);
  const place = stateDir === undefined ? "" : `GOALPOST_STATE_DIR=${shellWord(stateDir)} `;
  return `${place}${words.map(shellWord).join(" ")}`;
}

/** The words before and after what tells a command of ours: plain or quoted ones, so that a command of a person's that calls us among others is not ours. */
const before = /^(?:(?:[\w@%+=:,./-]+|(?:GOALPOST_STATE_DIR=)?'[^']*'(?:\\''[^']*')*) )+$/;
const after = /^(?: --cap \d+)?(?: -- [\w.-]+)?$/;

/** Tells whether a group in a client's file is ours, and for this project: by the whole of its command. */
export function isOurs(group: unknown, { target, root }: Pick<HookPlan, "target" | "root">): boolean {
  const commands = handlersOf(group).map((handler) => (handler as { readonly command?: unknown } | null)?.command);
  const middles = (Object.keys(hookEvents) as HookEvent[]).map((event) =>
    ["hook", event, "--target", target, "--cwd", root].map(shellWord).join(" "),
  );
  const [command, ...more] = commands;
  if (typeof command !== "string" || more.length > 0) return false;
  return middles.some((middle) => {
    const at = command.lastIndexOf(middle);
    return at > 0 && before.test(command.slice(0, at)) && after.test(command.slice(at + middle.length));
  });
}

const handlersOf = (group: unknown): readonly unknown[] => {
  const { hooks } = (typeof group === "object" && group !== null ? group : {}) as { readonly hooks?: unknown };
  return Array.isArray(hooks) ? hooks : [];
};
