import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const words = "# small\n\n## goal\n\n- G1 outcome: It holds.\n\n## constraints\n\n- C1 scope: only `src/**` may change.\n\n## done_when\n\n- D1 command: `true` exits 0.\n"; // biome-ignore format: one

async function sealed(): Promise<string> {
  const cwd = project({ "small.goal.md": words, "NOTES.md": "old\n" });
  expect(await call(["build", "small", "--seal"], { cwd })).toMatchObject({ code: 0 });
  put(cwd, "NOTES.md", "mine\n");
  return cwd;
}

const verify = (cwd: string, more: Partial<Parameters<typeof call>[1]> = {}) =>
  call(["verify", "small", "--mine", "NOTES.md"], { cwd, tty: true, env: { NO_COLOR: "1" }, ...more });

test("changes are taken at a terminal, after a look at them, and stay taken", async () => {
  const cwd = await sealed();
  const { out, code } = await verify(cwd, { stdin: "y\n" });
  expect(out).toMatch(/^ {2}\| modified: NOTES\.md\nIs all of this change yours, .+, and none the agent's\? \[y\/N\] /);
  expect(out).toContain("not the agent's: NOTES.md (modified), named as theirs by ");
  expect([code, out.trimEnd().split("\n").at(-1)]).toEqual([0, "VERDICT: done"]);
  expect((await call(["verify", "small"], { cwd })).code).toBe(0);
});

test("a no records nothing", async () => {
  const cwd = await sealed();
  expect(await verify(cwd, { stdin: "n\n" })).toMatchObject({ code: 1, out: expect.stringMatching(/nothing was recorded\n$/) }); // biome-ignore format: one
  expect((await call(["verify", "small"], { cwd })).out).toContain("1 file outside the scope: modified: NOTES.md");
});

test.each<[string, readonly string[], Partial<Parameters<typeof call>[1]>, string]>([
  ["where nobody can be asked", [], { tty: false }, "--mine: there is no terminal to ask on\n  help: run it at a terminal of your own"],
  ["under an agent", [], { env: { CLAUDECODE: "1" }, stdin: "y\n" }, "--mine: is for a person to approve, and this process runs under an agent (CLAUDECODE is set)"],
  ["without a seal", ["--unsealed"], {}, "--mine: says which changes since the start are yours, and small has no sealed start here"],
])("it is refused %s", async (_name, words, more, says) => {
  const cwd = await sealed();
  const seen = await call(["verify", "small", "--mine", "NOTES.md", ...words], { cwd, tty: true, ...more });
  expect(seen).toMatchObject({ code: 2, err: expect.stringContaining(says) });
}); // biome-ignore format: one
