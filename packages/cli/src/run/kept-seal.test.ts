import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, goal } from "@goalpost/core";
import { readSeal, sealContract, stateDir, verify, writeSeal } from "@goalpost/verify";
import { expect, test } from "vitest";
import { styleFor } from "../output/style.ts";
import { project, testEnv } from "../testing/cache.ts";
import { putSealBack } from "./kept-seal.ts";

test("a seal file that changes while a run goes on decides nothing, and is put back at its end", async () => {
  const cwd = project({ "a.txt": "" });
  const env = testEnv(cwd);
  const contract = goal("It holds.", { id: "x" }).doneWhen(command("false")).build();
  const weaker = goal("It holds.", { id: "x" }).doneWhen(command("node --version")).build();
  const state = stateDir({ cwd, env, id: "x" });
  const [seal, forged] = [await sealContract(contract, { cwd, env }), await sealContract(weaker, { cwd, env })];
  let said = "";
  const sink = { write: (text: string) => { said += text; } }; // biome-ignore format: one
  const io = { cwd, env, stdin: process.stdin, stdout: sink, stderr: sink, style: styleFor(sink, {}), quiet: true, signal: new AbortController().signal }; // biome-ignore format: one
  const judge = () => verify(contract, { cwd, env, seal, sealFrom: "start", stateDir: state, evidence: false });
  await writeSeal(state, seal);
  expect(await putSealBack(state, seal, io)).toBe(false);
  for (const lie of [
    () => writeSeal(state, forged, { reseal: true }),
    () => writeFileSync(join(state, "seal.json"), "{"),
    () => rmSync(join(state, "seal.json")),
  ]) {
    said = "";
    await lie();
    expect(await judge()).toMatchObject({ verdict: "not done", room: { seal_from: "start" } });
    expect(await putSealBack(state, seal, io)).toBe(true);
    expect(said).toMatch(
      /^the seal in \S+ was (?:replaced|removed or broken) while the run went on; it decided nothing/,
    );
    expect(await readSeal(state)).toEqual(seal);
  }
  rmSync(`${cwd}.state`, { recursive: true });
});
