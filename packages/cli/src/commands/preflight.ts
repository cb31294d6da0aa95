import { preflight } from "@goalpost/verify";
import type { Command } from "commander";
import { openContract } from "../contracts/open.ts";
import { exitCode } from "../exit-codes.ts";
import { print, printJson } from "../io.ts";
import { type LintGateFlags, noLintOption, refuseLintErrors } from "../lint/refuse-errors.ts";
import { preflightText } from "../output/preflight-text.ts";
import { withProgress } from "../output/progress.ts";
import { addCommand, type CommonOptions, formatOption, loadOptions, type Session } from "../program.ts";
import { roomSettings } from "../run/room-settings.ts";
import { type CheckFlags, checkOptions, checkProgress, runSettings } from "./check-options.ts";

/** `goalpost preflight`: each check at the start, and what it will be worth. */
export function registerPreflight(program: Command, session: Session): void {
  addCommand<CommonOptions & LintGateFlags & CheckFlags>(program, session, {
    name: "preflight",
    group: "Daily:",
    summary: "run each check before the work: which of them will show it?",
    description:
      "Runs each check in a room that holds a copy of the tree; nothing in the tree is touched. One that fails is good: it will show the work. One that is green already proves nothing, unless it guards.\n Exit code 1 when no check of done_when would show the work.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [noLintOption(), formatOption(), ...checkOptions(), ...loadOptions()],
    examples: ["goalpost preflight port-billing", "goalpost preflight goals/port-billing.goal.ts --format json"],
    run: async ([argument], flags, io) => {
      const loaded = await openContract(String(argument), flags, io);
      const { contract } = loaded;
      await refuseLintErrors(loaded, flags, io);
      const room = await roomSettings(io.cwd);
      const result = await withProgress(io, "running the checks", (progress) =>
        preflight(contract, { ...runSettings(flags, io), room, onProgress: checkProgress(progress) }),
      );
      if (flags.format === "json") printJson(io, result);
      else for (const line of preflightText(result, io.style)) print(io, line);
      if (result.interrupted) return exitCode.interrupted;
      return result.proves_nothing ? exitCode.notDone : exitCode.done;
    },
  });
}
