import { join } from "node:path";
import { expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { closeSeal, readSeal, writeSeal } from "../seal/seal-store.ts";
import { stateDir } from "../seal/state-dir.ts";
import { contractOf, project } from "../testing/project.ts";
import { verify } from "../verify.ts";
import { cleanState } from "./clean-state.ts";

test("what a verified done has ended goes, and what an open seal needs stays", async () => {
  using at = project({ "src/a.js": "a\n" });
  const { root: cwd, env } = at;
  const scope = { kind: "scope", paths: ["src/**"] };
  const ended = contractOf([{ kind: "command", run: "true" }], [scope]);
  const open = { ...contractOf([{ kind: "shell", run: "test -e made/x && test ! -e src/large.bin" }], [scope]), id: "open" };
  at.put("src/large.bin", "x".repeat(300_000));
  const first = await sealContract(ended, { cwd, env, room: { setup: ["touch only-here"] } });
  const folder = stateDir({ cwd, id: ended.id, env });
  await writeSeal(folder, first);
  expect(await cleanState({ cwd, env, olderThanHours: 0 })).toMatchObject({ seals: [], layers: 0, files: 0 });
  const receipt = await verify(ended, { cwd, env });
  expect(receipt.verdict).toBe("done");
  await closeSeal(folder, first, receipt);
  at.remove("src/large.bin");
  at.put("src/b.js", "b\n");
  const second = await sealContract(open, { cwd, env, room: { setup: ["mkdir -p made", "touch made/x"] } });
  await writeSeal(stateDir({ cwd, id: "open", env }), second);

  expect(await cleanState({ cwd, env })).toMatchObject({ seals: [], files: 0 });
  const dry = await cleanState({ cwd, env, olderThanHours: 0, dryRun: true });
  expect(dry).toMatchObject({ seals: [folder], layers: 1 });
  expect(await readSeal(folder)).toBeDefined();
  expect(await cleanState({ cwd, env, olderThanHours: 0 })).toEqual(dry);
  expect(dry.bytes).toBeGreaterThan(300_000);
  expect(await readSeal(folder)).toBeUndefined();
  expect(at.has(join("../state", "store"))).toBe(true);
  expect(await verify(open, { cwd, env, evidence: false })).toMatchObject({ verdict: "done" });
  expect(await cleanState({ cwd, env, olderThanHours: 0 })).toMatchObject({ seals: [], layers: 0, files: 0 });
}); // biome-ignore format: one
