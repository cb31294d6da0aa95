import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { realCodex } from "../testing/port-billing.ts";
import { smallProject } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

describe.skipIf(realCodex.skip)("with the real Codex", () => {
  test("goalpost demo shows the whole trip in an empty home, and cleans up", { timeout: 300_000 }, async () => {
    const cwd = project();
    const cache = join(cwd, ".cache");
    const home = join(cwd, ".home");
    mkdirSync(home);
    const env = testEnv(cwd, { HOME: home, GOALPOST_CACHE_DIR: cache, GOALPOST_CODEX: realCodex.client?.path });
    const cli = startCli(["demo"], { cwd, env });
    expect(await cli.ended, cli.said()).toBe(0);
    const lines = cli.said().trimEnd().split("\n");
    const at = (text: string): number => lines.findIndex((line) => line.includes(text));
    const order = [
      "objective 3,",
      "fails now, as it should: exit 1",
      "VERDICT: not done",
      "turn 1",
      "→ the model is sent",
      "goal: complete",
      "the client says complete · the receipt says needs person",
      "approved by the demo, in your place",
      "in all",
    ].map(at);
    expect(
      order.every((line) => line >= 0),
      cli.said(),
    ).toBe(true);
    expect([...order].sort((left, right) => left - right)).toEqual(order);
    expect(lines.at(-1)).toBe("VERDICT: done");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour and no cursor move where there is no terminal
    expect(cli.said()).not.toMatch(/\u001b|\r/);
    expect(readdirSync(join(cache, "rehearsal"))).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  test("goalpost rehearse without a script shows what the model sees, and leaves the tree alone", async () => {
    const cwd = smallProject();
    const { code, out, err } = await call(["rehearse", "small"], {
      cwd,
      env: { GOALPOST_CODEX: realCodex.client?.path },
    });
    expect(code, out + err).toBe(0);
    expect(out).toContain("goal: blocked");
    expect(out).toContain(
      'the goal, as the model sees it\n  <goal contract="small">\n  - G1 outcome: done.txt says done.',
    );
    expect(readdirSync(cwd).sort()).toEqual(["check.mjs", "small.goal.ts", "wait.mjs"]);
  });

  test("goalpost rehearse with a script does the work on a copy, and verifies it", async () => {
    const cwd = smallProject({
      "rehearsal.ts":
        'import { completeGoal, say, script, write } from "@goalpost/rehearsal";\nconst text: string = "done";\nexport default script(write("done.txt", text), completeGoal(), say("Done."));\n',
    });
    const { code, out, err } = await call(["rehearse", "small", "--script", "rehearsal.ts", "--format", "json"], {
      cwd,
      env: { GOALPOST_CODEX: realCodex.client?.path },
    });
    expect(code, out + err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      id: "small",
      client: { client: "complete" },
      receipt: { verdict: "done" },
    });
    expect(readdirSync(cwd)).not.toContain("done.txt");
  });
});
