import { sealContract, verify } from "@goalpost/verify";
import { command, goal, scope } from "goalpost";
import { expect, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { ConflictWatch, conflictLines } from "./room-conflict.ts";

const contract = goal("It holds.", { id: "conflict" })
  .constraints(scope("src/**"))
  .doneWhen(command("node check.mjs"), command("node -e 0"))
  .build();
const files = {
  "check.mjs":
    'import { existsSync } from "node:fs";\nprocess.exitCode = existsSync("settings.json") && existsSync("src/a.js") ? 0 : 1;\n',
};

test("what fails twice only for want of what the scope leaves out is a conflict; what fails in the tree as well is not", async () => {
  const cwd = project(files);
  const env = testEnv(cwd);
  const seal = await sealContract(contract, { cwd, env });
  const watch = new ConflictWatch();
  const place = { cwd, env, signal: new AbortController().signal };
  const look = async () => watch.look(seal, await verify(contract, { cwd, env, seal, evidence: false }), place);
  put(cwd, "settings.json", "{}");
  expect([await look(), await look()]).toEqual([undefined, undefined]);
  put(cwd, "src/a.js", "");
  const found = await look();
  // The same checks fail, and the same change is left out: and now the tree itself holds.
  expect(found).toEqual({ checks: ["D1"], left_out: ["settings.json"] });
  expect(found === undefined ? [] : conflictLines(found)).toEqual([
    "contract-conflict: D1 holds in the tree and fails in the room, twice, for want of what the scope leaves out: settings.json",
    '  help: a person decides. If that may change, say so in the contract, and start anew: scope("settings.json")',
  ]);
}); // biome-ignore format: one
