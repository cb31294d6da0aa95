import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, say, script, turn } from "@goalpost/rehearsal";
import { testsInTurn } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { call } from "../../testing/call.ts";
import { inForm, specStage } from "../../testing/spec-stage.ts";

const spec = `# Export

- R1: The export is quick for 5000 orders.
- R2: The help text is pleasant.
- R3: Errors are reported.

## Constraints

- The export takes 30 seconds at most.
`;
const finding = (kind: string, quote: string, replacement = "", more: object = {}): object => ({
  kind,
  quote,
  problem: "it can be read in two ways",
  readings: ["one", "other"],
  recommended: 1,
  because: "one place decides",
  replacement,
  question: "",
  options: [],
  ...more,
});
const findings = [
  finding("ambiguous", "The export is quick for 5000 orders.", "The export of 5000 orders takes 30 seconds at most."),
  finding("unverifiable", "The help text is pleasant."),
  finding("ambiguous", "Errors are reported.", "Errors are reported to Sentry."),
  finding("ambiguous", "- R3: Errors are reported.", "- R3: Errors are reported.\n- R9: There is an audit log."),
  finding("missing-failure-case", "Errors are reported.", "", {
    question: "What happens when the disk is full?",
    options: [
      { label: "It stops", description: "nothing half is left" },
      { label: "It goes on", description: "the rest is written" },
    ],
  }),
];
const after = spec
  .replace("is quick for 5000 orders", "of 5000 orders takes 30 seconds at most")
  .replace("pleasant.", "pleasant. [CLAIM]");

for (const client of ["codex", "claude-code"] as const) {
  const { skip } = await clientForTests(client);
  if (skip !== undefined) console.warn(skip);

  const inTurn = testsInTurn(client);
  describe.skipIf(skip !== undefined)(`goalpost spec refine, with the real ${client},`, () => {
    test("--yes takes what only says it more clearly, at the highest effort; additions are left, and named", async () => {
      const { cwd, env, server } = await specStage(
        client,
        script(turn(inForm(client, { findings })), turn(inForm(client, { findings: [] }))),
        { "SPEC.md": spec },
      );
      const { code, out, err } = await call(["spec", "refine", "--yes", "--target", client], { cwd, env });
      expect([code, err]).toEqual([1, ""]);
      expect(readFileSync(join(cwd, "SPEC.md"), "utf8")).toBe(after);
      expect(readFileSync(join(cwd, "SPEC.md.goalpost.bak"), "utf8")).toBe(spec);
      expect(out).toContain("  adds: Sentry\n");
      expect(out).toContain("it adds R9, which comes from no decision: There is an audit log. (line 5)");
      const step = JSON.parse(readFileSync(join(cwd, "spec-steps.jsonl"), "utf8"));
      expect(step).toMatchObject({
        step: "refine",
        by: { target: client, effort: "xhigh" },
        counts: { passes: 2, findings: 5, taken: 2, left: 2, refused: 1 },
      });
      // the effort reached the model
      const bodies = server.requests
        .map(({ body }) => JSON.stringify(body))
        .filter((body) => body.includes("Challenge the specification"));
      expect(bodies.length).toBeGreaterThan(0);
      expect(bodies.every((body) => /"effort":"xhigh"/.test(body))).toBe(true);
    });

    inTurn(
      "another program takes and answers; the model that interviewed does not challenge itself unless told to",
      async () => {
        const { cwd, env } = await specStage(
          client,
          script(turn(inForm(client, { findings: findings.slice(2) })), turn(inForm(client, { findings: [] }))),
          { "SPEC.md": spec },
        );
        const interview = {
          version: 1,
          step: "interview",
          spec: "SPEC.md",
          digest: "a",
          digest_before: "b",
          by: { target: client },
          ended: "2026-11-30",
          seconds: 1,
          counts: {},
          open: [],
        };
        writeFileSync(join(cwd, "spec-steps.jsonl"), `${JSON.stringify(interview)}\n`);
        const args = ["spec", "refine", "--target", client, "--format", "json"];
        expect((await call(args, { cwd, env })).out).toContain("spec/same-model");
        const lines = [{ action: "take" }, { answer: "It stops" }, { action: "write" }]
          .map((each) => JSON.stringify(each))
          .join("\n");
        const { code, out } = await call([...args, "--same-model"], { cwd, env, stdin: `${lines}\n` });
        const told = out
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line));
        expect(told).toMatchObject([
          { type: "finding", verdict: "person", why: ["adds: Sentry"], line: 5 },
          { type: "question", question: "What happens when the disk is full?", topic: "Failures" },
          {
            type: "summary",
            decided: ["Decision 1: What happens when the disk is full? It stops (nothing half is left)."],
          },
          { type: "end", status: "written" },
        ]);
        const last = readFileSync(join(cwd, "spec-steps.jsonl"), "utf8").trim().split("\n").at(-1) ?? "";
        expect(JSON.parse(last)).toMatchObject({ independent: false, counts: { decided: 1, taken: 1 } });
        expect(code).toBe(0);
      },
    );

    inTurn(
      "an answer that does not keep the schema: one more try, then a clear stop, and nothing is written",
      async () => {
        const { cwd, env } = await specStage(
          client,
          script(...Array.from({ length: 12 }, () => turn(say("It is fine.")))),
          { "SPEC.md": spec },
        );
        const { code, err } = await call(["spec", "refine", "--yes", "--target", client], { cwd, env });
        expect([code, readFileSync(join(cwd, "SPEC.md"), "utf8")]).toEqual([2, spec]);
        expect(err).toContain(`${client}/answer-unreadable`);
      },
    );
  });
}
