import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import type { CheckContext } from "../check/context.ts";
import { makeContext, type RunSettings, runSettingNames } from "../context.ts";
import { roomEnvironment } from "../process/environment.ts";
import { outsidePath } from "../process/outside-path.ts";
import type { Receipt } from "../receipt/receipt.ts";
import { givenTo, givenToChecks } from "../room/given.ts";
import { runChecks } from "../run-checks.ts";
import type { Seal } from "../seal/seal.ts";
import { realRoot } from "../seal/state-dir.ts";
import { onlyChecks } from "./compare-with-tree.ts";
import { openOwnCopy } from "./own-copy.ts";

/** Options of {@link heldInTreeAlone}. */
export interface HeldInTreeAloneOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
}

const optionNames = namesOf<HeldInTreeAloneOptions>({
  ...runSettingNames,
  cwd: true,
});

/**
 * Finds those checks that a receipt says have failed, and that hold in the tree as it stands: with the changes that the room left out. They run
 * in a throw-away copy of it, in the same sandbox as in the room.
 *
 * @returns Their ids, in the contract's order; none when the room left nothing out.
 * @throws GoalpostError `verify/no-project`, `verify/state-not-writable`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * const receipt = await verify(contract, { cwd: ".", seal, evidence: false });
 * await heldInTreeAlone(seal, receipt, { cwd: "." }); // []
 */
export async function heldInTreeAlone(seal: Seal, receipt: Receipt, options: HeldInTreeAloneOptions): Promise<readonly string[]> {
  requireOptions("heldInTreeAlone", options, optionNames);
  const { env = process.env, signal } = options;
  if (receipt.room === null || receipt.room.left_out.length === 0) return [];
  const failed = new Set(receipt.checks.flatMap(({ id, status }) => (status === "fail" || status === "cannot-run" ? [id] : [])));
  const asked = onlyChecks(seal.contract, (id) => failed.has(id));
  const root = realRoot(options.cwd);
  const copy = await openOwnCopy(root, env, signal, seal.room);
  if ("fault" in copy) return [];
  try {
    const validateSchema: CheckContext["validateSchema"] = async (...args) => (await import("../check/json-schema.ts")).validateJsonSchema(...args);
    const checkEnv = roomEnvironment({ ...env, PATH: outsidePath(root, env) }, seal.room.env ?? []);
    const { explain } = copy.sandbox;
    const given = new Map(givenToChecks(seal).map((each) => [each.check, each]));
    const enclose: CheckContext["enclose"] = (process, id) => copy.sandbox.enclose(process, given.get(id ?? "") ?? givenTo(seal.room, undefined));
    const context = makeContext(copy.root, options, { contractSha256: seal.contract_sha256, validateSchema, checkEnv, enclose, base: seal.base });
    const checked = await runChecks(asked, { ...context, explain, disposable: true }, { parallel: 1 });
    return checked.flatMap(({ check }) => (check.status === "pass" ? [check.id] : []));
  } finally {
    await copy.close();
  }
} // biome-ignore format: one
