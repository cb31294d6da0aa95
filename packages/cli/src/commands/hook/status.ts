import type { ConfigTarget } from "@goalpost/config";
import type { Command } from "commander";
import { configTargets } from "../../config/client-files.ts";
import { exitCode } from "../../exit-codes.ts";
import { type HookContract, type HookStatus, hookContracts, hookStatus } from "../../hook/status.ts";
import { trustLines } from "../../hook/trust-lines.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";
import { hookTargetOption } from "./options.ts";

interface StatusFlags extends CommonOptions {
  readonly target?: ConfigTarget;
}

/** `goalpost hook status`. */
export function registerHookStatus(hook: Command, session: Session): void {
  addCommand<StatusFlags>(hook, session, {
    name: "status",
    group: "Daily:",
    summary: "say whether the hooks are there, and whether the client will run them",
    description:
      "Says for each client whether our hooks are in its file, and whether it trusts the project and the hooks. Exit code 1 when one is installed and will not run.",
    options: [hookTargetOption(), formatOption()],
    examples: ["goalpost hook status", "goalpost hook status --target codex"],
    run: async (_arguments, flags, io) => {
      const targets = flags.target === undefined ? configTargets : [flags.target];
      const clients: HookStatus[] = [];
      for (const target of targets) clients.push(await hookStatus(target, io));
      const contracts = await hookContracts(io);
      if (flags.format === "json") printJson<"hook status">(io, { clients, contracts });
      else tell(clients, contracts, io);
      return clients.some(({ problems }) => problems.length > 0) ? exitCode.notDone : exitCode.done;
    },
  });
}

function tell(clients: readonly HookStatus[], contracts: readonly HookContract[], io: Io): void {
  for (const client of clients) tellClient(client, io);
  for (const contract of contracts) print(io, contractLine(contract));
  if (contracts.length === 0) print(io, "no contract is sealed here and not done, so every stop is let go");
  for (const { target, installed, plugins } of clients) {
    if (installed.length > 0) for (const line of trustLines(target)) print(io, line);
    else if (plugins.length > 0) for (const line of trustLines(target, "plugin")) print(io, line);
  }
}

function tellClient({ target, file, installed, plugins, problems }: HookStatus, io: Io): void {
  if (installed.length === 0 && plugins.length > 0) print(io, `${target}: the plugin ${oneLine(plugins.join(", "))}`);
  else if (installed.length === 0) {
    print(io, `${target}: not installed: goalpost hook install --target ${target}`);
    return;
  } else print(io, `${target}: ${installed.join(", ")} in ${file}`);
  if (installed.length > 0 && plugins.length > 0)
    print(
      io,
      `  and the plugin ${oneLine(plugins.join(", "))}: every check runs twice at each stop; take one of them out`,
    );
  for (const problem of problems) print(io, `  ${io.style.red("will not run")}: ${oneLine(problem)}`);
  if (problems.length === 0) print(io, `  ${io.style.green("the client runs them here")}`);
}

function contractLine({ id, sealed_at, last }: HookContract): string {
  const name = `contract ${oneLine(id)}: sealed ${sealed_at}`;
  if (last === undefined) return `${name}; no stop yet`;
  return `${name}; ${last.end === null ? `sent back ${last.sent_back} times` : `ended: ${last.end}`}, last stop ${last.at}`;
}
