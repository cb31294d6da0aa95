import type { Command } from "commander";
import { settingOptions } from "../config/launch-options.ts";
import { openContract } from "../contracts/open.ts";
import { addCommand, formatOption, loadOptions, type Session } from "../program.ts";
import { targetOption } from "../targets.ts";
import { asOption, type PrintFlags, printLaunch, skillOption } from "./print-launch.ts";

/** `goalpost render`: prints the launch, or the contract, and writes nothing. */
export function registerRender(program: Command, session: Session): void {
  addCommand<PrintFlags>(program, session, {
    name: "render",
    group: "Advanced:",
    summary: "print what a client is given, and write nothing",
    description:
      "Prints the launch: objective, files, command lines, settings, warnings, and where each block went.\nThe same as build --print.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [targetOption(), ...settingOptions(), skillOption(), asOption(), formatOption(), ...loadOptions()],
    examples: [
      "goalpost render port-billing --target codex",
      "goalpost render port-billing --as markdown > GOAL.md",
      "goalpost render port-billing --format json | jq -r .objective",
      "goalpost render - < contract.md",
    ],
    run: async ([argument], flags, io) => printLaunch(await openContract(String(argument), flags, io), flags, io),
  });
}
