import { cleanState } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { exitCode } from "../exit-codes.ts";
import { print, printJson } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session, wholeNumber } from "../program.ts";

interface CleanFlags extends CommonOptions {
  readonly dryRun?: boolean;
  readonly olderThan?: number;
}

/** `goalpost clean`: gives back what ended contracts take up on the disk. */
export function registerClean(program: Command, session: Session): void {
  addCommand<CleanFlags>(program, session, {
    name: "clean",
    group: "Advanced:",
    summary: "remove ended seals, and the trees and dependencies that no seal needs",
    description:
      "Removes seals that have led to a verified done, and from the store of all projects what no other seal needs: trees of a start and what setup made.\nApprovals, evidence and receipts stay. Nothing in a project is touched.",
    options: [
      new Option("--dry-run", "say what would go, and remove nothing"),
      new Option(
        "--older-than <hours>",
        "what is younger stays: it may belong to a start that goes on; default 24",
      ).argParser(wholeNumber(0, 100_000)),
      formatOption(),
    ],
    examples: ["goalpost clean --dry-run", "goalpost clean"],
    run: async (_args, flags, io) => {
      const { dryRun = false, olderThan } = flags;
      const cleaned = await cleanState({ cwd: io.cwd, env: io.env, olderThanHours: olderThan, dryRun });
      if (flags.format === "json") printJson<"clean">(io, { dry_run: dryRun, ...cleaned });
      else {
        for (const folder of cleaned.seals) print(io, `seal ended: ${oneLine(folder)}`);
        const size = `${(cleaned.bytes / 1024 / 1024).toFixed(1)} MB`;
        print(io, `${dryRun ? "would remove" : "removed"} ${cleaned.seals.length} seals, ${cleaned.layers} layers and ${cleaned.files} files of the store, ${size}`); // biome-ignore format: one
      }
      return exitCode.done;
    },
  });
}
