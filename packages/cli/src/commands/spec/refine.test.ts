import { expect, test } from "vitest";
import { project } from "../../testing/cache.ts";
import { call } from "../../testing/call.ts";

const spec = "# Export\n\n- R1: a\n";
const interview = (by: object): string =>
  `${JSON.stringify({ version: 1, step: "interview", spec: "SPEC.md", digest: "a", digest_before: "b", by, ended: "2026-11-30", seconds: 1, counts: {}, open: [] })}\n`;

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ["no SPEC.md", [], {}],
  ["one without a requirement", ["--yes"], { "SPEC.md": "We talked.\n" }],
  ["two requirements of one id", ["--yes"], { "SPEC.md": "- R1: a\n- R1: b\n" }],
  ["no terminal", [], { "SPEC.md": spec }],
  ["two who answer", ["--yes", "--answers", "a.jsonl"], { "SPEC.md": spec }],
  ["the model that interviewed", ["--yes"], { "SPEC.md": spec, "spec-steps.jsonl": interview({ target: "codex" }) }],
  [
    "the same model by name",
    ["--yes", "--model", "gpt-5.5"],
    { "SPEC.md": spec, "spec-steps.jsonl": interview({ target: "codex", model: "gpt-5.5" }) },
  ],
  ["a receipt that is none", ["--yes"], { "SPEC.md": spec, "spec-steps.jsonl": '{"step":"refine"}\n' }],
])("%s is an error that says what to do", async (_, args, files) => {
  const cwd = project(files);
  const { code, err } = await call(["spec", "refine", ...args], { cwd, env: { PATH: "/nonexistent" } });
  expect(code).toBe(2);
  expect(err.replaceAll(cwd, "<project>")).toMatchSnapshot();
});
