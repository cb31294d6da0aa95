import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project } from "../../testing/cache.ts";
import { call } from "../../testing/call.ts";

const files = { "SPEC.md": "# Greeter\n\nIt greets.\n", "a.jsonl": '{"answer":"x"}\n' };

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ["no SPEC.md", [], { "SPEC.md": "" }],
  ["an empty one", ["SPEC.md"], { ...files, "SPEC.md": " \n" }],
  ["no terminal", [], files],
  ["two who answer", ["--answers", "a.jsonl", "--format", "json"], files],
  ["answers that are not there", ["--answers", "b.jsonl"], files],
  ["answers that are none", ["--answers", "a.jsonl"], { ...files, "a.jsonl": "{\n" }],
  ["answers without one", ["--answers", "a.jsonl"], { ...files, "a.jsonl": "" }],
  ["an answer that is a list", ["--answers", "a.jsonl"], { ...files, "a.jsonl": "[[]]" }],
  ["a log that is broken", ["--answers", "a.jsonl"], { ...files, "decisions.jsonl": '{"version":2}\n' }],
  ["a model that is not a name", ["--answers", "a.jsonl", "--model", "-c x"], files],
  ["a target that is none", ["--answers", "a.jsonl", "--target", "claud-code"], files],
  ["no depth", ["--depth", "0"], files],
])("%s is an error that says what to do", async (name, args, given) => {
  const { "SPEC.md": _, ...without } = given;
  const cwd = project(name === "no SPEC.md" ? without : given);
  const { code, err, out } = await call(["spec", "interview", ...args], { cwd, env: { PATH: "/nonexistent" } });
  expect(code).toBe(2);
  expect((err === "" ? out : err).replaceAll(cwd, "<project>")).toMatchSnapshot();
  const left = ["SPEC.md.goalpost.bak", "spec-steps.jsonl", ...(name.startsWith("a log") ? [] : ["decisions.jsonl"])];
  for (const file of left) expect(existsSync(join(cwd, file))).toBe(false);
});
