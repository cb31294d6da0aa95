import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { watched } from "../process/leave-nothing.ts";
import { addressOf } from "../room/settings.ts";
import { reachesOut, type SandboxPlan } from "./plan.ts";
import type { Enclosed, Sandbox, SandboxProperty } from "./sandbox.ts";

/** The program of macOS that runs another under a profile; deprecated for years, and there. */
const program = "/usr/bin/sandbox-exec";

/**
 * Writes a profile of macOS's sandbox: the last rule that fits decides. It maps no path, so that the room stands where it stands, and it has no
 * namespace of processes.
 *
 * @param toolchains - Folders below the home that are read all the same.
 */
export function seatbeltProfile(plan: SandboxPlan, toolchains: readonly string[], temp: string): string {
  const { room, root, state, network, expose, env, home } = plan;
  const folder = (path: string): string => `(subpath ${quoted(path)})`;
  const own = env.HOME !== undefined && isAbsolute(env.HOME) && env.HOME !== "/" ? env.HOME : homedir();
  return [
    "(version 1)",
    "(allow default)",
    ...(network
      ? []
      : ["(deny network*)", '(allow network* (local ip "localhost:*"))', '(allow network* (remote ip "localhost:*"))']),
    // Nobody else's processes, and no other program on this one's behalf.
    "(deny process-info* (target others))",
    "(deny appleevent-send)",
    "(deny mach-lookup (global-name \"com.apple.SecurityServer\") (global-name \"com.apple.securityd.xpc\"))",
    "(deny file-write*)",
    '(allow file-write* (literal "/dev/null") (literal "/dev/zero") (literal "/dev/tty") (regex #"^/dev/fd/"))',
    ...(home === true ? [`(allow file-write* ${folder(own)})`] : [`(deny file-read* ${folder(own)})`, ...toolchains.map((path) => `(allow file-read* ${folder(path)})`)]),
    `(deny file* ${folder(root)} ${folder(state)} (subpath "/private/tmp") (subpath "/private/var/tmp"))`,
    `(allow file* ${folder(room)} ${folder(temp)})`,
    // Programs ask about the folders on the way to where they stand; their names are told, and nothing in them.
    `(allow file-read-metadata ${waysTo(room).map((path) => `(literal ${quoted(path)})`).join(" ")})`,
    // An address of another machine can only be given by its port; those of this one are open already.
    ...expose.flatMap((each) => {
      const address = addressOf(each);
      return address === undefined ? [`(allow file* (literal ${quoted(each)}))`, `(allow network-outbound (literal ${quoted(each)}))`] : [`(allow network-outbound (remote ip "*:${address.port}"))`];
    }),
    "",
  ].join("\n");
} // biome-ignore format: one

/** A string of the profile's language: nothing in a path ends it. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

const waysTo = (path: string): readonly string[] => {
  const parts = path.split("/").filter((part) => part !== "");
  return ["/", ...parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`)];
};

/** A sandbox of macOS. It was written by its documentation and has never run on a Mac of ours. */
export function seatbelt(plan: SandboxPlan, toolchains: readonly string[]): Sandbox {
  const temp = `${plan.room}.tmp`;
  const holds: readonly SandboxProperty[] = [
    ...(reachesOut(plan) ? [] : (["no-network"] as const)),
    "project-hidden", "state-hidden", "home-hidden", "named-environment",
  ]; // biome-ignore format: one
  return {
    name: "seatbelt",
    holds,
    enclose({ argv, cwd, env }: Enclosed, { network, exposed: expose } = { network: plan.network, exposed: plan.expose }): Enclosed {
      mkdirSync(join(temp, "home"), { recursive: true, mode: 0o700 });
      const { env: mark, starting, started, settle } = watched();
      const profile = seatbeltProfile({ ...plan, network, expose }, toolchains, temp);
      return { argv: [program, "-p", profile, ...argv], cwd, env: { ...env, ...mark, HOME: join(temp, "home"), TMPDIR: temp }, starting, started, settle };
    }, // biome-ignore format: one
    explain: (result) => result,
  };
}
