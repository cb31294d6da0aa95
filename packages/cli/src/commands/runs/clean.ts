import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Command, Option } from "commander";
import { removeWorktrees } from "../../attempts/worktrees.ts";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session, wholeNumber } from "../../program.ts";
import { contractOf, type RunHere, runsHere, statusOfState } from "../../run/runs-here.ts";

interface CleanFlags extends CommonOptions {
  readonly olderThan: number;
  readonly dryRun?: boolean;
}

/** `goalpost runs clean`: removes logs that are old. */
export function registerRunsClean(runs: Command, session: Session): void {
  addCommand<CleanFlags>(runs, session, {
    name: "clean",
    group: "Daily:",
    summary: "remove the logs of earlier runs of this project, and worktrees of attempts",
    description:
      "Removes logs that were last written some days ago. The log of each contract's last run stays, and so do seals, approvals and receipts; nothing in the project is touched. Worktrees of attempts (run --attempts) go too; the branch of the best stays.",
    options: [
      new Option("--older-than <days>", "what was written within these days stays").argParser(wholeNumber(0, 36_500)).default(30), // biome-ignore format: one
      new Option("--dry-run", "say what would go, and remove nothing"),
      formatOption(),
    ],
    examples: ["goalpost runs clean --dry-run", "goalpost runs clean --older-than 0"],
    run: async (_arguments, { olderThan, dryRun = false, format }, io) => {
      const before = new Date(Date.now() - olderThan * 86_400_000).toISOString();
      const going = await goingBefore(before, io);
      const told = going.map(({ log }) => ({ id: log.runId, contract_id: contractOf(log.path), bytes: log.bytes, updated_at: log.updatedAt })); // biome-ignore format: one
      if (!dryRun) for (const { log } of going) await rm(dirname(log.path), { recursive: true, force: true });
      const worktrees = await removeWorktrees(before, dryRun, io);
      if (format === "json") {
        printJson<"runs clean">(io, { dry_run: dryRun, removed: told, worktrees });
        return exitCode.done;
      }
      for (const { id, contract_id, updated_at } of told) print(io, oneLine(`${id.slice(0, 8)} ${contract_id}; ${updated_at}`)); // biome-ignore format: one
      for (const path of worktrees) print(io, oneLine(`worktree ${path}`));
      const bytes = going.reduce((sum, { log }) => sum + log.bytes, 0);
      print(io, `${dryRun ? "would remove" : "removed"} ${going.length} logs, ${(bytes / 1024 / 1024).toFixed(1)} MB`);
      return exitCode.done;
    },
  });
}

async function goingBefore(before: string, io: Io): Promise<readonly RunHere[]> {
  const going: RunHere[] = [];
  for (const run of await runsHere(io)) {
    if (run.log.updatedAt <= before && !(await isLast(run))) going.push(run);
  }
  return going;
}

/** Whether it is what `status`, `run --resume` and `stop` speak of. Where the record cannot be read, every log of the contract stays. */
async function isLast({ log, state }: RunHere): Promise<boolean> {
  const status = await statusOfState(state);
  return status === undefined || status.runId === log.runId;
}
