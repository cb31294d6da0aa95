import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { abortedError } from "./aborted.ts";

/** What the installed Codex says of a configuration. */
export interface CodexAnswer {
  readonly accepted: boolean;
  /** The client's own words when it refuses; the home directory is written as `~`. */
  readonly message?: string;
  readonly line?: number;
  readonly column?: number;
}

/** How to ask: the native binary, a home of its own, and whether unknown keys are refused. */
export interface AskCodexOptions {
  readonly binary: string;
  /** A directory that belongs to this question alone; its config.toml is replaced. */
  readonly home: string;
  readonly strict?: boolean;
  /** Milliseconds before the question is given up. Default 30,000. */
  readonly timeoutMs?: number;
  /** Gives the question up. */
  readonly signal?: AbortSignal | undefined;
}

/** What the client prints: its startup configuration, or why there is none. */
interface Startup {
  readonly appServerVersion?: unknown;
  readonly error?: {
    readonly message?: unknown;
    readonly data?: { readonly line?: unknown; readonly column?: unknown };
  };
}

const optionNames = namesOf<AskCodexOptions>({ binary: true, home: true, strict: true, timeoutMs: true, signal: true });

/**
 * Asks the real client whether it loads a config.toml, by `codex app-server --print-startup-config`: offline, 20 to 40 ms. Only what the client prints
 * of its startup configuration is an answer: a program that ends well and prints something else has not read the text.
 *
 * Source: codex-cli, run 2026-11-22 and 2026-11-29.
 *
 * @throws A client that does not start, as it came; GoalpostError `config/client-failed` when it answers something else, `config/aborted` when
 *   `signal` was.
 */
export function askCodex(text: string | Uint8Array, options: AskCodexOptions): Promise<CodexAnswer> {
  requireKnown("askCodex", options, optionNames, "config/bad-option");
  const { binary, home, strict = false, timeoutMs = 30_000, signal } = options;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "config.toml"), text);
  const args = ["app-server", "--print-startup-config", ...(strict ? ["--strict-config"] : [])];
  const env = { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" };
  return new Promise((resolve, reject) => {
    const child = execFile(
      binary,
      args,
      { cwd: home, env, timeout: timeoutMs, killSignal: "SIGKILL", ...(signal && { signal }) },
      (error, stdout, stderr) => {
        if (signal?.aborted === true) return reject(abortedError("codex app-server"));
        if (error !== null && (error.killed === true || typeof error.code !== "number")) return reject(error);
        const answer = answerOf(stdout, error === null, home);
        if (answer === undefined) reject(notAnAnswer(`${stdout}\n${stderr}`.replaceAll(home, "~").trim()));
        else resolve(answer);
      },
    );
    child.stdin?.end();
  });
}

/** Undefined where the exit code and the printed text do not belong together. */
function answerOf(stdout: string, isDone: boolean, home: string): CodexAnswer | undefined {
  const { appServerVersion, error } = startupIn(stdout);
  if (isDone) return error === undefined && typeof appServerVersion === "string" ? { accepted: true } : undefined;
  if (typeof error?.message !== "string") return undefined;
  const { line, column } = error.data ?? {};
  return {
    accepted: false,
    message: error.message.replaceAll(home, "~").trim(),
    ...(typeof line === "number" ? { line } : {}),
    ...(typeof column === "number" ? { column } : {}),
  };
}

function startupIn(stdout: string): Startup {
  try {
    const said: unknown = JSON.parse(stdout);
    return typeof said === "object" && said !== null ? said : {};
  } catch {
    return {};
  }
}

const notAnAnswer = (said: string): GoalpostError =>
  new GoalpostError({
    code: "config/client-failed",
    where: "codex app-server --print-startup-config",
    what: `it printed no startup configuration, but ${said === "" ? "nothing" : JSON.stringify(said.slice(0, 200))}`,
    help: "see that this program is Codex itself, of a version that has this flag",
  });
