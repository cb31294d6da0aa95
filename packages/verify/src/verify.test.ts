import { statSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { approve } from "./approve/approve.ts";
import { exitCode } from "./receipt/verdict.ts";
import { sealContract } from "./seal/seal-contract.ts";
import { readSeal, writeSeal } from "./seal/seal-store.ts";
import { stateDir } from "./seal/state-dir.ts";
import { contractOf, type Project, project, type WireItem } from "./testing/project.ts";
import { verify } from "./verify.ts";

let at: Project & Disposable;
const test1 =
  'const {test}=require("node:test");const a=require("node:assert");test("adds",()=>a.equal(require("./add.js")(1,2),3))';
const parity =
  'require("fs").writeFileSync("reports/parity.json",JSON.stringify({mismatches:require("./add.js")(1,2)===3?0:1}))';
beforeEach(() => {
  at = project({
    "package.json": JSON.stringify({
      name: "p",
      scripts: { test: "node --test add.test.js", parity: "node parity.js" },
    }),
    "add.js": "module.exports=(a,b)=>0\n",
    "add.test.js": test1,
    "parity.js": parity,
    "reports/.gitkeep": "",
    "goals/p.goal.json": "{}",
  });
});
afterEach(() => at[Symbol.dispose]());

const run = (command: string): WireItem => ({ kind: "command", run: command });
const done: WireItem[] = [
  run("npm test"),
  { kind: "artifact", path: "reports/parity.json", json: { mismatches: 0 }, produced_by: run("npm run parity") },
];
const contract = contractOf(done, [{ kind: "scope", paths: ["add.js", "reports/**", "package.json"] }]);
const settings = () => ({ cwd: at.root, env: at.env });

const seal = async (sealed = contract) => {
  const made = await sealContract(sealed, { ...settings(), contractFile: "goals/p.goal.json" });
  await writeSeal(stateDir({ ...settings(), id: sealed.id }), made, { reseal: true });
};
const result = async (given = contract) => {
  const receipt = await verify(given, settings());
  return {
    verdict: receipt.verdict,
    statuses: receipt.checks.map(({ id, status }) => `${id} ${status}`),
    changed: receipt.changed_definers.map(({ path, change, allowed_by }) => `${path} ${change}${allowed_by === null ? "" : ` (${allowed_by})`}`), // biome-ignore format: one
    receipt,
  };
};
const work = () => at.put("add.js", "module.exports=(a,b)=>a+b\n");

describe("liars", () => {
  test("honest work is done", async () => {
    await seal();
    expect((await result()).verdict).toBe("not done");
    work();
    expect(await result()).toMatchObject({ verdict: "done", statuses: ["C1 pass", "D1 pass", "D2 pass"], changed: [] });
  });

  test("one that idles and says complete", async () => {
    await seal();
    expect(await result()).toMatchObject({ verdict: "not done", statuses: ["C1 pass", "D1 fail", "D2 fail"] });
  });

  test("one that edits the script, although package.json may change", async () => {
    await seal();
    work();
    at.put("package.json", JSON.stringify({ name: "p", dependencies: { x: "1" }, scripts: { test: "true", parity: "node parity.js" } })); // biome-ignore format: one
    expect(await result()).toMatchObject({
      verdict: "not done",
      // Nothing is counted any more, which the count says too.
      statuses: ["C1 pass", "D1 fail", "D2 pass"],
      changed: ["package.json#scripts.test modified"],
    });
  });

  test("a dependency is not a script", async () => {
    await seal();
    work();
    at.put("package.json", at.text("package.json").replace('"name":"p"', '"name":"p","dependencies":{}'));
    expect(await result()).toMatchObject({ verdict: "done", changed: [] });
  });

  test("one that forges the artifact", async () => {
    await seal();
    at.put("reports/parity.json", '{"mismatches":0}');
    expect(await result()).toMatchObject({ verdict: "not done", statuses: ["C1 pass", "D1 fail", "D2 fail"] });
    // It was made again in the room; the tree's own stays.
    expect(at.text("reports/parity.json")).toBe('{"mismatches":0}');
  });

  test("one that edits the contract: the sealed one is used", async () => {
    await seal();
    at.put("goals/p.goal.json", '{"weaker":true}');
    const weaker = contractOf([run("true")]);
    const { receipt, ...seen } = await result(weaker);
    expect(seen).toEqual({
      verdict: "not done",
      statuses: ["C1 fail", "D1 fail", "D2 fail"],
      changed: ["contract modified", "goals/p.goal.json modified"],
    });
    expect(receipt.notes).toContain("the contract that was given is not the sealed one; the sealed one was used");
    work();
    expect((await result(weaker)).verdict).toBe("not done");
  });

  test("one that edits the test, the producer, or adds a configuration or a hook before the script", async () => {
    const open = contractOf(done);
    await seal(open);
    at.put("add.test.js", "");
    at.put("parity.js", 'require("fs").writeFileSync("reports/parity.json","{\\"mismatches\\":0}")');
    at.put(".npmrc", "script-shell=/bin/true\n");
    const scripts = { ...(JSON.parse(at.text("package.json")) as { scripts: object }).scripts, pretest: "true" };
    at.put("package.json", JSON.stringify({ name: "p", scripts }));
    const seen = await result(open);
    // The producer, of which no name speaks, came in and is listed; the others did not.
    expect(seen).toMatchObject({
      verdict: "not done",
      statuses: ["D1 fail", "D2 pass"],
      changed: ["parity.js modified", ".npmrc added", "add.test.js modified", "package.json modified"],
    });
    expect(seen.receipt.room?.left_out.map(({ path }) => path)).toEqual([".npmrc", "add.test.js", "package.json"]);
  });

  test("one that changes what build wrote, or tells git not to look", async () => {
    at.put(".goalpost/under-test/verify.mjs", "checks\n");
    const open = contractOf(done, [{ kind: "scope", paths: ["**"] }]);
    await seal(open);
    work();
    at.put(".goalpost/under-test/verify.mjs", "console.log('AGENT CHECKS: passed')\n");
    at.put(".git/info/exclude", "*\n");
    expect(await result(open)).toMatchObject({
      verdict: "not done",
      changed: [".goalpost/under-test/verify.mjs modified"],
    });
  });

  test("what the scope names may change, and is listed all the same", async () => {
    const paths = ["add.js", "add.test.js", "package.json#scripts.test", "reports/**"];
    const open = contractOf(done, [{ kind: "scope", paths }]);
    await seal(open);
    work();
    at.put("add.test.js", `${test1};test("again",()=>{})`);
    at.put("package.json", at.text("package.json").replace("--test add", "--test ./add"));
    expect(await result(open)).toMatchObject({
      verdict: "done",
      changed: ["add.test.js modified (add.test.js)", "package.json#scripts.test modified (package.json#scripts.test)"],
    });
  });

  test("tests that a build made, and git ignores, are not tests", async () => {
    at.put(".gitignore", "dist/\n");
    at.put("dist/test/add.test.js", "1");
    at.commit();
    await seal();
    work();
    at.put("dist/test/add.test.js", "2");
    expect(await result()).toMatchObject({ verdict: "done", changed: [] });
  });

  test("a new test file is ordinary work, and can only turn a pass into a fail", async () => {
    const all = run("node --test");
    const wide = contractOf([all], [{ kind: "scope", paths: ["*.js"] }]);
    await seal(wide);
    at.put("more.test.js", test1);
    // Not even a new test that ends the run with 0 helps without the work.
    at.put("a.test.js", "process.exit(0)");
    expect(await result(wide)).toMatchObject({ verdict: "not done", statuses: ["C1 pass", "D1 fail"] });
    work();
    const seen = await result(wide);
    expect(seen).toMatchObject({ verdict: "done", changed: [] });
    expect(seen.receipt.notes).toContainEqual(
      expect.stringContaining("judged twice: without the 2 added tests, and with; an added test is test/**, "),
    );
    at.put("more.test.js", "throw new Error('it does not hold')");
    const red = await result(wide);
    expect(red).toMatchObject({ verdict: "not done", statuses: ["C1 pass", "D1 fail"] });
    expect(red.receipt.checks[1]?.what).toContain("with the tests that were added");
  });

  test("without a scope the verdict is open at most, and says what would close it", async () => {
    const open = contractOf(done);
    await seal(open);
    work();
    const { verdict, receipt } = await result(open);
    expect(verdict).toBe("open");
    expect(receipt.open).toEqual(['under-test states no scope, so every change came in; add scope("src/**") to the constraints']);
  }); // biome-ignore format: one
});

describe("reviews and claims", () => {
  const scoped = [{ kind: "scope", paths: ["add.js", "reports/**"] }];
  const reviewed = contractOf([
    run("true"),
    { kind: "review", text: "no amount is rounded", evidence: "reports/review.md" },
  ], scoped); // biome-ignore format: one
  const now = () => new Date("2026-01-02T03:04:05Z");

  test("a review needs evidence, then a person, and again a person when the evidence changes", async () => {
    await seal(reviewed);
    expect(await result(reviewed)).toMatchObject({ verdict: "not done", statuses: ["C1 pass", "D1 pass", "D2 fail"] });
    at.put("reports/review.md", "three responses\n");
    expect(await result(reviewed)).toMatchObject({
      verdict: "needs person",
      statuses: ["C1 pass", "D1 pass", "D2 needs-person"],
    });
    await approve(reviewed, { ...settings(), id: "D2", who: "Ada", now, note: "looked at 3" });
    const approved = await result(reviewed);
    expect(approved).toMatchObject({ verdict: "done", statuses: ["C1 pass", "D1 pass", "D2 pass"] });
    expect(approved.receipt.checks[2]?.approval).toEqual({ who: "Ada", when: "2026-01-02T03:04:05.000Z", by: "terminal", note: "looked at 3" }); // biome-ignore format: one
    at.put("reports/review.md", "other responses\n");
    const changed = await result(reviewed);
    expect(changed.verdict).toBe("needs person");
    expect(changed.receipt.checks[2]?.what).toMatch(
      /^the approval by Ada, 2026-01-02T03:04:05.000Z, is void: the evidence in reports\/review.md has changed since \(\w{12} → \w{12}\)$/,
    );
    await approve(reviewed, { ...settings(), id: "D2", who: "Ada", now });
    expect((await result(reviewed)).verdict).toBe("done");
    const stricter = contractOf([
      run("true"),
      { kind: "review", text: "no cent is lost", evidence: "reports/review.md" },
    ]);
    await seal(stricter);
    expect((await result(stricter)).receipt.checks[1]?.what).toMatch(
      /is void: it was given for another version of the contract$/,
    );
  });

  test("done never rests on a claim alone; a person's word on it is bound to the work", async () => {
    const claims = contractOf([{ kind: "claim", text: "It reads well." }], scoped);
    await seal(claims);
    expect(await result(claims)).toMatchObject({ verdict: "needs person", statuses: ["C1 pass", "D1 needs-person"] });
    await approve(claims, { ...settings(), id: "D1", who: "Ada", now });
    expect((await result(claims)).verdict).toBe("done");
    work();
    expect((await result(claims)).receipt.checks[1]?.what).toContain("is void: the work has changed since");
  });

  test.each<[string, object, RegExp]>([
    ["no such review", { id: "D7" }, /^D7: is not a review of this contract, expected D2\n {2}help: write D2\n {2}code: verify\/no-such-review/],
    ["a check", { id: "D1" }, /^D1: is a command, which a machine decides, expected D2\n/],
    ["no evidence", {}, /^D2: reports\/review.md is missing, so there is nothing to review\n {2}help: let the agent write reports\/review.md first\n {2}code: verify\/no-evidence/],
    ["no name", { who: " " }, /^who: is empty, expected a name\n/],
  ])("approve refuses: %s", async (_name, more, message) => {
    await expect(approve(reviewed, { ...settings(), id: "D2", who: "Ada", now, ...more })).rejects.toThrow(message);
  }); // biome-ignore format: a table
});

describe("seal", () => {
  test("is kept for its owner alone, reads back, and is refused when it was touched", async () => {
    await seal();
    const folder = stateDir({ ...settings(), id: contract.id });
    expect((statSync(folder).mode & 0o777).toString(8)).toBe("700");
    expect((statSync(`${folder}/seal.json`).mode & 0o777).toString(8)).toBe("600");
    const read = await readSeal(folder);
    expect(read?.contract).toEqual(contract);
    expect(await readSeal(`${folder}-none`)).toBeUndefined();
    const { writeFileSync } = await import("node:fs");
    writeFileSync(`${folder}/seal.json`, JSON.stringify(read).replace("npm test", "true    "));
    await expect(verify(contract, settings())).rejects.toThrow(
      /holds a contract that does not hash to its contract_sha256\n {2}help: put it back as it was; or seal the contract again/,
    );
    writeFileSync(`${folder}/seal.json`, "{");
    await expect(verify(contract, settings())).rejects.toThrow(/seal.json: is not JSON\n/);
    writeFileSync(`${folder}/seal.json`, JSON.stringify({ ...read, version: 1 }));
    await expect(verify(contract, settings())).rejects.toThrow(
      /seal.json: is a seal of version 1, which holds no tree of the start, so it can give no done\n {2}help: start again/,
    );
  });

  test("records what a metric was, and says why when it could not be read", async () => {
    at.put("size.js", "console.log(100)");
    const metric = { kind: "metric", run: run("node size.js"), change_at_most_percent: -20 };
    const sealed = contractOf(
      [metric, { ...metric, run: run("node none.js") }],
      [{ kind: "scope", paths: ["size.js", "none.js"] }],
    );
    await seal(sealed);
    at.put("size.js", "console.log(75)");
    const { receipt } = await result(sealed);
    expect(receipt.checks[1]).toMatchObject({ status: "pass", value: 75, baseline: 100 });
    at.put("none.js", "console.log(1)");
    expect((await result(sealed)).receipt.checks[2]?.what).toMatch(
      /^has no baseline: at the start its command exit 1 in .*; a change in percent cannot be told/,
    );
  });

  test("a state directory inside the project is refused", () => {
    expect(() => stateDir({ cwd: at.root, env: { GOALPOST_STATE_DIR: `${at.root}/.state` } })).toThrow(
      /^GOALPOST_STATE_DIR: is .*, inside the project .*, where the agent can write\n {2}help: set GOALPOST_STATE_DIR/,
    );
    at.link("../sneaky", "project/.state");
    at.put(".state/x", "");
    expect(() => stateDir({ cwd: at.root, env: { GOALPOST_STATE_DIR: `${at.root}/../sneaky` } })).toThrow(
      /inside the project/,
    );
    expect(() => stateDir({ cwd: `${at.root}/none`, env: {} })).toThrow(
      /which is not there, expected the project's root/,
    );
  });

  test("is looked for where the environment says", () => {
    const place = { cwd: at.root, id: "x" };
    expect(stateDir({ ...place, env: { GOALPOST_STATE_DIR: "/a", XDG_STATE_HOME: "/b" } })).toMatch(
      /^\/a\/project-[0-9a-f]{16}\/x$/,
    );
    expect(stateDir({ ...place, env: { XDG_STATE_HOME: "/b" } })).toMatch(/^\/b\/goalpost\/project-/);
    expect(stateDir({ ...place, env: { HOME: "/c" } })).toMatch(/^\/c\/\.local\/state\/goalpost\/project-/);
  });
});

test("a state directory that cannot be written is said", async () => {
  at.put("../blocked", "a file");
  const env = { ...at.env, GOALPOST_STATE_DIR: `${at.root}/../blocked` };
  await expect(verify(contract, { cwd: at.root, env })).rejects.toThrow(
    /blocked.*(cannot be written|cannot be read): ENOTDIR\n {2}help: /,
  );
});

test("commands run one after the other unless told otherwise; the report keeps the contract's order", async () => {
  const alone = [0, 1, 2].map(() => ({ kind: "shell", run: "mkdir lock && rmdir lock" }));
  const serial = await verify(contractOf(alone), { ...settings(), seal: null, evidence: false });
  expect(serial.checks.map(({ status }) => status)).toEqual(["pass", "pass", "pass"]);
  const events: string[] = [];
  const wait = "until [ -e here0 ] && [ -e here1 ] && [ -e here2 ]; do sleep 0.02; done";
  const together = [0, 1, 2].map((each) => ({ kind: "shell", run: `touch here${each}; ${wait}`, timeout_seconds: 60 }));
  const beside = await verify(contractOf(together), { ...settings(), seal: null, evidence: false, parallel: 3, onEvent: ({ type, id }) => events.push(`${type} ${id}`) }); // biome-ignore format: one
  expect(beside.checks.map(({ id, status }) => `${id} ${status}`)).toEqual(["D1 pass", "D2 pass", "D3 pass"]);
  expect(events.slice(0, 3)).toEqual(["check-started D1", "check-started D2", "check-started D3"]);
});

test.each([
  ["done", 0],
  ["not done", 1],
  ["needs person", 3],
  ["open", 4],
] as const)("exit code: %s is %d", (verdict, code) => expect(exitCode({ verdict })).toBe(code));
