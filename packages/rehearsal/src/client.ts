import { access, constants, stat } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rehearsalFolder } from "./cache-root.ts";
import { isolatedHome } from "./home.ts";
import { RehearsalError } from "./rehearsal-error.ts";
import { requireOptions } from "./require-options.ts";
import { type Ran, runProcess } from "./run-process.ts";
import type { ClientName } from "./step.ts";

/** The real client, as it is installed here. */
export interface FoundClient {
  readonly found: true;
  readonly client: ClientName;
  /** Absolute path of the program. */
  readonly path: string;
  /** As the client says it: `1.2.3`. */
  readonly version: string;
}

/** Why the client cannot be used. */
export interface MissingClient {
  readonly found: false;
  readonly client: ClientName;
  readonly reason: string;
  readonly help: string;
  /** The client is there, and there is no place to start it in: the code of the error that says so. */
  readonly code?: string;
}

/** Settings of {@link findClient}. */
export interface FindClientOptions {
  /** The program itself; nothing else is looked at. */
  readonly path?: string;
  /** Where the search for `node_modules/.bin` starts; default: the current folder, then this package's. */
  readonly cwd?: string;
  /** Default: `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Seconds for `--version`; default 30. */
  readonly timeoutSeconds?: number;
  /** Gives the search up. */
  readonly signal?: AbortSignal | undefined;
}

const programs = { codex: "codex", "claude-code": "claude" } as const;
const variables = { codex: "GOALPOST_CODEX", "claude-code": "GOALPOST_CLAUDE" } as const;
const packages = { codex: "@openai/codex", "claude-code": "@anthropic-ai/claude-code" } as const;

const optionNames = Object.keys({
  path: true,
  cwd: true,
  env: true,
  timeoutSeconds: true,
  signal: true,
} satisfies Record<keyof FindClientOptions, true>);

/**
 * Finds the installed client and asks it for its version, in an isolated home. Looks at `options.path`, else `GOALPOST_CODEX` or
 * `GOALPOST_CLAUDE`, else every `node_modules/.bin` upward from the current folder and from this package, else PATH. What a program said
 * holds for this process, while the file, the environment and the folder are the same.
 *
 * @throws {@link RehearsalError} `client/aborted` when `signal` was; `rehearsal/bad-option`.
 * @returns The client, or the reason why there is none; a path that was given and does not work is a reason, never a reason to look further.
 * @example
 * const codex = await findClient("codex"); // { found: true, client: "codex", path: "/…/codex", version: "1.2.3" }
 */
export async function findClient(
  client: ClientName,
  options: FindClientOptions = {},
): Promise<FoundClient | MissingClient> {
  requireOptions("findClient", options, optionNames);
  const env = options.env ?? process.env;
  const cwd = options.cwd ?? process.cwd();
  const given = options.path ?? env[variables[client]];
  const path = given ? resolve(given) : await firstExecutable(candidates(client, cwd, env));
  if (path === undefined) {
    return missing(client, `${programs[client]} is in no node_modules/.bin from here upward and not on PATH`);
  }
  if (!(await isExecutable(path))) return missing(client, `${path} is not a program that can be run`);
  const { timeoutSeconds = 30, signal } = options;
  const key = await stampOf(client, path, env, cwd);
  const known = found.get(key);
  if (known !== undefined && signal?.aborted !== true) return known;
  const answer = await askVersion(client, path, { env, cwd, timeoutSeconds, signal });
  if (answer.found) found.set(key, answer);
  if (signal?.aborted !== true) return answer;
  throw new RehearsalError({
    code: "client/aborted",
    where: client,
    what: "was aborted before the client had said its version",
    help: "look again with a signal that is not aborted",
  });
}

/** What programs said, by {@link stampOf}. */
const found = new Map<string, FoundClient>();

