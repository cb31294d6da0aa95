import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { artifact, budget, goal } from "@goalpost/core";
import { startRun } from "@goalpost/target";
import target from "./src/target.ts";

const contract = goal("done.txt says done.", { id: "small" })
  .doneWhen(artifact("done.txt"))
  .stopWhen(budget({ turns: 5 }))
  .build();
const launch = target.compile(contract);
console.log(`${target.word}: ${launch.length} of ${target.limit.max} ${target.limit.unit}`);

const root = mkdtempSync(join(import.meta.dirname, "run-"));
for (const { path, text } of launch.files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
writeFileSync(join(root, "check.mjs"), "");
const { client, env } = target.double?.(undefined) ?? { client: [] };
const run = await startRun(target, launch, {
  cwd: root,
  stateDir: join(root, "state"),
  client,
  env: { PATH: process.env.PATH, HOME: root, ...env },
  onComplete: ({ reactivations }) =>
    reactivations === 0 ? { done: false, evidence: "D1: done.txt says almost" } : { done: true },
});
for await (const event of run) {
  if (event.type === "turnStarted") console.log(`turn ${event.turn}`);
  if (event.type === "message") console.log(`  ${event.text}`);
  if (event.type === "judged") console.log(`  the receipt says ${event.verdict}`);
}
const { reason, client: word, turns } = await run.result;
console.log(`${reason}, ${turns} turns; the agent says ${word}`);
rmSync(root, { recursive: true });
