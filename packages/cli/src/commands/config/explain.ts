import type { ConfigTarget } from "@goalpost/config";
import { type Explained, explainHere } from "@goalpost/config/node";
import { GoalpostError } from "@goalpost/core";
import { type Command, Option } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { configTargetOption } from "../../config/client-files.ts";
import { trustedOption } from "../../config/loosen.ts";
import { modelsHere } from "../../config/models-here.ts";
import { newerClient, tellNote } from "../../config/newer-client.ts";
import { type PresetFlags, resolvePreset, resolveProject } from "../../config/resolve-preset.ts";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { explanationAnswer } from "../../output/settings-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";

interface ExplainFlags extends CommonOptions, PresetFlags {
  readonly target: ConfigTarget;
  readonly profile?: string;
  readonly requirements?: string;
  readonly managed?: string;
}

/** `goalpost config explain`: the value that counts, who set it, what the client makes of it. */
export function registerExplain(config: Command, session: Session): void {
  addCommand<ExplainFlags>(config, session, {
    name: "explain",
    group: "Daily:",
    summary: "say which value of every key counts here, who set it, and what the client makes of it",
    description:
      "Reads every file that the client would read here, in the client's own order. With a preset, or with the presets and clients of goalpost.json, as if they were written: each key names the preset, its package and version, or goalpost.json.\nExit code 1 when the profile that is named has no file, or keeps the client from starting.",
    arguments: [["[preset]", "a built-in preset, or a package or file that exports one"]],
    options: [
      configTargetOption().default("codex"),
      new Option("-p, --profile <name>", "with this profile: codex -p NAME, claude --settings"),
      new Option(
        "--requirements <file>",
        "with this requirements.toml of an administrator (Codex); default: the system's",
      ),
      new Option("--managed <file>", "with this managed file of an administrator; default: the system's"),
      trustedOption(),
      new Option("--no-exec", "refuse presets of packages: loading one runs it"),
      formatOption(),
    ],
    examples: [
      "goalpost config explain --target codex",
      "goalpost config explain --target codex --profile night",
      "goalpost config explain --requirements requirements.toml",
      "goalpost config explain @acme/goalpost-preset --target claude-code",
    ],
    run: async ([argument], flags, io) => {
      const { target, profile, requirements, managed } = flags;
      if (requirements !== undefined && target !== "codex") throw onlyCodex();
      const own =
        typeof argument === "string"
          ? { preset: await resolvePreset(argument, target, flags, io) }
          : await resolveProject(target, flags, io);
      const models = target === "codex" ? await modelsHere(io) : undefined;
      const explained = await explainHere({ target, profile, ...own, requirements, managed, models }, io);
      tellNote((await newerClient(target, io))?.note, io);
      if (flags.format === "json")
        printJson<Answers["config explain"]>(io, {
          target,
          ...explained,
          entries: explained.entries.map(explanationAnswer),
        });
      else printExplained(explained, target, io);
      return explained.problems.length > 0 ? exitCode.notDone : exitCode.done;
    },
  });
}

const onlyCodex = (): GoalpostError =>
  new GoalpostError({
    code: "cli/no-requirements",
    where: "--requirements",
    what: "is a file of Codex alone",
    help: "name Claude Code's managed settings: --managed FILE",
  });

function printExplained({ entries, ignored, files, problems }: Explained, target: ConfigTarget, io: Io): void {
  const { style } = io;
  for (const { where, what, help } of problems) {
    print(io, `${style.red("error")} ${oneLine(where)}: ${oneLine(what)}`);
    print(io, `  help: ${oneLine(help)}`);
  }
  if (entries.length === 0)
    print(
      io,
      `${files.length === 0 ? `no file of ${target} is in force here` : "no file here sets a key"}: its defaults count`,
    );
  for (const { key, value, setBy, note } of entries) {
    print(io, `${style.bold(oneLine(key))} = ${oneLine(JSON.stringify(value))}  ${style.dim(oneLine(setBy))}`);
    if (note !== undefined) print(io, `  ${oneLine(note)}`);
  }
  for (const { key, name, why } of ignored) print(io, `${style.yellow("ignored")} ${oneLine(key)} of ${name}: ${why}`);
  if (files.length > 0) print(io, style.dim(`files in force, the lowest first: ${files.map(oneLine).join(", ")}`));
}
