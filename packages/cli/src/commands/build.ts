import { GoalpostError, render } from "@goalpost/core";
import { type Command, Option } from "commander";
import { buildContract } from "../build/build.ts";
import type { LoadedFile } from "../contracts/load.ts";
import { openContract } from "../contracts/open.ts";
import { exitCode } from "../exit-codes.ts";
import { type Io, print, printJson } from "../io.ts";
import { launchLine, launchText, warningLines } from "../output/launch-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { type PrintableLaunch, targetNamed, targetOption } from "../targets.ts";

interface BuildFlags extends CommonOptions, LoadFlags {
  readonly target: string;
  readonly force?: boolean;
  readonly print?: boolean;
  readonly as?: "xml" | "markdown" | "json";
}

const asOption = (): Option =>
  new Option("--as <form>", "print the contract itself, and no launch").choices(["xml", "markdown", "json"]);

/** `goalpost build`: writes `.goalpost/<id>/`. */
export function registerBuild(program: Command, session: Session): void {
  addCommand<BuildFlags>(program, session, {
    name: "build",
    group: "Advanced:",
    summary: "write .goalpost/<id>/: the contract, and the runner that proves it",
    description:
      "Compiles a contract for a client and writes .goalpost/<id>/: contract.md, contract.json, the runner (verify), and a manifest of hashes.\nBuilding twice changes nothing. A file that you edited is not replaced, unless with --force, which keeps a copy.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      targetOption(),
      new Option("--force", "replace files that were edited, after a copy (.bak1, .bak2, …)"),
      new Option("--print", "print the launch instead of writing (the same as goalpost render)"),
      asOption(),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost build port-billing",
      "goalpost build goals/port-billing.goal.ts --print",
      "goalpost build port-billing --force",
    ],
    run: async ([argument], flags, io) => {
      const loaded = await openContract(String(argument), flags, io);
      if (flags.print === true || flags.as !== undefined) return printLaunch(loaded, flags, io);
      const { launch, result } = await buildContract(loaded, { target: flags.target, force: flags.force === true }, io);
      if (flags.format === "json") {
        const { folder, written, unchanged, copies } = result;
        printJson(io, {
          version: 1,
          id: launch.id,
          target: launch.target,
          folder,
          written,
          unchanged,
          copies,
          warnings: launch.warnings,
        });
        return exitCode.done;
      }
      const { written, folder, copies } = result;
      print(io, `${launch.id}: ${launchLine(launch, targetNamed(flags.target).limit)}`);
      print(io, written.length === 0 ? `${folder}: everything is as it was` : `${folder}: wrote ${written.join(", ")}`);
      for (const copy of copies) print(io, `${folder}: kept what was there as ${copy}`);
      for (const line of warningLines(aboutContract(launch), io.style)) print(io, line);
      return exitCode.done;
    },
  });
}

/** Warnings about other ways to start are for those who ask for the launch; here only what the contract itself says counts. */
const aboutContract = (launch: PrintableLaunch): PrintableLaunch => ({
  ...launch,
  warnings: launch.warnings.filter(({ where }) => !where.startsWith("argv.")),
});

/** `goalpost render`: prints the launch, or the contract, and writes nothing. */
export function registerRender(program: Command, session: Session): void {
  addCommand<BuildFlags>(program, session, {
    name: "render",
    group: "Advanced:",
    summary: "print what a client is given, and write nothing",
    description:
      "Prints the launch: objective, files, command lines, settings, warnings, and where each block went.\nThe same as build --print.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [targetOption(), asOption(), formatOption(), ...loadOptions()],
    examples: [
      "goalpost render port-billing --target codex",
      "goalpost render port-billing --as markdown > GOAL.md",
      "goalpost render port-billing --format json | jq -r .objective",
      "goalpost render - < contract.md",
    ],
    run: async ([argument], flags, io) => printLaunch(await openContract(String(argument), flags, io), flags, io),
  });
}

async function printLaunch({ contract }: LoadedFile, flags: BuildFlags, io: Io): Promise<0> {
  if (flags.as !== undefined && flags.format === "json" && flags.as !== "json") throw twoForms(flags.as);
  if (flags.as === "json") printJson(io, contract);
  else if (flags.as !== undefined) io.stdout.write(render(contract, { format: flags.as }));
  else {
    const target = targetNamed(flags.target);
    const launch = await target.compile(contract);
    const { target: name, objective, files, argv, config, warnings, trace } = launch;
    if (flags.format === "json") printJson(io, { target: name, objective, files, argv, config, warnings, trace });
    else for (const line of launchText(launch, target.limit, io.style)) print(io, line);
  }
  return exitCode.done;
}

const twoForms = (form: string): GoalpostError =>
  new GoalpostError({
    code: "cli/two-forms",
    where: `--as ${form} --format json`,
    what: "ask for two forms at once",
    mend: "leave one of them out; --as json prints the contract as JSON",
  });