/** Tells whether a program is the one that was asked, in the same surroundings. */
async function stampOf(
  client: ClientName,
  path: string,
  env: NonNullable<FindClientOptions["env"]>,
  cwd: string,
): Promise<string> {
  const { dev, ino, size, mtimeMs, ctimeMs } = (await stat(path).catch(() => undefined)) ?? {};
  return JSON.stringify([client, path, dev, ino, size, mtimeMs, ctimeMs, cwd, Object.entries(env).sort()]);
}

/**
 * Finds the client, or throws.
 *
 * @throws {@link RehearsalError} `client/not-found`, `client/aborted`, `home/in-temp-directory`, `home/cannot-create`.
 */
export async function requireClient(client: ClientName, options: FindClientOptions = {}): Promise<FoundClient> {
  requireOptions("requireClient", options, optionNames);
  const result = await findClient(client, options);
  if (result.found) return result;
  throw new RehearsalError({
    code: result.code ?? "client/not-found",
    where: client,
    what: result.reason,
    help: result.help,
  });
}

/**
 * Says whether tests that need the client can run: the client, or a reason to skip them with. Where `CI` is set, a missing client is an error
 * and no reason to skip. Knows no test runner: `const { client, skip } = await clientForTests("codex")`, then `test.skipIf(skip)(…)`.
 *
 * @throws {@link RehearsalError} `client/not-found` in CI, `client/aborted`.
 */
export async function clientForTests(
  client: ClientName,
  options: FindClientOptions = {},
): Promise<
  { readonly client: FoundClient; readonly skip: undefined } | { readonly client: undefined; readonly skip: string }
> {
  requireOptions("clientForTests", options, optionNames);
  const env = options.env ?? process.env;
  if (!["", "0", "false"].includes(env.CI ?? ""))
    return { client: await requireClient(client, options), skip: undefined };
  const result = await findClient(client, options);
  if (result.found) return { client: result, skip: undefined };
  return { client: undefined, skip: `skipped: ${result.reason}; ${result.help}` };
}

const missing = (client: ClientName, reason: string): MissingClient => ({
  found: false,
  client,
  reason,
  help: `install ${packages[client]}, or set ${variables[client]} to the program's path`,
});

function candidates(client: ClientName, cwd: string, env: NonNullable<FindClientOptions["env"]>): readonly string[] {
  const names =
    process.platform === "win32" ? [".exe", ".cmd", ""].map((end) => programs[client] + end) : [programs[client]];
  const here = dirname(fileURLToPath(import.meta.url));
  const bins = [...upward(resolve(cwd)), ...upward(here)].map((folder) => join(folder, "node_modules", ".bin"));
  const onPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...bins, ...onPath].flatMap((folder) => names.map((name) => join(folder, name)));
}

function upward(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upward(above)];
}

async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isExecutable(path)) return path;
  return undefined;
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function askVersion(
  client: ClientName,
  path: string,
  {
    env,
    cwd,
    timeoutSeconds,
    signal,
  }: Required<Pick<FindClientOptions, "env" | "cwd" | "timeoutSeconds">> & Pick<FindClientOptions, "signal">,
): Promise<FoundClient | MissingClient> {
  let ran: Ran;
  try {
    await using home = await isolatedHome({ client, parent: await rehearsalFolder(env, cwd) });
    ran = await runProcess(path, ["--version"], {
      cwd: home.root,
      env: home.env,
      timeoutSeconds,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof RehearsalError)
      return { found: false, client, reason: `${error.where} ${error.what}`, help: error.help, code: error.code };
    return missing(client, `${path} could not be started: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (ran.timedOut) return missing(client, `${path} --version gave no answer in ${timeoutSeconds} s`);
  const version = /\b\d+\.\d+\.\d+[^\s()]*/.exec(ran.stdout)?.[0];
  if (ran.exitCode === 0 && version !== undefined) return { found: true, client, path, version };
  const said = (ran.stderr || ran.stdout).trim().split("\n", 1)[0]?.slice(0, 200) ?? "";
  return missing(client, `${path} --version ended with ${ran.exitCode} and said ${JSON.stringify(said)}`);
}
