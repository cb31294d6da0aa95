import { join } from "node:path";
import { type Seal, sealContract, stateDir, writeSeal } from "@goalpost/verify";
import { loadFile } from "../contracts/load.ts";
import { testEnv } from "./cache.ts";

/** Seals a contract file of a test's project, as `goalpost run` does at its start. */
export async function sealFile(cwd: string, path: string, env: NodeJS.ProcessEnv = testEnv(cwd)): Promise<Seal> {
  const file = join(cwd, path);
  const { contract } = await loadFile(file, { cwd, env, timeoutSeconds: 60, exec: true, printed: () => {} });
  const seal = await sealContract(contract, { cwd, env, contractFile: file });
  await writeSeal(stateDir({ cwd, id: contract.id, env }), seal);
  return seal;
}
