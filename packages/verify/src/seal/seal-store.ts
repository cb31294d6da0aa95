import { readdir } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { GoalpostError, parseContract } from "@goalpost/core";
import { testReportFormats } from "@goalpost/core/internal";
import * as z from "zod/mini";
import { requireOptions } from "../bad-option.ts";
import { fromRoot } from "../files/inside.ts";
import { parseHeldOutCheck } from "../held-out/define.ts";
import type { SealedHeldOut } from "../held-out/record.ts";
import type { Receipt } from "../receipt/receipt.ts";
import { roomSettingsSchema } from "../room/settings.ts";
import { contractSha256 } from "./canonical.ts";
import { type Seal, sealSha256 } from "./seal.ts";
import { realRoot, type StatePlace, stateDir } from "./state-dir.ts";
import { broken, readState, writePrivate } from "./state-files.ts";

const states = z.record(z.string(), z.string());
const numbers = z.record(z.string(), z.number());

const count = z.int().check(z.nonnegative());

const runners = z.array(
  z.strictObject({
    runner: z.enum(["node", "vitest", "jest", "mocha", "pytest", "unittest", "go", "cargo"]),
    words: z.array(z.string()),
    cwd: z.string(),
  }),
);

const testsSchema = z.union([
  z.strictObject({ runners, fault: z.string() }),
  z.strictObject({
    runners,
    sealed: z.strictObject({
      format: z.enum([...testReportFormats, "summary"]),
      tests: z.array(
        z.strictObject({
          name: z.string(),
          state: z.enum(["passed", "failed", "skipped", "todo"]),
          whole: z.exactOptional(z.literal(true)),
        }),
      ),
      unstable: z.array(z.string()),
      counts: z.strictObject({ passed: count, failed: count, skipped: count, todo: count }),
    }),
  }),
]);

const sealSchema = z.strictObject({
  version: z.literal(2),
  contract: z.unknown(),
  contract_sha256: z.string(),
  sealed_at: z.string(),
  root: z.strictObject({ path: z.string(), device: z.string(), inode: z.string() }),
  tree: z.strictObject({ sha256: z.string(), list_sha256: z.string(), files: z.number(), bytes: z.number() }),
  git: z.boolean(),
  repository: z.nullable(
    z.strictObject({
      commit: z.string(),
      pack_sha256: z.string(),
      index_sha256: z.string(),
      history: z.exactOptional(
        z.strictObject({
          head: z.string(),
          refs: states,
          pack_sha256: z.string(),
          index_sha256: z.string(),
          shallow: z.array(z.string()),
        }),
      ),
    }),
  ),
  since: z.record(z.string(), states),
  tests: z.record(z.string(), testsSchema),
  made: z.exactOptional(z.array(z.string())),
  rewritten: z.exactOptional(states),
  test_files: z.exactOptional(z.array(z.string())),
  room: roomSettingsSchema,
  layer: z.nullable(
    z.strictObject({ list_sha256: z.string(), files: z.number(), bytes: z.number(), commands: z.array(z.string()) }),
  ),
  packages: states,
  allowed_signers: z.exactOptional(z.string()),
  held_out: z.exactOptional(
    z.record(
      z.string(),
      z.strictObject({ check: z.unknown(), list_sha256: z.string(), files: z.number(), bytes: z.number() }),
    ),
  ),
  base: z.strictObject({
    commit: z.nullable(z.string()),
    refs: states,
    dirty: states,
    snapshot: z.nullable(states),
    unchanged: z.record(z.string(), states),
    baselines: numbers,
    baseline_faults: states,
    git_settings: z.nullable(z.string()),
  }),
  definers: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum(["script", "program", "installed", "config", "test", "contract", "ignore"]),
      state: z.string(),
      defines: z.array(z.string()),
    }),
  ),
});

const name = "seal.json";

/** Says which seal has come to its end, and how. */
interface Closed {
  readonly seal_sha256: string;
}

const closedName = "closed.json";

/**
 * Keeps a seal in a state directory, mode 0600 in folders of mode 0700, whole or not at all. A seal that was kept before stays until it has led
 * to a verified done: otherwise running again would take what an agent left for the start.
 *
 * @param folder - What `stateDir` gave for the contract.
 * @param options - `reseal`: gives up the seal that is there, and the tree of its start.
 * @throws GoalpostError `verify/seal-is-open` when one is there and `reseal` is not set; `verify/state-not-writable` when it cannot be kept.
 */
export async function writeSeal(folder: string, seal: Seal, options: { readonly reseal?: boolean } = {}): Promise<void> {
  requireOptions("writeSeal", options, ["reseal"]);
  const { reseal = false } = options;
  if (!reseal) {
    const open = await readOpenSeal(folder);
    if (open !== undefined && sealSha256(open) !== sealSha256(seal)) throw isOpen(seal.contract.id, open);
  }
  await writePrivate(join(folder, name), `${JSON.stringify(seal, null, 2)}\n`);
} // biome-ignore format: one

