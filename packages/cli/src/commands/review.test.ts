import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const contract = `import { budget, claim, command, deliver, goal, review, scope } from "goalpost";
export default goal("The greeting is there.")
  .constraints(scope("greeting.txt", "reports/**"))
  .doneWhen(command("node check.mjs"), review("it is polite", { sample: "the greeting", evidence: "reports/tone.md" }), claim("it reads well"))
  .outputContract(deliver("greeting.txt", { what: "the greeting" }), deliver("reports/absent.json"))
  .stopWhen("there is no word for it", budget({ turns: 3 }));
`;
const files = {
  "package.json": '{ "name": "x", "type": "module" }\n',
  "goals/greet.goal.ts": contract,
  "check.mjs":
    'import { readFileSync } from "node:fs";\nif (readFileSync("greeting.txt", "utf8") !== "Hello\\n") process.exit(1);\n',
};

/** A sealed project in which the work is done. */
async function worked(): Promise<string> {
  const cwd = project(files);
  const built = await call(["build", "greet", "--seal"], { cwd });
  expect([built.code, built.err]).toEqual([0, ""]);
  put(cwd, "greeting.txt", "Hello\n");
  put(cwd, "reports/tone.md", "It says hello.\n\u001b[2J");
  return cwd;
}

test("deliverables, changes, evidence and receipt are shown; nothing is decided where nobody is there", async () => {
  const cwd = await worked();
  const { code, out, err } = await call(["review", "greet"], { cwd });
  expect([code, err]).toEqual([3, ""]);
  for (const text of [
    "no run was started here",
    "greeting.txt (the greeting): 6 bytes",
    "reports/absent.json: is not there",
    "    +Hello",
    "VERDICT: needs person",
    "D2 review, needs-person: it is polite",
    "  | It says hello.",
    "D3 claim, needs-person: it reads well",
  ])
    expect(out).toContain(text);
  expect(out).not.toContain("\u001b[2J");
});

test("a rejection becomes a follow-up contract: the same, with its reason as a rule", async () => {
  const cwd = await worked();
  const { code, out } = await call(["review", "greet", "--reject", "D2=it is too short\nby far"], { cwd });
  expect(code).toBe(1);
  expect(out).toContain("wrote goals/greet-2.goal.ts");
  const source = readFileSync(join(cwd, "goals/greet-2.goal.ts"), "utf8");
  expect(source).toMatch(/D2 was rejected by .+: it is too short by far\. Make that right\./);
  const diff = await call(["diff", "goals/greet.goal.ts", "goals/greet-2.goal.ts", "--format", "json"], { cwd });
  expect(diff.out).not.toContain('"weaker"');
  const again = await call(["review", "greet", "--reject", "D3=no", "--format", "json"], { cwd });
  expect(JSON.parse(again.out)).toMatchObject({
    id: "greet",
    follow_up: { id: "greet-3" },
    rejections: [{ id: "D3", reason: "no" }],
  });
});

test("at a terminal each is approved, rejected, or left for later", async () => {
  const cwd = await worked();
  const stdin = Readable.from(
    (async function* () {
      for (const line of ["r", "it is too short", ""]) {
        yield `${line}\n`;
        await new Promise(setImmediate);
      }
    })(),
    { highWaterMark: 1 },
  );
  const { code, out } = await call(["review", "greet"], { cwd, tty: true, stdin });
  expect([code, out.includes("[a]pprove, [r]eject, Enter for later: ")]).toEqual([1, true]);
  expect(readFileSync(join(cwd, "goals/greet-2.goal.ts"), "utf8")).toContain("it is too short");
});

test.each([
  ["D9=wrong", /--reject D9: is not a review or claim of greet, expected D2, D3/],
  ["D1=wrong", /--reject D1: is not a review or claim/],
  ["D2", /"D2" has no reason, expected ID=REASON/],
  ["D2= ", /has no reason/],
])("--reject %j is an error that says what to do, and writes nothing", async (text, error) => {
  const cwd = project(files);
  const { code, err } = await call(["review", "greet", "--reject", text], { cwd });
  expect([code, existsSync(join(cwd, "goals/greet-2.goal.ts"))]).toEqual([2, false]);
  expect(err).toMatch(error);
});
