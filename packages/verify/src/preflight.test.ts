import { afterAll, beforeAll, expect, test } from "vitest";
import { preflight } from "./preflight.ts";
import { contractOf, type Project, project } from "./testing/project.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({
    "package.json": JSON.stringify({ name: "p", scripts: { test: "node -e 'process.exit(1)'" } }),
    "made.json": "before",
    "reports/review.md": "x",
    "golden/1.json": "1",
  });
});
afterAll(() => at[Symbol.dispose]());

const run = (command: string) => ({ kind: "command", run: command });

test("says of each check what it is worth, and leaves the tree as it was", async () => {
  const contract = contractOf(
    [
      run("npm test"),
      run("true"),
      { ...run("true"), cwd: "reports/none" },
      { kind: "shell", run: "echo 'getaddrinfo ENOTFOUND example.com' >&2; exit 1" },
      { kind: "artifact", path: "made.json", json: {}, produced_by: { kind: "shell", run: "echo '{}' > made.json" } },
      {
        kind: "artifact",
        path: "new.json",
        json: { a: 1 },
        produced_by: { kind: "shell", run: "echo '{}' > new.json" },
      },
      { kind: "review", text: "ok", evidence: "reports/review.md" },
      { kind: "claim", text: "It reads well." },
      run("npm run parity"),
    ],
    [{ kind: "scope", paths: ["src/**"] }, { kind: "unchanged", paths: ["golden/**"] }, run("false")],
  );
  const before = at.git("status", "--porcelain", "--ignored");
  const result = await preflight(contract, { cwd: at.root, env: at.env });
  expect(at.git("status", "--porcelain", "--ignored")).toBe(before);
  expect(at.text("made.json")).toBe("before");
  expect(result.checks.map(({ id, what }) => `${id} ${what.replace(/in [\d.]+ m?s\b/, "in T")}`)).toEqual([
    "C1 guards: 0 files changed, all within the scope",
    "C2 guards: 1 file unchanged",
    "C3 FAILS ALREADY: a guard that does not hold at the start: exit 1 in T, expected exit 0",
    "D1 fails now, as it should: exit 1 in T, expected exit 0",
    "D2 ALREADY GREEN: proves nothing unless it guards: exit 0 in T",
    "D3 cannot run: reports/none/ is missing",
    "D4 needs the network: exit 1 in T, expected exit 0",
    "D5 ALREADY GREEN: proves nothing unless it guards: made again: made.json is as it should be (3 bytes)",
    "D6 fails now, as it should: in new.json a is missing, expected 1",
    "D7 needs a person: waits for a person",
    "D8 needs a person: waits for a person",
    'D9 cannot run: package.json has no script "parity"',
  ]);
  expect(result.proves_nothing).toBe(false);
  expect(result.warnings).toEqual([
    "C1: src/** matches no file",
    'D9: package.json has no script "parity"; whoever adds it says what the check is. Let it be added with scope("package.json#scripts.parity")',
  ]);
});

test("changes nothing in the tree, whatever the commands do, and two at once lose nothing", async () => {
  const made = { kind: "artifact", path: "made.json", json: { a: 1 }, produced_by: { kind: "shell", run: "sleep 0.3; echo '{\"a\":1}' > made.json" } };
  const contract = contractOf([{ kind: "shell", run: "echo x >> golden/1.json; touch junk; rm -f made.json" }, made]);
  at.put("made.json", "the user's own");
  const before = at.git("status", "--porcelain", "--ignored");
  const both = await Promise.all([0, 1].map(() => preflight(contract, { cwd: at.root, env: at.env })));
  expect(both.map(({ proves_nothing }) => proves_nothing)).toEqual([true, true]);
  expect(at.git("status", "--porcelain", "--ignored")).toBe(before);
  expect(at.text("made.json")).toBe("the user's own");
}); // biome-ignore format: one

test("what only names what is not there shows nothing; what fails is shown with its last lines", async () => {
  const contract = contractOf([run("npm run parity"), { kind: "shell", run: "seq 30; exit 1" }]);
  const said = new Map<string, string>();
  const options = { cwd: at.root, env: at.env, onOutput: (id: string, text: string) => said.set(id, text) };
  const { checks } = await preflight(contract, options);
  expect(checks.map(({ not_there }) => not_there)).toEqual(["script", undefined]);
  expect(checks[0]?.help).toBe("add it to package.json, or name one that is there: test");
  expect(checks[1]?.output?.split("\n")).toHaveLength(20);
  expect(said.get("D2")?.startsWith("1\n2\n")).toBe(true);
  const alone = await preflight(contractOf([run("npm run parity")]), options);
  expect(alone.proves_nothing).toBe(true);
});

test("what is not committed yet is not a change: the start is now", async () => {
  at.put("goals/new.goal.ts", "// just written\n");
  at.put("golden/1.json", "edited before the start");
  const guards = [
    { kind: "scope", paths: ["src/**"] },
    { kind: "unchanged", paths: ["golden/**"] },
  ];
  const { checks } = await preflight(contractOf([run("false")], guards), { cwd: at.root, env: at.env });
  expect(checks.map(({ state }) => state)).toEqual(["guards", "guards", "fails"]);
});

test("a check whose script is still to be made comes out alike each time: it is not flaky", async () => {
  const contract = contractOf([run("node not-made-yet.mjs"), run("no-such-program"), run("npm run parity")], [{ kind: "scope", paths: ["**"] }]); // biome-ignore format: one
  const { flaky, checks } = await preflight(contract, { cwd: at.root, env: at.env, repeat: 3 });
  expect(flaky).toEqual([]);
  expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual(["C1 guards", "D1 cannot-run", "D2 cannot-run", "D3 cannot-run"]); // biome-ignore format: one
});