/**
 * Reads the seal in a state directory that has not yet led to a verified done; nothing when there is none.
 *
 * @throws GoalpostError as {@link readSeal}.
 */
export async function readOpenSeal(folder: string): Promise<Seal | undefined> {
  const seal = await readSeal(folder);
  if (seal === undefined) return undefined;
  const closed = (await readState(folder, closedName)) as Partial<Closed> | undefined;
  return closed?.seal_sha256 === sealSha256(seal) ? undefined : seal;
}

/**
 * Notes that a seal has led to a verified done, so that the next start may seal anew. Any other verdict leaves it as it is.
 *
 * @param receipt - What `verify` gave with this seal.
 * @returns Whether it was closed.
 * @throws GoalpostError `verify/state-not-writable`.
 */
export async function closeSeal(folder: string, seal: Seal, receipt: Pick<Receipt, "verdict" | "room">): Promise<boolean> {
  const seal_sha256 = sealSha256(seal);
  if (receipt.verdict !== "done" || receipt.room?.seal_sha256 !== seal_sha256) return false;
  const closed: Closed & { readonly tree_sha256: string } = { seal_sha256, tree_sha256: receipt.room.tree_sha256 };
  await writePrivate(join(folder, closedName), `${JSON.stringify(closed, null, 2)}\n`);
  return true;
} // biome-ignore format: one

const isOpen = (id: string, { sealed_at }: Seal): GoalpostError =>
  new GoalpostError({
    code: "verify/seal-is-open",
    where: id,
    what: `was sealed at ${sealed_at}, and has not come to a verified done since: its start stays what it was`,
    help: `go on with it: goalpost run ${id}; or give up the tree of that start: goalpost run ${id} --reseal`,
  });

/**
 * Reads the seal in a state directory; nothing when the contract was never sealed.
 *
 * @param folder - What `stateDir` gave for the contract.
 * @throws GoalpostError `verify/broken-state` when it cannot be used, or does not hash to what it says; `verify/old-seal` for one of version 1.
 */
export async function readSeal(folder: string): Promise<Seal | undefined> {
  const kept = await readState(folder, name);
  return kept === undefined ? undefined : parseSeal(kept, join(folder, name));
}

/**
 * Reads a seal from its JSON.
 *
 * @param kept - What `JSON.parse` gave.
 * @param path - Where it stands, for an error.
 * @throws GoalpostError as {@link readSeal}.
 */
export function parseSeal(kept: unknown, path: string): Seal {
  if (Object(kept).version === 1) throw oldSeal(path);
  const result = z.safeParse(sealSchema, kept);
  if (!result.success)
    throw broken(path, `holds no seal: ${result.error.issues[0]?.path.join(".") ?? ""}`, result.error);
  const { contract: sealed, held_out, ...rest } = result.data;
  try {
    const contract = parseContract(sealed);
    const held = held_out === undefined ? {} : { held_out: heldOutOf(held_out) };
    if (contractSha256(contract) === rest.contract_sha256) return { ...rest, ...held, contract };
  } catch (error) {
    if (GoalpostError.is(error)) throw broken(path, `holds no contract: ${error.message.split("\n")[0]}`, error);
    throw error;
  }
  throw broken(path, "holds a contract that does not hash to its contract_sha256");
}

const heldOutOf = (kept: Readonly<Record<string, Omit<SealedHeldOut, "check"> & { readonly check: unknown }>>): Seal["held_out"] & object =>
  Object.fromEntries(Object.entries(kept).map(([id, { check, ...rest }]) => [id, { check: parseHeldOutCheck(check), ...rest }])); // biome-ignore format: one

const oldSeal = (path: string): GoalpostError =>
  new GoalpostError({
    code: "verify/old-seal",
    where: path,
    what: "is a seal of version 1, which holds no tree of the start, so it can give no done",
    help: "start again from a tree that you trust: goalpost run ID --reseal",
  });

/**
 * Finds the state directory of the contract that was sealed from a file, whatever the file says now: an agent may have given it another id,
 * under which nothing was ever sealed. Of several the newest counts.
 *
 * @param file - The contract's file: absolute, or from the project's root.
 * @returns An absolute path; nothing when no contract was sealed from this file.
 * @throws GoalpostError as `stateDir`.
 */
export async function stateDirOfFile(place: Omit<StatePlace, "id">, file: string): Promise<string | undefined> {
  requireOptions("stateDirOfFile", place, ["cwd", "env"]);
  const project = stateDir(place);
  const root = realRoot(place.cwd);
  const path = fromRoot(root, isAbsolute(file) ? file : resolve(root, file));
  let newest: { readonly folder: string; readonly sealedAt: string } | undefined;
  for (const name of await readdir(project).catch(() => [])) {
    const folder = join(project, name);
    const seal = await readSeal(folder).catch(() => undefined);
    if (seal?.definers.some((each) => each.kind === "contract" && each.path === path) !== true) continue;
    if (newest === undefined || seal.sealed_at > newest.sealedAt) newest = { folder, sealedAt: seal.sealed_at };
  }
  return newest?.folder;
}
