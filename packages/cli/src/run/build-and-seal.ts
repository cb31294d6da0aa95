import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { contractFolder } from "@goalpost/core/adapter";
import { runnerFiles, type Seal, sealContract, stateDir, writeSeal } from "@goalpost/verify";
import { planBuild } from "../build/plan.ts";
import { writeBuild } from "../build/write.ts";
import { type CompileOptions, type PrintableLaunch, targetNamed } from "../targets.ts";
import { roomSettings } from "./room-settings.ts";

/** A contract that was built and sealed, ready to start. */
export interface Ready {
  readonly launch: PrintableLaunch;
  readonly seal: Seal;
  /** Whether it was kept in memory since it was made, or read back. */
  readonly sealFrom: "start" | "state";
  /** Where seal, approvals, evidence and the run's own state are. */
  readonly state: string;
}

/** Options of {@link buildAndSeal}. */
export interface ReadyOptions {
  readonly cwd: string;
  /** The contract's own file, absolute. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  readonly force: boolean;
  /** The client; default `codex`. */
  readonly target?: string;
  readonly signal?: AbortSignal;
  /** What it is compiled with. */
  readonly compile?: CompileOptions;
  /** The seal of an earlier start, which stays; without it a new one is made. */
  readonly kept?: Seal | undefined;
  /** Gives up the seal that is there. */
  readonly reseal?: boolean;
  /** By id: the folders of held-out checks that the contract leaves open. */
  readonly heldOut?: Readonly<Record<string, string>> | undefined;
  readonly leaveHeldOutOpen?: boolean | undefined;
  /** Who may sign approvals. */
  readonly allowedSigners?: string | undefined;
  /** What `~/` means there. */
  readonly home?: string | undefined;
  /** Called when the files are written, before anything is sealed. */
  readonly built?: (launch: PrintableLaunch) => Promise<void>;
}

/** Compiles a contract, writes its folder, seals it, and gives the agent's runner what the seal recorded of the start. */
export async function buildAndSeal(contract: Contract, options: ReadyOptions): Promise<Ready> {
  const { cwd, file, env, force } = options;
  const launch = await targetNamed(options.target ?? "codex").compile(contract, options.compile);
  await writeBuild(await planBuild(contract, launch.files, { cwd, file }), { cwd, force });
  await options.built?.(launch);
  const state = stateDir({ cwd, id: contract.id, env });
  const seal = options.kept ?? (await sealNow(contract, state, options));
  await writeBase(contract, seal, cwd);
  return { launch, seal, sealFrom: options.kept === undefined ? "start" : "state", state };
}

/** Seals a contract and the tree as they are. */
export async function sealNow(
  contract: Contract,
  state: string,
  options: Pick<
    ReadyOptions,
    "cwd" | "env" | "signal" | "file" | "reseal" | "heldOut" | "leaveHeldOutOpen" | "home" | "allowedSigners"
  >,
): Promise<Seal> {
  const { cwd, env, signal, file, reseal = false, heldOut, leaveHeldOutOpen, home, allowedSigners } = options;
  const room = await roomSettings({ cwd, env });
  const seal = await sealContract(contract, {
    cwd,
    env,
    signal,
    contractFile: file,
    room,
    heldOut,
    leaveHeldOutOpen,
    home,
    allowedSigners,
  });
  await writeSeal(state, seal, { reseal });
  return seal;
}

/** Gives the agent's runner what the seal recorded of the start. */
export async function writeBase(contract: Contract, seal: Seal, cwd: string): Promise<void> {
  for (const { path, text, mode } of await runnerFiles(contract, { seal })) {
    // It comes after the seal, and so is not part of the manifest.
    if (path !== "base.json") continue;
    const place = join(cwd, contractFolder(contract.id), path);
    // Whatever stands there goes first: through a link it would be written outside of the project.
    await rm(place, { recursive: true, force: true });
    await writeFile(place, text, { mode, flag: "wx" });
  }
}
