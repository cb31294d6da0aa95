import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { GoalpostError, requireKnown } from "@goalpost/core/errors";
import type { CodexModel } from "../codex/codex-facts.ts";
import { dangerIn, isBelow } from "../danger.ts";
import { pathText } from "../path.ts";
import { renderConfig } from "../presets/render.ts";
import type { ResolvedConfig } from "../presets/resolve.ts";
import { entriesOf } from "../rules/rule.ts";
import { abortedError } from "./aborted.ts";
import { ConfigServer } from "./app-server.ts";
import { askCodex } from "./codex-oracle.ts";

/** What a real client said of a configuration. */
export interface DoctorReport {
  readonly isLoaded: boolean;
  /** What it refuses, or reads otherwise than it was written. */
  readonly drift: readonly string[];
}

/**
 * Asks the installed Codex to load a resolved configuration, strictly, and to read it back: a key that the client does not give back as written is
 * drift. Offline; in a home of its own below `cache`, which is removed.
 *
 * @throws GoalpostError `config/client-failed`; `config/bad-option`; `config/aborted` when `signal` was.
 */
export async function doctorCodex(
  config: ResolvedConfig,
  options: { readonly binary: string; readonly cache: string; readonly signal?: AbortSignal | undefined },
): Promise<DoctorReport> {
  requireKnown("doctorCodex", options, ["binary", "cache", "signal"], "config/bad-option");
  mkdirSync(options.cache, { recursive: true });
  const home = mkdtempSync(join(options.cache, "doctor-"));
  const { binary, signal } = options;
  try {
    const answer = await askCodex(renderConfig(config), { binary, home, strict: true, signal });
    if (!answer.accepted) return { isLoaded: false, drift: [answer.message ?? "refused"] };
    const server = await ConfigServer.start({ binary, home, signal });
    try {
      const { result } = await server.call("config/read", { includeLayers: false });
      return { isLoaded: true, drift: differences(config.config, (result as { config: unknown }).config, "") };
    } finally {
      await server.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function differences(wanted: unknown, found: unknown, path: string): string[] {
  const inner = entriesOf(wanted);
  if (inner.length > 0)
    return inner.flatMap(([key, value]) =>
      differences(value, entriesOf(found).find(([name]) => name === key)?.[1], path === "" ? key : `${path}.${key}`),
    );
  return JSON.stringify(wanted) === JSON.stringify(found)
    ? []
    : [`${path}: wrote ${JSON.stringify(wanted)}, the client reads ${JSON.stringify(found)}`];
}

/**
 * Asks the installed Claude Code, by `claude doctor`, which settings it calls invalid. In a home of its own below `cache`, which is removed; nothing
 * leaves the machine, as the API's address is a closed port on loopback.
 *
 * Source: Claude Code, run 2026-11-22; older versions wait for a terminal here, so there is a time limit.
 *
 * @param options - `timeoutMs`: milliseconds before it is given up; default 60,000.
 * @throws GoalpostError `config/client-failed`; `config/bad-option`; `config/aborted` when `signal` was.
 */
export async function doctorClaude(
  settings: string,
  options: {
    readonly binary: string;
    readonly cache: string;
    readonly timeoutMs?: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<DoctorReport> {
  requireKnown("doctorClaude", options, ["binary", "cache", "timeoutMs", "signal"], "config/bad-option");
  mkdirSync(options.cache, { recursive: true });
  const home = mkdtempSync(join(options.cache, "doctor-"));
  try {
    mkdirSync(join(home, "config"));
    mkdirSync(join(home, "work"));
    writeFileSync(join(home, "config", "settings.json"), settings);
    const said = await runDoctor(home, options);
    const lines = said.split("\n").filter((line) => line.startsWith("- ") && line.includes("settings.json"));
    const drift = lines.map((line) => line.replace(/^- .*?settings\.json\s*(?:› )?/, ""));
    return { isLoaded: drift.length === 0, drift };
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function runDoctor(
  home: string,
  {
    binary,
    timeoutMs = 60_000,
    signal,
  }: { readonly binary: string; readonly timeoutMs?: number; readonly signal?: AbortSignal | undefined },
): Promise<string> {
  const env = {
    HOME: home,
    CLAUDE_CONFIG_DIR: join(home, "config"),
    PATH: "/usr/bin:/bin",
    ANTHROPIC_API_KEY: "none",
    ANTHROPIC_BASE_URL: "http://127.0.0.1:9",
    DISABLE_AUTOUPDATER: "1",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
  };
  return new Promise((done, reject) => {
    const child = execFile(
      binary,
      ["doctor"],
      { cwd: join(home, "work"), env, timeout: timeoutMs, killSignal: "SIGKILL", ...(signal && { signal }) },
      (error, stdout) => {
        if (signal?.aborted === true) reject(abortedError("claude doctor"));
        else if (error !== null)
          reject(
            new GoalpostError({
              code: "config/client-failed",
              where: "claude doctor",
              what: error.message,
              help: "see that `claude doctor` ends without a terminal",
              cause: error,
            }),
          );
        else done(stdout.split("Invalid settings")[1] ?? "");
      },
    );
    child.stdin?.end();
  });
}

/**
 * The models of the installed Codex, by `codex debug models`; the dated table of this package stands in where there is no client.
 *
 * @throws The client's failure as it came; GoalpostError `config/bad-option`; `config/aborted` when `signal` was.
 */
export function installedModels(
  binary: string,
  home: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly CodexModel[]> {
  requireKnown("installedModels", options, ["signal"], "config/bad-option");
  const { signal } = options;
  mkdirSync(home, { recursive: true });
  const env = { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" };
  return new Promise((done, reject) => {
    execFile(
      binary,
      ["debug", "models"],
      { env, timeout: 30_000, killSignal: "SIGKILL", maxBuffer: 1e8, ...(signal && { signal }) },
      (error, stdout) => {
        if (signal?.aborted === true) return reject(abortedError("codex debug models"));
        if (error !== null) return reject(error);
        try {
          const { models } = JSON.parse(stdout) as { models: readonly Record<string, unknown>[] };
          done(models.map(modelOf));
        } catch (cause) {
          reject(cause); // another program than the client, or one that says it in another way
        }
      },
    );
  });
}

const modelOf = (model: Readonly<Record<string, unknown>>): CodexModel => ({
  slug: String(model.slug),
  contextWindow: Number(model.context_window),
  maxContextWindow: Number(model.max_context_window),
  effectivePercent: Number(model.effective_context_window_percent),
  efforts: (model.supported_reasoning_levels as readonly { readonly effort: string }[]).map(({ effort }) => effort),
  defaultEffort: String(model.default_reasoning_level),
});

/**
 * Refuses a configuration without a sandbox where the working directory is not below a trusted path. Both sides are real paths: symlinks are
 * resolved, `~` is the user's home, a path that does not exist is trusted by nobody.
 *
 * @throws GoalpostError `config/danger-outside-trusted-path`.
 */
export function refuseDanger({ target, config, trustedProjects }: ResolvedConfig, workingDirectory: string): void {
  const danger = [...dangerIn(target, config)][0];
  if (danger === undefined) return;
  const directory = realPath(workingDirectory);
  const trusted = trustedProjects.map(realPath).filter((path) => path !== undefined);
  if (directory !== undefined && isBelow(directory, trusted)) return;
  throw new GoalpostError({
    code: "config/danger-outside-trusted-path",
    where: pathText(danger),
    what: `${directory ?? workingDirectory} is not below a trusted path (${trusted.join(", ") || "none exists"})`,
    help: "run it below one of them, or add this directory to trustedProjects",
  });
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(resolve(path.replace(/^~(?=$|[\\/])/, homedir())));
  } catch {
    return undefined;
  }
}
