import type { ConfigTarget } from "@goalpost/config";
import type { Contract } from "@goalpost/core";
import { effortWarning } from "@goalpost/core/adapter";
import type { Io } from "../io.ts";

/** The effort that each client will run with here, for lint: what the launch counts with, by the same functions. */
async function effortsHere(io: Io, targets: readonly ConfigTarget[]): Promise<Readonly<Record<string, string>>> {
  const [codex, claude, { clientHere }] = await Promise.all([
    import("@goalpost/codex"),
    import("@goalpost/claude-code"),
    // It brings the configuration's tables, which few lints need.
    import("./client-here.ts"),
  ]);
  const effortOf = { codex: codex.effortOf, "claude-code": claude.effortOf };
  const found = await Promise.all(
    targets.map(async (target) => [target, effortOf[target](await clientHere(target, io))] as const),
  );
  return Object.fromEntries(found.flatMap(([target, effort]) => (effort === undefined ? [] : [[target, effort]])));
}

/** Gives the efforts for contracts that any of them could be too little for: the clients are asked once, and only then. */
export function effortsFor(
  io: Io,
  targets: readonly ConfigTarget[],
): (contracts: readonly Contract[]) => Promise<Readonly<Record<string, string>>> {
  let asked: Promise<Readonly<Record<string, string>>> | undefined;
  return async (contracts) => {
    if (contracts.every((contract) => effortWarning(contract, "low", "any") === undefined)) return {};
    asked ??= effortsHere(io, targets);
    return await asked;
  };
}
