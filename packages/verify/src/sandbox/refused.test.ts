import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Project, project } from "../testing/project.ts";
import { openSandbox } from "./bubblewrap.ts";
import { sandboxProperties } from "./sandbox.ts";

const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url));
const script = ["--conditions=@goalpost/source", path("../../../house/from-sources.mjs"), path("./judge.fixture.ts")];

/** Starts a program behind what takes rights away. */
const behind = (words: readonly string[], argv: readonly string[], env: NodeJS.ProcessEnv): string => {
  const [program = "", ...rest] = [...words, ...argv];
  return execFileSync(program, rest, { cwd: "/", env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
};

/** Why such a process cannot be started here. */
const missing = (words: readonly string[]): string | undefined => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "only root can give up rights in this way";
  try {
    behind(words, ["test", "-r", script[2] ?? ""], process.env);
    return undefined;
  } catch (error) {
    return String((error as { readonly stderr?: unknown }).stderr ?? error).trim().split("\n")[0];
  }
}; // biome-ignore format: one

/** In a namespace of its own, where no other may be made: what ubuntu-24.04 and a container of docker do by default. */
const closed = (user: "--map-root-user" | "--map-user=65534"): readonly string[] =>
  ["unshare", "--user", user, "--keep-caps", "sh", "-c", 'echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all "$@"', "sh"]; // biome-ignore format: one
const asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] as const;

const judge = (words: readonly string[], at: Project): Record<string, unknown> =>
  JSON.parse(behind(words, [process.execPath, ...script, at.root], at.env)) as Record<string, unknown>;

const refused = [
  ["a user, where namespaces are refused", closed("--map-user=65534"), 65534],
  ["root of a container, where namespaces are refused", closed("--map-root-user"), 0],
] as const;

describe.each(refused)("%s", (_name, words, uid) => {
  const why = missing(words);
  if (why !== undefined) console.warn(`skipped: ${why}`);

  test.skipIf(why !== undefined)("is judged without a sandbox, and the receipt says why and what was declared", () => {
    using at = project({ "a.txt": "a\n" });
    const seen = judge(words, at);
    expect(seen).toMatchObject({ verdict: "done", sandbox: "none", holds: ["named-environment"], uid });
    expect(seen.because).toMatch(/^bubblewrap is (?:not installed|there but not permitted: bwrap: )/);
    expect(seen.notes).toContain("isolation: runner, as declared: nothing here shows that the machine is thrown away");
  });
});

describe("rights that suffice", () => {
  const probed = async (): Promise<boolean> => {
    using at = project();
    return (await openSandbox({ room: at.root, root: at.root, state: at.state, env: at.env, network: false, expose: [] })).name === "bubblewrap"; // biome-ignore format: one
  };
  const ways = [
    ["of a user that is not root", asNobody],
    ["of a root that may not all that root may", ["setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin"]],
  ] as const;

  test.each(ways)("%s give the whole sandbox", async (_name, words) => {
    const why = (await probed()) ? missing([...words, "bwrap", "--unshare-user", "--ro-bind", "/", "/"]) : "there is no sandbox here";
    if (why !== undefined) return console.warn(`skipped: ${why}`);
    using at = project({ "a.txt": "a\n" });
    if (words === asNobody) execFileSync("chown", ["-R", "65534:65534", at.env.HOME ?? at.root]);
    expect(judge(words, at)).toMatchObject({ verdict: "done", sandbox: "bubblewrap", holds: sandboxProperties, because: null });
  }); // biome-ignore format: one
});

/** Set by the jobs of CI that are about one kind of machine: a job that has another proves nothing. */
test.runIf(process.env.GOALPOST_EXPECT_SANDBOX !== undefined)("the sandbox is the one that was announced", async () => {
  using at = project();
  const { name, reason } = await openSandbox({ room: at.root, root: at.root, state: at.state, env: at.env, network: false, expose: [] }); // biome-ignore format: one
  expect(`${name} (${reason ?? ""})`).toMatch(new RegExp(`^${process.env.GOALPOST_EXPECT_SANDBOX}`));
});
