import { relative } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { refuseOpenState, sealSha256 } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { changeText } from "../../config/change-text.ts";
import { configTargets } from "../../config/client-files.ts";
import { openContract } from "../../contracts/open.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { ownGroups } from "../../hook/client-file.ts";
import type { HookPlan } from "../../hook/entries.ts";
import { type Edited, install, planInstall, planUninstall, uninstall } from "../../hook/install.ts";
import { trustLines } from "../../hook/trust-lines.ts";
import { type Io, print, printJson } from "../../io.ts";
import { noLintOption, refuseLintErrors } from "../../lint/refuse-errors.ts";
import { plainText } from "../../output/plain-text.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
} from "../../program.ts";
import { buildAndSeal } from "../../run/build-and-seal.ts";
import { type HeldOutFlags, heldOutFolders, heldOutOption } from "../../run/held-out-option.ts";
import { keptSeal } from "../../run/kept-seal.ts";
import { asOption, capOption, hookTargetOption, outOption } from "./options.ts";
import { installPlugin, uninstallPlugin } from "./plugin.ts";

interface InstallFlags extends CommonOptions, LoadFlags, HeldOutFlags {
  readonly target?: ConfigTarget;
  readonly cap: number;
  readonly command?: string;
  readonly as: "settings" | "plugin";
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly reseal?: boolean;
  readonly lint: boolean;
}

/** `goalpost hook install`. */
export function registerHookInstall(hook: Command, session: Session): void {
  addCommand<InstallFlags>(hook, session, {
    name: "install",
    group: "Daily:",
    summary: "put the hooks into the client's file of this project; every other byte stays",
    description:
      "Writes three hooks into .codex/hooks.json or .claude/settings.local.json of this project: at every stop, at the start of a session and after a compaction, and before a file is written. Installing twice changes nothing.\nWith a contract it is built and sealed now, as a run would, and the hooks speak for it alone; without one they speak for every contract that is sealed here and not done.\nWith --as plugin they become a plugin for both clients, in a marketplace that is a folder; without a contract it speaks in every project, for what is sealed there.",
    arguments: [["[contract]", "file or id"]],
    options: [
      hookTargetOption(),
      capOption(),
      asOption(),
      outOption(),
      new Option("--command <program>", "how goalpost is called, one word or several; default: this very program"),
      new Option("--reseal", "give up the start that was sealed before; the tree as it is becomes the start"),
      heldOutOption(),
      noLintOption(),
      new Option("--dry-run", "print the diff, and write nothing"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: ["goalpost hook install --target claude-code port-billing", "goalpost hook install --target codex"],
    run: async ([argument], flags, io) => {
      const target = requireTarget(flags.target, "install");
      const id = typeof argument === "string" ? await sealed(argument, target, flags, io) : undefined;
      const plan: HookPlan = {
        target,
        root: io.cwd,
        id,
        program: programOf(flags.command),
        cap: flags.cap,
        stateDir: io.env.GOALPOST_STATE_DIR,
      };
      if (flags.as === "plugin") return installPlugin(plan, flags, io);
      const edited = await planInstall(plan);
      if (flags.dryRun !== true) await install(plan, edited, io.env);
      return told(edited, target, flags, io);
    },
  });
}

/** `goalpost hook uninstall`. */
export function registerHookUninstall(hook: Command, session: Session): void {
  addCommand<InstallFlags>(hook, session, {
    name: "uninstall",
    group: "Daily:",
    summary: "take the hooks out again; every other byte stays",
    description:
      "Takes our hooks out of the client's file. Where nobody has changed it since the install, it is what it was, to the byte; a file that was not there before goes. With --as plugin the folder goes, and the client is told by you.",
    options: [
      hookTargetOption(),
      asOption(),
      outOption(),
      new Option("--dry-run", "print the diff, and write nothing"),
      formatOption(),
    ],
    examples: ["goalpost hook uninstall --target claude-code"],
    run: async (_arguments, flags, io) => {
      const plan = { target: requireTarget(flags.target, "uninstall"), root: io.cwd };
      if (flags.as === "plugin") return uninstallPlugin(plan.target, flags, io);
      const edited = await planUninstall(plan, io.env);
      if (flags.dryRun !== true) await uninstall(plan, edited, io.env);
      return told(edited, plan.target, flags, io);
    },
  });
}

/**
 * The target, which has no default: whose file is edited is said.
 *
 * @throws GoalpostError `cli/no-target`.
 */
function requireTarget(target: ConfigTarget | undefined, verb: string): ConfigTarget {
  if (target !== undefined) return target;
  throw new GoalpostError({
    code: "cli/no-target",
    where: "--target",
    what: `says whose file is edited, and is missing; expected one of ${configTargets.join(", ")}`,
    help: `goalpost hook ${verb} --target claude-code`,
  });
}

/** Builds and seals the contract, as a run does at its start. */
async function sealed(argument: string, target: ConfigTarget, flags: InstallFlags, io: Io): Promise<string> {
  const loaded = await openContract(argument, flags, io);
  const { contract, file } = loaded;
  if (flags.dryRun === true) return contract.id;
  refuseOpenState({ cwd: io.cwd, env: io.env });
  await refuseLintErrors(loaded, flags, io);
  const { stateDir } = await import("@goalpost/verify");
  const { reseal = false } = flags;
  const told: Io = flags.format === "json" ? { ...io, stdout: io.stderr } : io;
  const kept = await keptSeal(contract, stateDir({ cwd: io.cwd, id: contract.id, env: io.env }), reseal, told);
  const heldOut = heldOutFolders(contract, flags.heldOut, io.cwd);
  const { seal } = await buildAndSeal(contract, { cwd: io.cwd, file, env: io.env, force: false, signal: io.signal, target, kept, reseal, heldOut }); // biome-ignore format: one
  print(
    told,
    `${contract.id}: ${kept === undefined ? "sealed" : `sealed before, at ${seal.sealed_at}`}; seal: ${sealSha256(seal)}`,
  );
  return contract.id;
}

/** How the client will call us. */
function programOf(command: string | undefined): readonly string[] {
  if (command === undefined) return [process.execPath, ...process.execArgv, ...process.argv.slice(1, 2)];
  const words = command.trim().split(/\s+/);
  if (words[0] !== "" && !/['"`$\\;&|<>]/.test(command)) return words;
  throw new GoalpostError({
    code: "cli/bad-command",
    where: `--command ${command}`,
    what: "is not a program with plain words",
    help: 'write it without quotes: --command "npx goalpost"',
  });
}

function told({ file, before, after }: Edited, target: ConfigTarget, flags: InstallFlags, io: Io): ExitCode {
  const shown = relative(io.cwd, file);
  const isChanged = before !== after;
  if (flags.format === "json") {
    const hooks = after === undefined ? [] : ownGroups(after, { target, root: io.cwd }, shown).map(({ event }) => event);
    printJson<"hook install">(io, { file: shown, changed: isChanged, written: isChanged && flags.dryRun !== true, hooks });
    return exitCode.done;
  }
  if (!isChanged) print(io, `${shown}: nothing to change`);
  else if (after === undefined) print(io, `${shown}: ${flags.dryRun === true ? "would be removed" : "removed"}; it was not there before`);
  else io.stdout.write(plainText(changeText(shown, before, after, [])));
  if (isChanged && after !== undefined && ownGroups(after, { target, root: io.cwd }, shown).length > 0)
    for (const line of trustLines(target)) print(io, line);
  return exitCode.done;
} // biome-ignore format: one
