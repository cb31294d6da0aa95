import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

interface StartupError {
  readonly error?: { readonly message?: string; readonly data?: { readonly line?: number; readonly column?: number } };
}

/**
 * Asks the real client whether it loads a config.toml, by `codex app-server --print-startup-config`: offline, 20 to 40 ms.
 *
 * Source: codex-cli 0.169.0, run 2026-11-22.
 *
 * @throws A client that does not start or answer, as it came; GoalpostError `config/aborted` when `signal` was.
 */
export function askCodex(text: string | Uint8Array, options: AskCodexOptions): Promise<CodexAnswer> {
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
        if (error === null) return resolve({ accepted: true });
        if (error.killed === true || typeof error.code !== "number") return reject(error);
        resolve(refusal(stdout, stderr, home));
      },
    );
    child.stdin?.end();
  });
}

function refusal(stdout: string, stderr: string, home: string): CodexAnswer {
  const tidy = (text: string) => text.replaceAll(home, "~").trim();
  try {
    const { error } = JSON.parse(stdout) as StartupError;
    const { line, column } = error?.data ?? {};
    return {
      accepted: false,
      message: tidy(error?.message ?? stdout),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
  } catch {
    return { accepted: false, message: tidy(`${stdout}\n${stderr}`) };
  }
}
