import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { verify } from "../verify.ts";
import { openSandbox } from "./bubblewrap.ts";
import { sandboxProperties } from "./sandbox.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "a.txt": "a\n" });
});
afterEach(() => at[Symbol.dispose]());

const probe = await (async () => {
  using here = project({});
  return await openSandbox({ room: here.root, root: here.root, state: here.state, env: here.env, network: false, expose: [] });
})(); // biome-ignore format: one
if (probe.name === "none") console.warn(`skipped: no sandbox here (${probe.reason})`);

/** What a script prints in the room of a project. */
async function inRoom(script: string, more: { readonly env?: NodeJS.ProcessEnv; readonly names?: readonly string[] } = {}) {
  const contract = contractOf([{ kind: "shell", run: `${script}; exit 7` }]);
  const env = { ...at.env, ...more.env };
  const seal = await sealContract(contract, { cwd: at.root, env, room: { env: more.names ?? [] } });
  const receipt = await verify(contract, { cwd: at.root, env, seal, evidence: false });
  return { output: receipt.checks[0]?.output ?? "", receipt };
} // biome-ignore format: one

describe.skipIf(probe.name === "none")("a check in the sandbox", () => {
  test("stands at the project's path, and sees neither home nor state", async () => {
    at.put("../secret.txt", "of the home");
    // Programs on PATH are shown, and those of a repository below the temp directory lie there: only then there may be anything.
    const inTemp = import.meta.dirname.startsWith("/tmp/");
    const temp = inTemp ? 'find /tmp -type f -not -path "$PWD/*" -not -path "*/node_modules/*"' : "ls /tmp";
    const { output, receipt } = await inRoom(`pwd; ls -A; ls -A ..; ${temp}; echo end`);
    expect(output.split("\n")).toEqual([at.root, ".git", "a.txt", "project", "end"]);
    expect(receipt.room).toMatchObject({ sandbox: "bubblewrap", holds: sandboxProperties, lacks: [] });
  });

  test("reaches no server of the machine", async () => {
    const server = createServer((socket) => void socket.end("reached"));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const connect = `node -e 'require("net").connect(${port},"127.0.0.1").on("data",d=>console.log(String(d))).on("error",e=>console.log(e.code))'`;
    const { output } = await inRoom(connect);
    server.close();
    expect(output).toBe("ECONNREFUSED");
  }); // biome-ignore format: one

  test("has the network only where its id is named, and the receipt does not claim otherwise", async () => {
    const server = createServer((socket) => void socket.end("reached"));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const connect = `node -e 'require("net").connect(${port},"127.0.0.1").on("data",d=>console.log(String(d))).on("error",e=>console.log(e.code))'; exit 7`;
    const contract = contractOf([{ kind: "shell", run: connect }, { kind: "shell", run: connect }]);
    const seal = await sealContract(contract, { cwd: at.root, env: at.env, room: { network: { checks: ["D2"] } } });
    const { checks, room } = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
    server.close();
    expect(checks.map(({ output }) => output)).toEqual(["ECONNREFUSED", "reached"]);
    expect(room?.lacks).toEqual(["no-network"]);
  }); // biome-ignore format: one

  test("is given no variable that is not named", async () => {
    const env = { DATABASE_URL: "postgres://one", SHOWN: "two" };
    expect((await inRoom('echo "$DATABASE_URL,$SHOWN"', { env, names: ["SHOWN"] })).output).toBe(",two");
  });

  test("leaves nothing behind that it started, detached or not", async () => {
    const mark = `goalpost-left-${process.pid}`;
    await inRoom(`setsid sh -c 'sleep 300 # ${mark}' >/dev/null 2>&1 & sleep 0.2`);
    const left = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && existsSync(`/proc/${pid}/cmdline`) && said(pid).includes(mark));
    expect(left.filter((pid) => Number(pid) !== process.pid)).toEqual([]);
  }); // biome-ignore format: one

  test("that writes what decides other checks is seen", async () => {
    at.put("test/a.test.js", "throw 1\n");
    at.commit();
    const contract = contractOf([{ kind: "shell", run: "echo > test/a.test.js" }, { kind: "command", run: "node test/a.test.js" }], [{ kind: "scope", paths: ["src/**"] }]);
    const seal = await sealContract(contract, { cwd: at.root, env: at.env });
    const receipt = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
    expect(receipt.verdict).toBe("not done");
    expect(receipt.changed_definers).toEqual([{ path: "test/a.test.js", change: "modified while the checks ran", defines: [], allowed_by: null }]);
    expect(at.text("test/a.test.js")).toBe("throw 1\n");
  }); // biome-ignore format: one
});

const said = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
};

test("what is required and not held is an error, before anything runs", async () => {
  const contract = contractOf([{ kind: "shell", run: "touch ran" }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env, room: { network: true } });
  const required = verify(contract, { cwd: at.root, env: at.env, seal, evidence: false, requireSandbox: ["no-network"] });
  await expect(required).rejects.toThrow(/^no-network: was required, and the sandbox here does not hold it/);
}); // biome-ignore format: one

test.skipIf(probe.name === "none")("setup finds a toolchain that stands outside of home and system", async () => {
  // The home of these tests is the project's own: what stands beside it is neither home nor system.
  using tools = project({});
  tools.put("bin/make-dep", "#!/bin/sh\nmkdir -p node_modules/dep && echo 1 > node_modules/dep/index.js\n", 0o755);
  const env = { ...at.env, PATH: `${tools.root}/bin:${at.env.PATH}` };
  const contract = contractOf([{ kind: "command", run: "test -f node_modules/dep/index.js" }]);
  const seal = await sealContract(contract, { cwd: at.root, env, room: { setup: ["make-dep"] } });
  expect(seal.layer?.files).toBe(1);
});

test("bubblewrap that is there and not permitted is not a sandbox: the receipt says why, what that means, and what was declared", async () => {
  at.put("../stub/bwrap", "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n", 0o755);
  const env = { ...at.env, PATH: `${at.root}/../stub:${at.env.PATH}` };
  const contract = contractOf([{ kind: "command", run: "true" }], [{ kind: "scope", paths: ["src/**"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env, room: { isolation: "runner" } });
  const receipt = await verify(contract, { cwd: at.root, env, seal, evidence: false });
  expect(receipt.room).toMatchObject({ sandbox: "none", holds: ["named-environment"], without_because: "bubblewrap is there but not permitted: bwrap: No permissions to create new namespace" });
  expect(receipt.notes).toEqual(expect.arrayContaining([
    "isolation: runner, as declared: nothing here shows that the machine is thrown away",
    "no sandbox (bubblewrap is there but not permitted: bwrap: No permissions to create new namespace): what the checks ran could read and write whatever you can",
  ]));
  const required = verify(contract, { cwd: at.root, env, seal, evidence: false, requireSandbox: ["home-hidden"] });
  await expect(required).rejects.toThrow(/^home-hidden: was required, and the sandbox here does not hold it: bubblewrap is there but not permitted/);
}); // biome-ignore format: one
