import { execFile } from "node:child_process";
import { existsSync, lstatSync, readlinkSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { sha256 } from "../files/file-facts.ts";
import { isInside } from "../files/inside.ts";
import { kindAt } from "../files/kind-at.ts";
import { capturedText } from "../process/capture.ts";
import { marker, watched } from "../process/leave-nothing.ts";
import { outsidePath } from "../process/outside-path.ts";
import type { ProcessResult } from "../process/run-process.ts";
import { addressOf, isLoopback } from "../room/settings.ts";
import { reachesOut, type SandboxPlan } from "./plan.ts";
import { openRelays, programName, type Relays } from "./relay.ts";
import { type Enclosed, type GivenToProcess, noSandbox, type Sandbox, type SandboxProperty } from "./sandbox.ts";
import { seatbelt } from "./seatbelt.ts";

/** Folders of the system, read-only inside. */
const system = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/opt", "/nix/store", "/run/current-system", "/snap", "/sys"] as const; // biome-ignore format: a table

/** Folders whose programs and libraries belong to the system. */
export const systemFolders: readonly string[] = system;

/** Variables that name a toolchain's folder. */
const toolchainNames = ["RUSTUP_HOME", "GOROOT", "JAVA_HOME", "PYENV_ROOT", "NVM_BIN", "VOLTA_HOME", "FNM_DIR", "ASDF_DIR", "ASDF_DATA_DIR", "BUN_INSTALL", "RBENV_ROOT", "DOTNET_ROOT"] as const; // biome-ignore format: a table

const run = promisify(execFile);

/**
 * Makes a sandbox of bubblewrap: the system read-only, the room at the project's path, an empty home and temp directory, a process namespace
 * that ends with the check, and no network unless asked for. Where there is none, or it is not permitted, it says so.
 */
export async function openSandbox(plan: SandboxPlan): Promise<Sandbox> {
  if (process.platform === "darwin" && existsSync("/usr/bin/sandbox-exec"))
    return seatbelt(plan, toolchains(plan, homeOf(plan)));
  const program = findBubblewrap(plan);
  if (program === undefined) {
    const why = process.platform === "linux" ? "bubblewrap is not installed" : `there is none for ${process.platform} yet`;
    return noSandbox(why);
  } // biome-ignore format: one
  const user = await permitted(program, plan);
  if ("refused" in user) return noSandbox(`bubblewrap is there but not permitted: ${user.refused}`);
  const argumentsFor = ({ network, exposed }: GivenToProcess): readonly string[] => [
    ...user.args,
    ...argumentsOf({ ...plan, network, expose: exposed }),
  ];
  const holds: readonly SandboxProperty[] = [
    ...(reachesOut(plan) ? [] : (["no-network"] as const)),
    "private-tmp", "project-hidden", "state-hidden", "home-hidden", "processes-ended", "named-environment",
  ]; // biome-ignore format: one
  const relays = await openRelays(plan.expose);
  const own = { network: plan.network, exposed: plan.expose };
  return {
    name: "bubblewrap",
    holds,
    enclose: ({ argv, cwd, env }: Enclosed, given: GivenToProcess = own): Enclosed => {
      const ways = given.network ? undefined : waysOut(relays, given.exposed, env);
      // Bubblewrap ends with us only once it has said so to the system; killed before that, it would stay with what runs in it. Inside nobody sees the mark.
      const { env: mark, starting, started, letGo } = watched();
      return {
        argv: [
          program,
          ...argumentsFor(given),
          ...(ways?.args ?? []),
          "--unsetenv",
          marker,
          "--chdir",
          join(plan.root, relative(plan.room, cwd)),
          "--",
          ...(ways?.words ?? []),
          ...argv,
        ],
        cwd: "/",
        env: { ...env, ...mark, HOME: homeOf(plan), TMPDIR: "/tmp" },
        starting,
        started,
        settle: letGo,
      };
    },
    explain,
    close: () => relays?.close() ?? Promise.resolve(),
  };
}

/** Where the sockets of addresses stand inside. */
const insideFolder = "/run/goalpost";

/** What lets a process without network reach these addresses, and no other: a program before it, and a name for each host. */
function waysOut(relays: Relays | undefined, exposed: readonly string[], env: NodeJS.ProcessEnv): { readonly args: readonly string[]; readonly words: readonly string[] } | undefined {
  const ways = exposed.flatMap((text) => {
    const [address, name] = [addressOf(text), relays?.sockets.get(text)];
    return address === undefined || name === undefined ? [] : [{ ...address, name }];
  });
  if (relays === undefined || ways.length === 0) return undefined;
  const bound = [programName, ...ways.map(({ name }) => name)].flatMap((name) => ["--ro-bind", join(relays.folder, name), `${insideFolder}/${name}`]);
  const told = ways.flatMap(({ host, port, name }) => listenedAt(host).map((at) => ({ host: at, port, socket: `${insideFolder}/${name}` })));
  // Options of node's are for the check, and not for what stands before it.
  const { NODE_OPTIONS } = env;
  return {
    args: [...bound, ...hostsArguments(relays, ways), "--unsetenv", "NODE_OPTIONS"],
    words: [process.execPath, `${insideFolder}/${programName}`, JSON.stringify({ ways: told, env: { NODE_OPTIONS } })],
  };
} // biome-ignore format: one

const listenedAt = (host: string): readonly string[] =>
  host === "localhost" ? ["127.0.0.1", "::1"] : isLoopback(host) ? [host] : ["127.0.0.1"];

/** Names of other machines lead to the loopback of the sandbox. */
function hostsArguments(relays: Relays, ways: readonly { readonly host: string }[]): readonly string[] {
  const others = ways.flatMap(({ host }) => (isLoopback(host) ? [] : [host]));
  if (others.length === 0 || !existsSync("/etc/hosts")) return [];
  const text = ["127.0.0.1 localhost", "::1 localhost", ...others.map((host) => `127.0.0.1 ${host}`), ""].join("\n");
  const file = join(relays.folder, `hosts-${sha256(text).slice(0, 12)}`);
  writeFileSync(file, text);
  return ["--ro-bind", file, "/etc/hosts"];
}

/** Root needs no namespace of users, unless it is one of a container, which may have less than its name says. */
async function permitted(program: string, plan: SandboxPlan): Promise<{ readonly args: readonly string[] } | { readonly refused: string }> {
  const ways = process.getuid?.() === 0 ? [[], ["--unshare-user"]] : [["--unshare-user"]];
  let refused = "";
  for (const args of ways) {
    try {
      await run(program, [...args, ...argumentsOf(plan), "--", "/bin/sh", "-c", "exit 0"], { timeout: 20_000, env: { PATH: "/usr/bin:/bin" } });
      return { args };
    } catch (error) {
      refused ||= String((error as { readonly stderr?: unknown }).stderr ?? error).trim().split("\n")[0] ?? "";
    }
  }
  return { refused };
} // biome-ignore format: one

/**
 * Everything as it is for the person, but that a copy stands in the project's place and the state folder is empty; what was started ends with it.
 * Without bubblewrap the copy stands where it stands.
 */
export async function openAsItIs({ room, root, state, env }: Pick<SandboxPlan, "room" | "root" | "state" | "env">): Promise<Sandbox> {
  const program = findBubblewrap({ root, env });
  const args = ["--dev-bind", "/", "/", "--unshare-pid", "--proc", "/proc", "--die-with-parent", "--new-session", "--bind", room, root, "--tmpfs", state];
  try {
    if (program === undefined) throw new Error("there is none");
    await run(program, [...args, "--", "/bin/sh", "-c", "exit 0"], { timeout: 20_000, env: { PATH: "/usr/bin:/bin" } });
  } catch {
    return noSandbox("the copy stands where it stands");
  }
  return {
    name: "bubblewrap",
    holds: ["processes-ended"],
    enclose: ({ argv, cwd, env: own }: Enclosed): Enclosed => {
      const { env: mark, starting, started, letGo } = watched();
      return {
        argv: [program, ...args, "--unsetenv", marker, "--chdir", join(root, relative(room, cwd)), "--", ...argv],
        cwd: "/",
        env: { ...own, ...mark },
        starting,
        started,
        settle: letGo,
      };
    },
    explain,
  };
} // biome-ignore format: one

/** What bubblewrap says, and nothing else, when it cannot start a program. */
function explain(result: ProcessResult): ProcessResult {
  if (result.ended !== "exit" || result.exitCode !== 1 || result.output.bytes > 4096) return result;
  const said = /^bwrap: execvp .*: (No such file or directory|Permission denied)\n?$/s.exec(capturedText(result.output));
  if (said === null) return result;
  return { ...result, ended: "not-started", exitCode: null, startError: said[1]?.startsWith("No") ? "ENOENT" : "EACCES" };
} // biome-ignore format: one

function findBubblewrap({ root, env }: Pick<SandboxPlan, "root" | "env">): string | undefined {
  if (process.platform !== "linux") return undefined;
  for (const folder of [...outsidePath(root, env).split(delimiter), "/usr/bin", "/bin"]) {
    const path = join(folder || "/usr/bin", "bwrap");
    if (kindAt(path) === "file") return path;
  }
  return undefined;
}

const homeOf = ({ env }: SandboxPlan): string => {
  const home = env.HOME;
  return home !== undefined && isAbsolute(home) && home !== "/" ? resolve(home) : "/tmp";
};

function argumentsOf(plan: SandboxPlan): readonly string[] {
  const args = [
    "--die-with-parent",
    "--new-session",
    "--unshare-pid",
    "--unshare-ipc",
    "--unshare-uts",
    "--unshare-cgroup-try",
  ];
  if (!plan.network) args.push("--unshare-net");
  for (const folder of system) args.push(...systemFolder(folder)); // biome-ignore format: one
  args.push(
    "--dev",
    "/dev",
    "--proc",
    "/proc",
    "--tmpfs",
    "/tmp",
    "--tmpfs",
    "/var/tmp",
    "--tmpfs",
    "/run",
    "--tmpfs",
    "/dev/shm",
  );
  if (plan.network) for (const path of resolverFiles()) args.push("--ro-bind", path, path);
  const home = homeOf(plan);
  if (plan.home === true) args.push(...homeArguments(home, plan.state));
  else if (home !== "/tmp") args.push("--tmpfs", home);
  for (const folder of toolchains(plan, home)) {
    // Setup sees the home as it is, with what may be written there.
    if (plan.home !== true || !isInside(home, folder)) args.push("--ro-bind", folder, folder);
  }
  args.push("--bind", plan.room, plan.root);
  // What is not a socket can be read, and not be written.
  for (const path of plan.expose) if (isAbsolute(path) && existsSync(path)) args.push(statSync(path).isSocket() ? "--bind" : "--ro-bind", path, path); // biome-ignore format: one
  return args;
}

/** The home as it is, and of the state nothing. */
function homeArguments(home: string, state: string): readonly string[] {
  if (home === "/tmp" || !existsSync(home)) return ["--tmpfs", home];
  return ["--bind", home, home, ...(isInside(home, state) ? ["--tmpfs", state] : [])];
}

/** `/bin` is a link to `usr/bin` on most systems, and stays one. */
function systemFolder(folder: string): readonly string[] {
  const facts = lstatSync(folder, { throwIfNoEntry: false });
  if (facts === undefined) return [];
  if (facts.isSymbolicLink()) return ["--symlink", readlinkSync(folder), folder];
  return facts.isDirectory() ? ["--ro-bind", folder, folder] : [];
}

/** With a network, names are looked up in a file that may stand in `/run`. */
function resolverFiles(): readonly string[] {
  try {
    const file = realpathSync("/etc/resolv.conf");
    return file.startsWith("/run/") ? [file] : [];
  } catch {
    return [];
  }
}

/** Folders outside of the system's that hold programs of PATH, with their libraries; never the home, the project or the state themselves. */
export function toolchains(
  { env, root, state }: Pick<SandboxPlan, "env" | "root" | "state">,
  home: string,
): readonly string[] {
  const found = new Set<string>();
  const take = (folder: string): void => {
    const path = real(folder);
    const tooWide = path === "/" || [root, state, home].some((each) => isInside(path, each)) || [root, state].some((each) => isInside(each, path)); // biome-ignore format: one
    const known = system.some((each) => isInside(each, path)) || [...found].some((each) => isInside(each, path));
    if (!tooWide && !known && kindAt(path) === "folder") found.add(path);
  };
  for (const folder of [dirname(process.execPath), ...outsidePath(root, env).split(delimiter)]) {
    if (folder === "" || !existsSync(folder)) continue;
    const path = real(folder);
    const prefix = dirname(path);
    const whole = /\/s?bin$/.test(path) && ["lib", "libexec", "include"].some((name) => existsSync(join(prefix, name))) && !prefix.endsWith("/.local"); // biome-ignore format: one
    if (whole) take(prefix);
    take(folder);
    if (path !== folder) take(path);
  }
  for (const name of toolchainNames) if (env[name] !== undefined && isAbsolute(env[name])) take(env[name]);
  const cargo = env.CARGO_HOME ?? join(home, ".cargo");
  for (const part of ["bin", "registry", "git"]) if (existsSync(join(cargo, part))) take(join(cargo, part));
  for (const part of [".rustup", "go/pkg/mod"]) if (existsSync(join(home, part))) take(join(home, part));
  return [...found];
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
