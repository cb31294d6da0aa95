import { GoalpostError, render } from "@goalpost/core";
import { Option } from "commander";
import type { Answers, WhoSetAnswer } from "../answers/answers.ts";
import { launchOptions, type SettingFlags } from "../config/launch-options.ts";
import { tellNote } from "../config/newer-client.ts";
import type { LoadedFile } from "../contracts/loaded.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, printDocument, printJson, printRaw } from "../io.ts";
import { launchText } from "../output/launch-text.ts";
import { whoSetJson } from "../output/settings-text.ts";
import type { CommonOptions, LoadFlags } from "../program.ts";
import { isFor, type PrintableLaunch, targetNamed } from "../targets.ts";

/** What says how a contract or its launch is printed. */
export interface PrintFlags extends CommonOptions, LoadFlags, SettingFlags {
  readonly target: string;
  readonly as?: "xml" | "markdown" | "json";
  readonly skill?: boolean;
}

/** `--as xml|markdown|json`. */
export const asOption = (): Option =>
  new Option("--as <form>", "print the contract itself, and no launch").choices(["xml", "markdown", "json"]);

/** `--skill`. */
export const skillOption = (): Option =>
  new Option("--skill", "Claude Code: with the project skill that starts the contract by name");

/** Prints the launch of a contract, or with `--as` the contract itself. */
export async function printLaunch({ contract }: LoadedFile, flags: PrintFlags, io: Io): Promise<0> {
  if (flags.as !== undefined && flags.format === "json" && flags.as !== "json") throw twoForms(flags.as);
  if (flags.as === "json") printDocument(io, contract);
  else if (flags.as !== undefined) io.stdout.write(render(contract, { format: flags.as }));
  else {
    const target = targetNamed(flags.target);
    const { options, notes } = await launchOptions(target, flags, io);
    for (const note of notes) tellNote(note, io);
    const launch = await target.compile(contract, { skill: flags.skill === true, ...options });
    if (flags.format === "json") printJson<"render">(io, launchJson(launch));
    else for (const line of launchText(launch, target.limit, io.style, flags.verbose === true)) printRaw(io, line);
  }
  return exitCode.done;
}

function launchJson(launch: PrintableLaunch): Answers["render"] {
  const { target, files, argv, warnings, trace } = launch;
  if (isFor(launch, "codex"))
    return { target, objective: launch.objective, files, argv, config: launch.config, ...who(launch), warnings, trace };
  if (!isFor(launch, "claude-code")) return { target, text: launch.text, files, argv, warnings, trace };
  const { condition, prompt, settings } = launch;
  return { target, condition, prompt, settings, files, argv, ...who(launch), warnings, trace };
}

const who = ({ whoSet }: PrintableLaunch): { readonly who_set?: WhoSetAnswer } =>
  whoSet === undefined ? {} : { who_set: whoSetJson(whoSet) };

const twoForms = (form: string): GoalpostError =>
  new GoalpostError({
    code: "cli/two-forms",
    where: `--as ${form} --format json`,
    what: "ask for two forms at once",
    help: "leave one of them out; --as json prints the contract as JSON",
  });
