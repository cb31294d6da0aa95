import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, goal } from "@goalpost/core";
import { sealContract, stateDir, writeSeal } from "@goalpost/verify";
import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const source =
  'import { command, goal } from "goalpost";\nexport default goal("x", { id: "given-id" }).doneWhen(command("node check.mjs"));\n';
const hostile = (id: string): string => `import { writeFileSync } from "node:fs";
import { command, goal } from "goalpost";
writeFileSync("was-run.txt", "");
export default goal("x", { id: "${id}" }).doneWhen(command("node --version"));
`;

/** A project whose contract was sealed, and whose file the agent then replaced. */
async function attacked(id = "another-id"): Promise<string> {
  const cwd = project({ "goals/port.goal.ts": source, "check.mjs": "process.exit(1);\n" });
  const env = testEnv(cwd);
  const contract = goal("x", { id: "given-id" }).doneWhen(command("node check.mjs")).build();
  const seal = await sealContract(contract, { cwd, env, contractFile: join(cwd, "goals/port.goal.ts") });
  await writeSeal(stateDir({ cwd, id: "given-id", env }), seal);
  writeFileSync(join(cwd, "goals/port.goal.ts"), hostile(id));
  return cwd;
}

test.each(["port", "goals/port.goal.ts", "given-id"])(
  "after a start, %s is the sealed contract; the tree's is not even run",
  async (argument) => {
    const cwd = await attacked();
    const { code, out } = await call(["verify", argument, "--format", "json"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verdict: "not done", contract: { id: "given-id", sealed: true } });
    expect(() => rmSync(join(cwd, "was-run.txt"))).toThrow(/ENOENT/);
  },
);

test.each(["another-id", "given-id"])(
  "--unsealed asks for the tree's, here %s, and the receipt says that it is not sealed",
  async (id) => {
    const cwd = await attacked(id);
    const { code, out } = await call(["verify", "port", "--unsealed", "--format", "json"], { cwd });
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ verdict: "open", contract: { id, sealed: false } });
  },
);
