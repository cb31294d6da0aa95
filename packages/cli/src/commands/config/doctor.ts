import { join } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { askClient, type ClientWord, type InstalledClient, profileFile, userFile } from "@goalpost/config/node";
import { cacheRoot, findClient } from "@goalpost/rehearsal";
import { type Command, Option } from "commander";
import { wire } from "../../answers/wire.ts";
import { configTargetOption, configTargets } from "../../config/client-files.ts";
import { trustedOption } from "../../config/loosen.ts";
import { newerThanKnown } from "../../config/newer-client.ts";
import { type PresetFlags, resolvePreset } from "../../config/resolve-preset.ts";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { withProgress } from "../../output/progress.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";

interface DoctorFlags extends CommonOptions, PresetFlags {
  readonly target?: ConfigTarget;
  readonly profile?: string;
}

/** `goalpost config doctor`: the real clients' word. */
export function registerDoctor(config: Command, session: Session): void {
  addCommand<DoctorFlags>(config, session, {
    name: "doctor",
    group: "Daily:",
    summary: "ask the installed clients to load the configuration, and say where it drifts from a preset",
    description:
      "Asks every installed client, offline and in a home of its own: does it load, and does it read what was written? With a preset, the file is compared with it.\nExit code 1 when something drifts or is refused, 2 when no client could be asked.",
    arguments: [["[preset]", "a built-in preset, or a package or file that exports one"]],
    options: [
      configTargetOption("one client only; default: every installed one"),
      new Option("-p, --profile <name>", "the profile's file, instead of the base file"),
      trustedOption(),
      new Option("--no-exec", "refuse presets of packages: loading one runs it"),
      formatOption(),
    ],
    examples: ["goalpost config doctor", "goalpost config doctor unattended --profile night --target codex"],
    run: async ([argument], flags, io) => {
      const words: ClientWord[] = [];
      for (const target of flags.target === undefined ? configTargets : [flags.target]) {
        const preset = typeof argument === "string" ? await resolvePreset(argument, target, flags, io) : undefined;
        const file = flags.profile === undefined ? userFile(target, io) : profileFile(target, flags.profile, io);
        words.push(
          await withProgress(io, `asking ${target}`, () => asked(target, { preset, file, profile: flags.profile }, io)),
        );
      }
      if (flags.format === "json") printJson<"config doctor">(io, { clients: wire(words) });
      else for (const word of words) printWord(word, io);
      if (words.some(({ drift }) => drift.length > 0)) return exitCode.notDone;
      return words.some(({ isAsked }) => isAsked) ? exitCode.done : exitCode.misuse;
    },
  });
}

/** The client that is installed here is asked, and what is known of it is told. */
async function asked(
  target: ConfigTarget,
  about: Pick<Parameters<typeof askClient>[1], "preset" | "file" | "profile">,
  io: Io,
): Promise<ClientWord> {
  const { cwd, env, signal } = io;
  const found = await findClient(target, { cwd, env, signal });
  const newer = found.found ? newerThanKnown(found) : undefined;
  const client: InstalledClient = found.found
    ? { path: found.path, title: `${target} ${found.version}`, notes: newer === undefined ? [] : [newer.note] }
    : { title: found.reason };
  return askClient(target, { ...about, client, cache: join(cacheRoot(env), "doctor"), signal }, io);
}

function printWord({ client, isAsked, drift, notes }: ClientWord, io: Io): void {
  const { style } = io;
  const word = !isAsked ? style.yellow("not asked") : drift.length === 0 ? style.green("loads") : style.red("drift");
  print(io, `${word} ${oneLine(client)}`);
  for (const line of drift) print(io, `  ${oneLine(line)}`);
  for (const note of notes) print(io, `  note: ${oneLine(note)}`);
}
