import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clientForTests, edit, run, say, script, turn, write } from "./index.ts";
import { execCodex, testEnv } from "./testing/exec-codex.ts";
import { printClaude } from "./testing/print-claude.ts";

const clients = [
  await clientForTests("codex", { env: testEnv }),
  await clientForTests("claude-code", { env: testEnv }),
];
const skip = clients.map((client) => client.skip).find((reason) => reason !== undefined);
if (skip) console.warn(skip);

const plan = script(
  turn(
    say("I begin."),
    write("src/vat.mjs", 'export const vat = 7;\n\nif (vat !== 19) throw new Error("7 is no longer the rate");'),
    run("node src/vat.mjs"),
    edit("src/vat.mjs", { find: "export const vat = 7;", replace: "export const vat = 19; // since May" }),
    run("node src/vat.mjs && echo GREEN"),
    say("Done."),
  ),
);

test.skipIf(skip)("one script does the same work in both clients", async () => {
  const codex = await execCodex(plan);
  const claude = await printClaude(plan, "Do the work.");
  for (const { server, cwd, ran } of [codex, claude]) {
    expect([ran.exitCode, server.end]).toEqual([0, undefined]);
    expect(await readFile(join(cwd, "src/vat.mjs"), "utf8")).toMatch(
      /^export const vat = 19; \/\/ since May\n\nif .*\n$/,
    );
    expect(server.seen.contains("7 is no longer the rate")).toBe(true);
    expect(server.seen.toolOutputs().at(-1)).toContain("GREEN");
    expect(server.seen.assistantTexts()).toEqual(["I begin."]);
    expect(server.seen.userTexts().at(-1)).toBe("Do the work.");
  }
});
