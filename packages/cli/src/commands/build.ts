import { refuseOpenState, sealSha256, stateDir } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { type Built, buildContract } from "../build/build.ts";
import { launchOptions, settingOptions } from "../config/launch-options.ts";
import { tellNote } from "../config/newer-client.ts";
import type { LoadedFile } from "../contracts/loaded.ts";
import { openContract } from "../contracts/open.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { launchLine, warningLines } from "../output/launch-text.ts";
import { settingLines, whoSetJson } from "../output/settings-text.ts";
import { addCommand, formatOption, loadOptions, type Session } from "../program.ts";
import { allowedSigners, allowedSignersOption } from "../run/allowed-signers.ts";
import { sealNow, writeBase } from "../run/build-and-seal.ts";
import { type HeldOutFlags, heldOutFolders, heldOutOption } from "../run/held-out-option.ts";
import { keptSeal, sealedLines } from "../run/kept-seal.ts";
import { type PrintableLaunch, targetNamed, targetOption } from "../targets.ts";
import { asOption, type PrintFlags, printLaunch, skillOption } from "./print-launch.ts";

interface BuildFlags extends PrintFlags, HeldOutFlags {
  readonly force?: boolean;
  readonly print?: boolean;
  readonly seal?: boolean;
  readonly allowedSigners?: string;
}

/** `goalpost build`: writes `.goalpost/<id>/`. */
export function registerBuild(program: Command, session: Session): void {
  addCommand<BuildFlags>(program, session, {
    name: "build",
    group: "Advanced:",
    summary: "write .goalpost/<id>/: the contract, and the runner that proves it",
    description:
      "Compiles a contract for a client and writes .goalpost/<id>/: contract.md, contract.json, the runner (verify), and a manifest of hashes.\nWith --skill also .claude/skills/<id>/SKILL.md, by which Claude Code starts the contract as /<id>. Building twice changes nothing. A file that you edited is not replaced, unless with --force, which keeps a copy.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      targetOption(),
      ...settingOptions(),
      new Option("--force", "replace files that were edited, after a copy (.bak1, .bak2, …)"),
      new Option(
        "--seal",
        "seal the contract and the tree as they are now, for a start by hand; run does it by itself",
      ),
      heldOutOption(),
      allowedSignersOption(),
      new Option("--print", "print the launch instead of writing (the same as goalpost render)"),
      skillOption(),
      asOption(),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost build port-billing",
      "goalpost build goals/port-billing.goal.ts --print",
      "goalpost build port-billing --seal",
      "goalpost build port-billing --force",
      "goalpost build port-billing --target claude-code --skill",
    ],
    run: async ([argument], flags, io) => {
      const loaded = await openContract(String(argument), flags, io);
      if (flags.print === true || flags.as !== undefined) return printLaunch(loaded, flags, io);
      const { target, force = false, skill = false } = flags;
      const { options, notes } = await launchOptions(targetNamed(target), flags, io);
      for (const note of notes) tellNote(note, io);
      const { launch, result } = await buildContract(loaded, { target, force, skill }, io, options);
      const sealed = flags.seal === true ? await sealBuilt(loaded, flags, io) : { facts: {}, lines: [] };
      tellBuilt({ launch, result }, sealed, flags, io);
      return exitCode.done;
    },
  });
}

/** What was written, who set what, and what the client will not do. */
function tellBuilt(
  { launch, result }: Pick<Built, "launch" | "result">,
  sealed: Awaited<ReturnType<typeof sealBuilt>>,
  flags: BuildFlags,
  io: Io,
): void {
  const { folder, written, unchanged, copies } = result;
  const { title, limit } = targetNamed(flags.target);
  if (flags.format === "json") {
    printJson<"build">(io, {
      id: launch.id,
      target: launch.target,
      folder,
      written,
      unchanged,
      copies,
      warnings: launch.warnings,
      ...(launch.whoSet === undefined ? {} : { who_set: whoSetJson(launch.whoSet) }),
      ...sealed.facts,
    });
    return;
  }
  print(io, `${launch.id}: ${launchLine(launch, limit)}`);
  print(io, written.length === 0 ? `${folder}: everything is as it was` : `${folder}: wrote ${written.join(", ")}`);
  for (const copy of copies) print(io, `${folder}: kept what was there as ${copy}`);
  for (const line of settingLines(launch.whoSet, title, io.style, flags.verbose === true)) print(io, line);
  for (const line of warningLines(aboutContract(launch), io.style)) print(io, line);
  for (const line of sealed.lines) print(io, line);
}

/** Fixes the start for somebody who starts the client by hand; an open seal stays. */
async function sealBuilt(
  { contract, file }: LoadedFile,
  flags: BuildFlags,
  io: Io,
): Promise<{ readonly facts: object; readonly lines: readonly string[] }> {
  const { cwd, env, signal } = io;
  refuseOpenState({ cwd, env });
  const state = stateDir({ cwd, id: contract.id, env });
  const kept = await keptSeal(contract, state, false, io);
  const heldOut = heldOutFolders(contract, flags.heldOut, cwd);
  const signers = kept === undefined ? await allowedSigners(flags.allowedSigners, io) : undefined;
  const seal = kept ?? (await sealNow(contract, state, { cwd, env, signal, file, heldOut, allowedSigners: signers }));
  await writeBase(contract, seal, cwd);
  return { facts: { seal_sha256: sealSha256(seal) }, lines: sealedLines(seal, state, kept !== undefined) };
}

/** Warnings about other ways to start are for those who ask for the launch; here only what the contract itself says counts. */
const aboutContract = (launch: PrintableLaunch): Pick<PrintableLaunch, "warnings"> => ({
  warnings: launch.warnings.filter(({ where }) => !where.startsWith("argv.")),
});
