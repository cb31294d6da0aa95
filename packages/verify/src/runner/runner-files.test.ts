import { execFile, execFileSync } from "node:child_process";
import { readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "@goalpost/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "../files/file-facts.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { runnerFiles } from "./runner-files.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "a.json": '{"n":1}', "log.txt": "fine\n", "reports/review.md": "seen\n" });
});
afterEach(() => at[Symbol.dispose]());

const folder = ".goalpost/under-test";

/** Puts a contract and its runner where build would. */
async function install(contract: Contract, options: Parameters<typeof runnerFiles>[1] = {}): Promise<void> {
  const text = JSON.stringify(contract);
  at.put(`${folder}/contract.json`, text);
  at.put(`${folder}/manifest.json`, JSON.stringify({ files: { "contract.json": sha256(text) } }));
  for (const file of await runnerFiles(contract, options)) at.put(`${folder}/${file.path}`, file.text, file.mode);
}

/** Runs it as the agent does, from the project's root. */
const agent = (env: NodeJS.ProcessEnv = {}) =>
  new Promise<{ readonly code: number; readonly lines: readonly string[] }>((resolve) => {
    execFile(`./${folder}/verify`, { cwd: at.root, env: { ...at.env, ...env } }, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.trimEnd().split("\n");
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, lines });
    });
  });
const tidy = (lines: readonly string[]) => lines.map((line) => line.replace(/in [\d.]+ m?s\b/, "in T"));
const run = (command: string) => ({ kind: "command", run: command });

const everything = contractOf(
  [
    run("node -e 0"),
    { kind: "artifact", path: "a.json", json: { n: 1 } },
    { kind: "absent", pattern: { source: "error", flags: "" }, in: "*.txt" },
    { kind: "metric", run: run("echo 3"), at_most: 3 },
    { kind: "review", text: "no amount is rounded", evidence: "reports/review.md" },
    { kind: "claim", text: "It reads well." },
  ],
  [
    { kind: "scope", paths: ["src/**"] },
    { kind: "unchanged", paths: ["log.txt"] },
  ],
);

test("prints a line for each check, and ends with the agent's word", async () => {
  await install(everything);
  const { code, lines } = await agent();
  expect(tidy(lines)).toEqual([
    "     D1 runs command: node -e 0",
    "     D4 runs metric: echo 3",
    "C1   pass         scope: src/**: 0 files changed, all within the scope",
    "C2   pass         unchanged: log.txt: 1 file unchanged",
    "D1   pass         command: node -e 0: exit 0 in T",
    "D2   pass         artifact: a.json: a.json is as it should be (7 bytes)",
    "D3   pass         absent: /error/ in *.txt: /error/ is absent from log.txt",
    "D4   pass         metric: echo 3: 3",
    "D5   left to a person review: no amount is rounded: reports/review.md is there, for a person to decide",
    "D6   left to a person claim: It reads well.: nothing but a person decides it",
    "AGENT CHECKS: passed",
  ]);
  expect(code).toBe(0);
});

test("shows a judge that sees the transcript alone why it failed", async () => {
  await install(contractOf([run("ls no-such-file"), { kind: "review", text: "ok", evidence: "reports/none.md" }]));
  const { code, lines } = await agent();
  expect(tidy(lines).slice(1)).toEqual([
    "D1   FAIL         command: ls no-such-file: exit 2 in T, expected exit 0",
    "       | ls: cannot access 'no-such-file': No such file or directory",
    "D2   FAIL         review: ok: reports/none.md is missing, so there is nothing to review",
    "AGENT CHECKS: failed",
  ]);
  expect(code).toBe(1);
});

test("never passes a contract of which it checked nothing", async () => {
  const words = { kind: "claim", text: "It reads well." };
  const review = { kind: "review", text: "no amount is rounded", evidence: "reports/review.md" };
  for (const items of [[words], [review], [words, review]]) {
    await install(contractOf(items));
    const { code, lines } = await agent();
    expect(lines.slice(-2)).toEqual([
      "nothing was checked: this contract holds no check that can be decided here",
      "AGENT CHECKS: failed",
    ]);
    expect(lines.slice(0, -2).every((line) => / left to a person (?:claim|review): /.test(line))).toBe(true);
    expect(code).toBe(1);
  }
  await install(contractOf([words, run("node -e 0")]));
  expect((await agent()).lines.at(-1)).toBe("AGENT CHECKS: passed");
});

test("writes nothing, and takes no lock of git", async () => {
  await install(everything);
  const index = statSync(join(at.root, ".git/index"));
  const before = at.git("--no-optional-locks", "status", "--porcelain", "--ignored");
  await agent();
  expect(at.git("--no-optional-locks", "status", "--porcelain", "--ignored")).toBe(before);
  const after = statSync(join(at.root, ".git/index"));
  expect([after.mtimeMs, after.ino]).toEqual([index.mtimeMs, index.ino]);
  expect(readdirSync(join(at.root, ".git")).filter((name) => name.endsWith(".lock"))).toEqual([]);
});

