import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealContract } from "./seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "./testing/project.ts";
import { verify } from "./verify.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({
    "package.json": JSON.stringify({ name: "p", scripts: { test: "runner" } }),
    ".gitignore": "node_modules\n.hidden\n",
    "src/a.js": "a\n",
    "test/a.test.js": "",
    "node_modules/runner/package.json": '{"name":"runner"}',
    "node_modules/runner/cli.sh": '#!/bin/sh\nsh "$(dirname "$(readlink -f "$0")")/lib.sh"\n',
    "node_modules/runner/lib.sh": "exit 1\n",
  });
  chmodSync(join(at.root, "node_modules/runner/cli.sh"), 0o755);
  at.link("node_modules/.bin/runner", "../runner/cli.sh");
});
afterEach(() => at[Symbol.dispose]());

const scope: WireItem = { kind: "scope", paths: ["src/**"] };
const command = (run: string): WireItem => ({ kind: "command", run });

/** What the receipt says when somebody has been at work between seal and verify. */
async function after(done: WireItem, work: () => void, env = at.env, constraints: readonly WireItem[] = []) {
  const contract = contractOf([done], constraints);
  const seal = await sealContract(contract, { cwd: at.root, env });
  work();
  const { verdict, changed_definers, checks } = await verify(contract, { cwd: at.root, env, seal, evidence: false });
  return [verdict, ...checks.map(({ status }) => status), ...changed_definers.map(({ path, change }) => `${path} ${change}`)]; // biome-ignore format: one
}

const outside = () => at.put("secret.js", "outside of the scope\n");

test("a replaced commit does not stand for the base", async () => {
  const forged = () => {
    outside();
    const base = at.git("rev-parse", "HEAD").trim();
    at.git("add", "-A");
    const tree = at.git("write-tree").trim();
    at.git("replace", base, at.git("commit-tree", tree, "-m", "forged").trim());
  };
  expect(await after(scope, forged)).toEqual(["not done", "fail"]);
});

test("a hook of the repository has no hand in our index", async () => {
  const forged = () => {
    outside();
    at.put(".git/hooks/post-index-change", '#!/bin/sh\ncd "$(dirname "$0")/../.." && rm -f secret.js\n', 0o755);
  };
  expect(await after(scope, forged)).toEqual(["not done", "fail"]);
  expect(at.has("secret.js")).toBe(true);
});

test("settings of a worktree count as those of the repository", async () => {
  const forged = () => {
    at.put(".git/hidden", "secret.js\n");
    at.git("config", "extensions.worktreeConfig", "true");
    at.git("config", "--worktree", "core.excludesFile", join(at.root, ".git/hidden"));
    outside();
  };
  expect(await after(scope, forged)).toEqual(["not done", "fail"]);
});

test("a git of the project is not asked", async () => {
  const env = { ...at.env, PATH: `${join(at.root, "node_modules/.bin")}:./tools:${at.env.PATH}` };
  const forged = () => {
    outside();
    at.put("node_modules/.bin/git", "#!/bin/sh\nexit 0\n", 0o755);
  };
  expect(await after(scope, forged, env)).toEqual(["not done", "fail"]);
});

test("nothing of the project's installed packages is in the room: no program, no package behind it", async () => {
  expect(await after(command("npm test"), () => at.put("node_modules/runner/lib.sh", "exit 0\n"))).toEqual(["not done", "fail"]); // biome-ignore format: one
  const entry = () => {
    at.remove("node_modules/.bin/runner");
    at.put("node_modules/.bin/runner", "#!/bin/sh\nexit 0\n", 0o755);
  };
  expect((await after(command("node_modules/.bin/runner"), entry)).slice(0, 2)).toEqual(["not done", "cannot-run"]);
});

test("a program of the system is not taken over by one of the project", async () => {
  at.put("package.json", JSON.stringify({ scripts: { test: "sh check.sh" } }));
  at.put("check.sh", "exit 1\n");
  const forged = () => at.put("node_modules/.bin/sh", "#!/bin/true\n", 0o755);
  expect(await after(command("npm test"), forged)).toEqual(["not done", "fail"]);
});

test("a tool's settings in package.json define its checks, other members do not", async () => {
  const put = (more: object) => () => at.put("package.json", JSON.stringify({ scripts: { test: "true" }, ...more }));
  put({})();
  const named = [{ kind: "scope", paths: ["package.json"] }];
  expect(await after(command("npm test"), put({ dependencies: { x: "1" } }), at.env, named)).toEqual(["done", "pass", "pass"]); // biome-ignore format: one
  const forged = put({ jest: { testMatch: [] } });
  // Neither leave to change the file, nor a glob over its members, is leave to say what the test is.
  for (const path of ["package.json", "package.json#*"]) {
    put({})();
    const seen = await after(command("npm test"), forged, at.env, [{ kind: "scope", paths: [path, "src/**"] }]);
    const expected = path.endsWith("*") ? ["fail", "pass"] : ["pass", "pass", "package.json#jest added"];
    expect(seen, path).toEqual(["not done", ...expected]);
  }
});

test("a configuration among the tests is a configuration, however new", async () => {
  at.put("package.json", JSON.stringify({ scripts: { test: "true" } }));
  const forged = () => at.put("test/conftest.py", "collect_ignore_glob = ['*']\n");
  expect(await after(command("npm test"), forged)).toEqual(["not done", "pass", "test/conftest.py added"]);
});

test("a file outside of the scope that a check rewrites for the next one is seen", async () => {
  at.put("lib/equal.sh", "exit 1\n");
  at.commit();
  const inScope: WireItem = { kind: "scope", paths: ["src/**"] };
  const rewrites: WireItem = { kind: "shell", run: "echo 'exit 0' > lib/equal.sh" };
  const contract = contractOf([rewrites, command("sh lib/equal.sh")], [inScope]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  const { verdict, changed_definers } = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  expect(verdict).toBe("not done");
  expect(changed_definers.map(({ path, change }) => `${path} ${change}`)).toEqual(["lib/equal.sh modified while the checks ran"]); // biome-ignore format: one
});

test("a program that a check installs for the next one is seen, what a tool caches there is not", async () => {
  const seen = async (path: string) => {
    const writes: WireItem = { kind: "shell", run: `mkdir -p "$(dirname ${path})" && echo > ${path}` };
    const contract = contractOf([writes, command("true")], [{ kind: "scope", paths: ["src/**"] }]);
    const seal = await sealContract(contract, { cwd: at.root, env: at.env });
    const { changed_definers } = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
    return changed_definers.map((each) => `${each.path} ${each.change}`);
  };
  expect(await seen("node_modules/.bin/node")).toEqual(["node_modules/.bin/node added while the checks ran"]);
  expect(await seen("packages/x/node_modules/y/index.js")).toEqual(["packages/x/node_modules/y/index.js added while the checks ran"]); // biome-ignore format: one
  expect(await seen("node_modules/.vite/deps.json")).toEqual([]);
  expect(await seen("node_modules/.cache/x/y.js")).toEqual([]);
});

test("a report that a check makes again is nobody's breach of the scope", async () => {
  const made: WireItem = { kind: "artifact", path: "reports/x.json", produced_by: { kind: "shell", run: "mkdir -p reports && echo 1 > reports/x.json" } }; // biome-ignore format: one
  const inScope: readonly WireItem[] = [{ kind: "scope", paths: ["src/**"] }];
  expect(await after(made, () => at.put("reports/x.json", "2"), at.env, inScope)).toEqual(["done", "pass", "pass"]);
  expect((await after(made, () => at.put("reports/y.json", "2"), at.env, inScope))[0]).toBe("not done");
});
