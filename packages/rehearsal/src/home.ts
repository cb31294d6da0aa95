import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { freshFolder, rehearsalFolder } from "./cache-root.ts";
import { claudeCodeEnv } from "./home-claude-code.ts";
import { codexConfig } from "./home-codex.ts";
import { type HomeOptions, homeOptionNames } from "./home-options.ts";
import { requireOptions } from "./require-options.ts";
import type { ClientName } from "./step.ts";
import { homePrefix, sweepHomes } from "./sweep-homes.ts";

/** A home for one client, with nothing of the user's in it. */
export interface IsolatedHome extends AsyncDisposable {
  readonly client: ClientName;
  /** Holds all that follows; mode 0700. */
  readonly root: string;
  /** `HOME`. */
  readonly home: string;
  /** `CODEX_HOME` or `CLAUDE_CONFIG_DIR`. */
  readonly configDir: string;
  /** The whole environment for the client: pass it as it is, and inherit nothing. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes an empty folder beside the home, for the client to work in. */
  workspace(name?: string): Promise<string>;
  /** Removes everything. */
  dispose(): Promise<void>;
}

/**
 * Makes a home for a client: its own HOME and configuration folder, a clean environment (PATH is kept, no key, no variable of yours), and
 * settings that point at the scripted model. Whatever else the client tries to reach goes to the server as a proxy, is refused there, and is
 * listed in `server.outside`.
 *
 * @throws {@link RehearsalError} `home/in-temp-directory` when the folder would be in the system's temp directory, `home/cannot-create`; `rehearsal/bad-option`.
 * @example
 * await using server = await startModelServer(script(say("Hello.")));
 * await using home = await isolatedHome({ client: "codex", server });
 */
export async function isolatedHome(options: HomeOptions): Promise<IsolatedHome> {
  requireOptions("isolatedHome", options, homeOptionNames);
  const { client, keep = false } = options;
  const parent = options.parent ?? (await rehearsalFolder());
  const root = await freshFolder(parent, homePrefix(client, keep));
  await sweepHomes(dirname(root));
  const home = join(root, "home");
  const configDir = join(root, "config");
  const temp = join(root, "tmp");
  for (const folder of [home, configDir, temp]) await mkdir(folder, { mode: 0o700 });
  const env = {
    ...cleanEnv(home, temp),
    ...proxyEnv(options.server),
    ...clientEnv(options, configDir),
    ...options.env,
  };
  await writeLoginProfile(home, env.PATH ?? "");
  if (client === "codex") await writeFile(join(configDir, "config.toml"), codexConfig(options), { mode: 0o600 });
  const dispose = async () => {
    if (!keep) await rm(root, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    client,
    root,
    home,
    configDir,
    env: Object.freeze(env),
    async workspace(name = "work") {
      const folder = join(root, name);
      await mkdir(folder, { recursive: true });
      return folder;
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  };
}

/** What a program needs to start at all, by system; values are the caller's own. */
const kept = ["SystemRoot", "ComSpec", "PATHEXT", "windir"] as const;

function cleanEnv(home: string, temp: string): Record<string, string> {
  const env: Record<string, string> = {
    // The node that runs this goes first in no case, but is always found.
    PATH: [process.env.PATH, dirname(process.execPath)].filter(Boolean).join(delimiter),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_CACHE_HOME: join(home, ".cache"),
    XDG_DATA_HOME: join(home, ".local", "share"),
    XDG_STATE_HOME: join(home, ".local", "state"),
    TMPDIR: temp,
    LANG: "C.UTF-8",
    TERM: "dumb",
    NO_COLOR: "1",
  };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** Every address but loopback goes through the scripted server, which refuses and lists it. Without a server the port is one that never answers. */
function proxyEnv(server: HomeOptions["server"]): Record<string, string> {
  const proxy = server?.url ?? "http://127.0.0.1:9";
  const local = "127.0.0.1,localhost,::1";
  return {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    http_proxy: proxy,
    https_proxy: proxy,
    NO_PROXY: local,
    no_proxy: local,
  };
}

function clientEnv(options: HomeOptions, configDir: string): Record<string, string> {
  return options.client === "codex"
    ? { CODEX_HOME: configDir }
    : { CLAUDE_CONFIG_DIR: configDir, ...claudeCodeEnv(options) };
}

/** Codex runs commands through a login shell, whose system profile replaces PATH: the home's own profile sets it again. */
async function writeLoginProfile(home: string, path: string): Promise<void> {
  const line = `export PATH='${path.replaceAll("'", "'\\''")}'\n`;
  for (const name of [".profile", ".zprofile"]) {
    const file = join(home, name);
    await writeFile(file, line);
    await chmod(file, 0o600);
  }
}