test("judges changes by the start that the seal recorded", async () => {
  at.put("mine.txt", "changed before the start\n");
  const contract = contractOf([{ kind: "metric", run: run("cat n.txt"), change_at_most_percent: -10 }], [{ kind: "scope", paths: ["n.txt"] }]); // biome-ignore format: one
  at.put("n.txt", "100\n");
  await install(contract);
  expect((await agent()).code).toBe(1);
  await install(contract, { seal: await sealContract(contract, { cwd: at.root, env: at.env }) });
  at.put("n.txt", "50\n");
  const { lines } = await agent();
  expect(tidy(lines).slice(1)).toEqual([
    "C1   pass         scope: n.txt: 1 file changed, all within the scope",
    "D1   pass         metric: cat n.txt: 50, -50 % against 100",
    "AGENT CHECKS: passed",
  ]);
});

test("works without git: what git decides is left to the one outside", async () => {
  await install(everything);
  // A PATH with what sh and the checks need, and without git.
  const tools = join(at.root, "../tools");
  at.put("../tools/.keep", "");
  for (const name of ["sh", "dirname", "echo", "node"]) {
    symlinkSync(name === "node" ? process.execPath : execFileSync("sh", ["-c", `command -v ${name} | grep / || echo /bin/${name}`], { encoding: "utf8" }).trim(), join(tools, name)); // biome-ignore format: one
  }
  const { code, lines } = await agent({ PATH: tools });
  expect(lines.filter((line) => line.startsWith("C"))).toEqual([
    "C1   not here     scope: src/**: git is not on PATH; it is judged outside",
    "C2   not here     unchanged: log.txt: git is not on PATH; it is judged outside",
  ]);
  expect([lines.at(-1), code]).toEqual(["AGENT CHECKS: passed", 0]);
});

test("says so when there is no node", async () => {
  await install(everything);
  const { code, lines } = await agent({ GOALPOST_NODE: "/no/such/node" });
  expect(lines).toEqual(["node is not on PATH; set GOALPOST_NODE to its path", "AGENT CHECKS: failed"]);
  expect(code).toBe(1);
});

test("refuses a contract that is not the one that was built, or none", async () => {
  await install(everything);
  at.put(`${folder}/contract.json`, JSON.stringify(contractOf([run("true")])));
  expect(await agent()).toEqual({
    code: 1,
    lines: [
      "stopped: .goalpost/under-test/contract.json is not the one that was built; build it again",
      "AGENT CHECKS: failed",
    ],
  });
  at.remove(`${folder}/contract.json`);
  expect((await agent()).lines.at(-1)).toBe("AGENT CHECKS: failed");
});

test("kills a pattern that never ends, and holds JSON Schema only when the contract needs it", async () => {
  at.put("bomb.txt", `${"a".repeat(64)}!\n`);
  const bomb = contractOf([{ kind: "absent", pattern: { source: "^(a+)+$", flags: "m" }, in: "bomb.txt" }]);
  await install(bomb);
  expect((await agent()).lines[0]).toBe(
    "D1   CANNOT RUN   absent: /^(a+)+$/m in bomb.txt: the pattern /^(a+)+$/m did not end within 10 s on this text, and was killed",
  );
  const schema = contractOf([{ kind: "artifact", path: "a.json", json_schema: { properties: { n: { const: 2 } } } }]);
  await install(schema);
  const { lines } = await agent();
  expect(lines[0]).toBe(
    "D1   FAIL         artifact: a.json: a.json does not fit its JSON Schema: /n must be equal to constant",
  );
  const size = async (contract: Contract) => (await runnerFiles(contract))[1]?.text.length ?? Number.NaN;
  // What the room would leave out takes its rules along; the reports of unittest and mocha, what makes a log again, and git without its settings took 10 KB, the masks of secrets in code 9, what stands beside a secret 4.
  expect(await size(bomb)).toBeLessThan(160_000);
  expect(await size(schema)).toBeLessThan(298_000);
});

test("is the code of the sources, whatever a build left behind", async () => {
  const [wrapper, runner] = await runnerFiles(everything);
  expect(runner?.text).toContain("AGENT CHECKS: ");
  // Nothing about the machine that built it.
  expect(runner?.text).not.toContain(process.cwd());
  expect(wrapper?.mode).toBe(0o755);
  const resolved = (...conditions: string[]) =>
    execFileSync(
      process.execPath,
      [...conditions, "--input-type=module", "-e", 'console.log(import.meta.resolve("#runner-bundle"))'],
      { cwd: fileURLToPath(new URL("../..", import.meta.url)), encoding: "utf8" },
    );
  expect(resolved("--conditions=@goalpost/source")).toMatch(/\/src\/runner\/bundle-source\.ts\n$/);
  expect(resolved()).toMatch(/\/dist\/runner-bundle\.js\n$/);
});

test("says first what the room that decides would leave out", async () => {
  const contract = contractOf([run("node -e 0")], [{ kind: "scope", paths: ["src/**", "package.json"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  await install(contract, { seal });
  at.put("src/a.ts", "");
  at.put("src/vitest.config.ts", "");
  at.put("line\nbreak.txt", "");
  at.put("log.txt", "other\n");
  const { lines } = await agent();
  expect(lines.slice(0, 4)).toEqual([
    "the room that decides would leave out:",
    "  added: line\\nbreak.txt is outside the scope",
    "  modified: log.txt is outside the scope",
    '  added: src/vitest.config.ts is a configuration and would decide how checks run; only a scope that names this very file lets it in: scope("src/vitest.config.ts")',
  ]);
}); // biome-ignore format: one
