import { GoalpostError } from "@goalpost/core";
import { requireClient } from "@goalpost/rehearsal";
import type { AskingSession, StepModel } from "@goalpost/spec";
import type { AskSession } from "@goalpost/target";
import { Option } from "commander";
import type { Io } from "../io.ts";
import { targetNamed } from "../targets.ts";

/** How the client that is asked is chosen. */
export interface AskingFlags {
  readonly target?: string;
  readonly client?: string;
  readonly model?: string;
  readonly effort?: string;
}

/** The options of {@link AskingFlags}, but for `--target`. */
export const askingOptions = (effort: string): readonly Option[] => [
  new Option("--model <name>", "the model that is asked; default: the client's own"),
  new Option("--effort <word>", `how long it reasons; default: ${effort}`),
  new Option("--client <program>", "the client's program; default: node_modules/.bin here or above, else PATH"),
];

/** A client that is asked, and what it told about itself. */
export interface OpenAsking extends AsyncDisposable {
  readonly session: AskingSession;
  /** Who answers, as far as it is known by now. */
  readonly by: StepModel;
  /** Tokens that the client reported so far; undefined where it reported none. */
  readonly tokens: number | undefined;
}

/**
 * Opens a client to be asked; it reads and changes nothing.
 *
 * @throws GoalpostError `cli/bad-model`, `cli/cannot-be-asked`, and what the client throws.
 */
export async function openAsking(target: string, flags: AskingFlags, io: Io): Promise<OpenAsking> {
  const { model, effort } = flags;
  refuseOddName("--model", model);
  refuseOddName("--effort", effort);
  const entry = targetNamed(target);
  if (entry.client === undefined) throw cannotBeAsked(entry.title);
  const given = flags.client === undefined ? {} : { path: flags.client };
  const { path } = await requireClient(entry.client, { cwd: io.cwd, env: io.env, signal: io.signal, ...given });
  const order = { cwd: io.cwd, env: io.env, client: [path], signal: io.signal };
  const session: AskSession =
    entry.client === "codex"
      ? await (await import("@goalpost/codex")).openAskSession({ ...order, config: codexSettings(model, effort) })
      : await (await import("@goalpost/claude-code")).openAskSession({ ...order, args: claudeArgs(model, effort) });
  let seen = model;
  let tokens: number | undefined;
  return {
    session: {
      ask: (prompt, options) =>
        session.ask(prompt, {
          ...options,
          onEvent: (event) => {
            if (event.type === "opened") seen = event.model;
            if (event.type !== "used") return;
            const { inputTokens, cachedInputTokens, outputTokens } = event.tokens;
            tokens = (tokens ?? 0) + inputTokens - cachedInputTokens + outputTokens;
          },
        }),
    },
    get by() {
      return {
        target: entry.name,
        ...(seen === undefined ? {} : { model: seen }),
        ...(effort === undefined ? {} : { effort }),
      };
    },
    get tokens() {
      return tokens;
    },
    [Symbol.asyncDispose]: () => session.close(),
  };
}

/** In plan mode the effort of the turn counts, which the adapter takes from this key. */
const codexSettings = (model: string | undefined, effort: string | undefined): readonly string[] => [
  ...(model === undefined ? [] : [`model=${JSON.stringify(model)}`]),
  ...(effort === undefined ? [] : [`plan_mode_reasoning_effort=${JSON.stringify(effort)}`]),
];

const claudeArgs = (model: string | undefined, effort: string | undefined): readonly string[] => [
  ...(model === undefined ? [] : ["--model", model]),
  ...(effort === undefined ? [] : ["--effort", effort]),
];

/** A name goes onto a command line and into TOML: it has neither a space nor a mark, and is not an option. */
function refuseOddName(flag: string, name: string | undefined): void {
  if (name === undefined || /^[A-Za-z0-9][\w.:/@[\]-]{0,127}$/.test(name)) return;
  throw new GoalpostError({
    code: "cli/bad-model",
    where: flag,
    what: `${JSON.stringify(name)} is not a name, expected letters, digits and . : / @ - _`,
    help: "write it as the client's documentation does",
  });
}

const cannotBeAsked = (title: string): GoalpostError =>
  new GoalpostError({
    code: "cli/cannot-be-asked",
    where: "--target",
    what: `${title} has no way to answer a prompt outside of a goal`,
    help: "take codex or claude-code",
  });
