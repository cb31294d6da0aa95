import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { command, goal } from "@goalpost/core";
import { expect, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { buildAndSeal } from "./build-and-seal.ts";

test("what the runner is told of the start is not written through a link out of the project", async () => {
  const [cwd, elsewhere] = [project(), project({ "victim.txt": "theirs\n" })];
  put(cwd, ".goalpost/port/readme", "");
  symlinkSync(join(elsewhere, "victim.txt"), join(cwd, ".goalpost/port/base.json"));
  const contract = goal("Port it.", { id: "port" }).doneWhen(command("false")).build();
  const file = join(cwd, "goals/port.goal.ts");
  await buildAndSeal(contract, { cwd, file, env: testEnv(cwd), force: false, target: "codex" });
  expect(readFileSync(join(elsewhere, "victim.txt"), "utf8")).toBe("theirs\n");
  expect(JSON.parse(readFileSync(join(cwd, ".goalpost/port/base.json"), "utf8"))).toBeTypeOf("object");
});
