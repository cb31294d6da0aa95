import { afterEach, beforeEach, expect, test } from "vitest";
import { preflight } from "../preflight.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { verify } from "../verify.ts";
import type { RoomSettings } from "./settings.ts";

let at: Project & Disposable;
const install =
  "mkdir -p node_modules/.bin; cp vendor/runner.sh node_modules/runner.sh; ln -s ../runner.sh node_modules/.bin/runner\n";
beforeEach(() => {
  at = project({
    "package.json": JSON.stringify({ name: "p", scripts: { test: "runner" } }),
    ".gitignore": "node_modules\n",
    "src/a.js": "0\n",
    "install.sh": install,
  });
  at.put("vendor/runner.sh", "#!/bin/sh\ngrep -q 1 src/a.js\n", 0o755);
  at.commit();
}); // biome-ignore format: one
afterEach(() => at[Symbol.dispose]());

const contract = contractOf([{ kind: "command", run: "npm test" }], [{ kind: "scope", paths: ["src/**"] }]);
const sealed = (room: RoomSettings = { setup: ["sh install.sh"] }) =>
  sealContract(contract, { cwd: at.root, env: at.env, room });
const verdict = async (seal: Awaited<ReturnType<typeof sealed>>) =>
  (await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false })).verdict;

test("the dependencies are those that setup made at the start, whatever is installed in the project", async () => {
  const seal = await sealed();
  expect(seal.layer).toMatchObject({ files: 1, commands: ["sh install.sh"] });
  // A project that installed something else, or a shim, is judged by the layer; one that installed nothing too.
  at.put("node_modules/.bin/runner", "#!/bin/sh\nexit 0\n", 0o755);
  expect(await verdict(seal)).toBe("not done");
  at.put("src/a.js", "1\n");
  expect(await verdict(seal)).toBe("done");
  at.remove("node_modules");
  expect(await verdict(seal)).toBe("done");
});

test("preflight tells what it runs for the dependencies, and nothing where they are made already", async () => {
  const told: string[] = [];
  const before = () => preflight(contract, { cwd: at.root, env: at.env, room: { setup: ["sh install.sh"] }, onSetup: (command) => void told.push(command) });
  await before();
  await before();
  expect(told).toEqual(["sh install.sh"]);
}); // biome-ignore format: one

test("a program that setup made is the start's own, also a large one, and can be run", async () => {
  const large = contractOf([{ kind: "shell", run: 'test -x made/tool && test "$(made/tool)" = runs && test $(wc -c < made/tool) -gt 300000' }], [{ kind: "scope", paths: ["src/**"] }]);
  at.put("large.sh", 'mkdir -p made\n{ printf "#!/bin/sh\\necho runs\\nexit 0\\n"; yes "#" | head -n 200000; } > made/tool\nchmod +x made/tool\n');
  const seal = await sealContract(large, { cwd: at.root, env: at.env, room: { setup: ["sh large.sh"] } });
  const { verdict, changed_definers } = await verify(large, { cwd: at.root, env: at.env, seal, evidence: false });
  expect([verdict, changed_definers]).toEqual(["done", []]);
}); // biome-ignore format: one

test("a lockfile says what is run, and a layer is made once", async () => {
  at.put("vendor/dep/package.json", '{"name":"dep","version":"1.0.0","bin":{"runner":"runner.sh"}}');
  at.put("vendor/dep/runner.sh", "#!/bin/sh\ngrep -q 1 src/a.js\n", 0o755);
  at.put("package.json", JSON.stringify({ name: "p", version: "1.0.0", scripts: { test: "runner" }, dependencies: { dep: "file:vendor/dep" } }));
  const packages = { "": { name: "p", version: "1.0.0", dependencies: { dep: "file:vendor/dep" } }, "node_modules/dep": { resolved: "vendor/dep", link: true }, "vendor/dep": { name: "dep", version: "1.0.0", bin: { runner: "runner.sh" } } };
  at.put("package-lock.json", JSON.stringify({ name: "p", version: "1.0.0", lockfileVersion: 3, requires: true, packages }));
  const seal = await sealed({});
  expect(seal.layer?.commands).toEqual(["npm ci --ignore-scripts --no-audit --no-fund"]);
  expect((await sealed({})).layer).toEqual(seal.layer);
  expect(await verdict(seal)).toBe("not done");
  at.put("src/a.js", "1\n");
  expect(await verdict(seal)).toBe("done");
}); // biome-ignore format: one

test("setup that fails, or that links to what is outside, is an error that says where and what", async () => {
  await expect(sealed({ setup: ["sh -c 'echo no registry; exit 3'"] })).rejects.toThrow(
    /^room\.setup: sh -c 'echo no registry; exit 3': ended with 3; it brings what the checks need; it said: no registry\n {2}help: say what brings it: .*"setup"/,
  );
  // npm says the cause first, and then how it is used.
  const talks = "for line in 'npm error code EUSAGE' 'npm error' 'npm error `npm ci` needs a lockfile in sync' 'npm error Missing: a@1 from lock file' 'npm error Usage:' 'npm error Options:' 'npm error aliases: ci' 'npm error A complete log of this run'; do echo \"$line\"; done; exit 1";
  at.put("talks.sh", talks);
  await expect(sealed({ setup: ["sh talks.sh"] })).rejects.toThrow(/it said: npm error code EUSAGE \| npm error `npm ci` needs a lockfile in sync \| npm error Missing: a@1 from lock file \| npm error aliases: ci\n/);
  await expect(sealed({ setup: ["no-such-manager install"] })).rejects.toThrow(/^room\.setup: no-such-manager install: ENOENT/);
  await expect(sealed({ setup: ["ln -s ../../elsewhere outside"] })).rejects.toThrow(
    /^outside: is a link that setup made to \.\.\/\.\.\/elsewhere, outside of the room\n {2}help: let setup install a copy/,
  );
}); // biome-ignore format: one

test("preflight says when what is installed is not in the room", async () => {
  at.put("node_modules/x/index.js", "");
  const { warnings } = await preflight(contract, { cwd: at.root, env: at.env });
  expect(warnings.at(-1)).toMatch(/^node_modules\/ is not in the room, and no lockfile says how it is made/);
  expect((await preflight(contract, { cwd: at.root, env: at.env, room: { setup: ["sh install.sh"] } })).warnings).toEqual([]);
}); // biome-ignore format: one

test("a lockfile of a manager that nobody knows is an error, unless setup is said", async () => {
  at.put("poetry.lock", "");
  await expect(sealed({})).rejects.toThrow(
    /^poetry\.lock: is the lockfile of a manager that we do not know, so nothing says how the room gets what it names\n {2}help: say it: .*"setup"/,
  );
  expect((await sealed({ setup: [] })).layer).toBeNull();
});

test("setup that does not reach the network says so, and how it gets there", async () => {
  const fetches = `node -e 'fetch("http://registry.invalid:8080").catch((error) => { console.error(error.cause.code); process.exit(1) })'`;
  await expect(sealed({ setup: [fetches], network: { setup: false } })).rejects.toThrow(/^room\.setup: node -e .*: needs the network, which it did not reach; it said: E.*\n {2}help: let setup have it/); // biome-ignore format: one
});
