import { existsSync } from "node:fs";
import {
  type ConfigTarget,
  configValue,
  type HeldEntry,
  pathText,
  planConfig,
  type WritableLayer,
} from "@goalpost/config";
import {
  layerOfFile,
  profileFile,
  refuseDangerIn,
  refuseRejected,
  shownPath,
  userFile,
  userPath,
  writePlanned,
} from "@goalpost/config/node";
import { type Command, Option } from "commander";
import { changeText } from "../../config/change-text.ts";
import { configTargetOption } from "../../config/client-files.ts";
import { loosenOption, readLoosens, trustedOption } from "../../config/loosen.ts";
import { type PresetFlags, resolvePreset } from "../../config/resolve-preset.ts";
import { trustedHelp, withHelp } from "../../config/with-help.ts";
import { exitCode } from "../../exit-codes.ts";
import { readTextFile } from "../../files/read-text.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine, plainText } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";

interface WriteFlags extends CommonOptions, PresetFlags {
  readonly target: ConfigTarget;
  readonly profile?: string;
  readonly file?: string;
  readonly dryRun?: boolean;
  readonly loosen: readonly string[];
}

/** `goalpost config write`: a preset into the client's own file. */
export function registerWrite(config: Command, session: Session): void {
  addCommand<WriteFlags>(config, session, {
    name: "write",
    group: "Daily:",
    summary: "write a preset into the client's file, as a diff that you see",
    description:
      "Sets the preset's values in the client's file; every other byte stays. A safety key that the file has tighter stays, unless --loosen names it.\nThe first file that was replaced is kept as FILE.goalpost.bak. A preset without a sandbox goes into a profile only, and only below a --trusted folder.",
    arguments: [
      [
        "<preset>",
        "guarded, unattended, unsandboxed, planning, review-only, ci; or a package or file that exports one",
      ],
    ],
    options: [
      configTargetOption().default("codex"),
      new Option("-p, --profile <name>", "write a profile (codex -p NAME; claude --settings) instead of the base file"),
      new Option("--file <path>", "write this file instead of the client's own").conflicts("profile"),
      new Option("--dry-run", "print the diff, and write nothing"),
      loosenOption(),
      trustedOption(),
      new Option("--no-exec", "refuse presets of packages: loading one runs it"),
      formatOption(),
    ],
    examples: [
      "goalpost config write unattended --profile night --dry-run",
      "goalpost config write guarded --target claude-code",
      'goalpost config write ./preset.ts --loosen sandbox_mode="the container is thrown away"',
    ],
    run: async ([preset], flags, io) => {
      const { target } = flags;
      const resolved = await resolvePreset(String(preset), target, flags, io);
      const file = fileFor(flags, io);
      const shown = shownPath(file, io);
      const trusted = resolved.trustedProjects;
      withHelp(() => refuseDangerIn(file, { target, config: resolved.config, trusted }, io), trustedHelp);
      const before = existsSync(file) ? await readTextFile(file, shown) : undefined;
      const layer = layerFor(file, flags, io);
      const plan = planConfig(before, resolved, layer, { file: shown, loosens: readLoosens(flags.loosen) });
      const { text: after, held, left } = plan;
      refuseRejected({ shown, target, layer: layerOfFile(file, target, io) }, before, after);
      const values = [before ?? "", after].map((text) =>
        configValue(text === "" && target !== "codex" ? "{}" : text, target, shown),
      );
      const diff = changeText(shown, before, after, values);
      const result = flags.dryRun === true ? undefined : writePlanned(file, before, after, shown);
      const backup = result?.backup === undefined ? undefined : shownPath(result.backup, io);
      if (flags.format === "json") {
        const kept = held.map(({ path, value }) => ({ path, value }));
        printJson<"config write">(io, {
          file: shown,
          changed: diff !== "",
          written: result?.changed === true,
          diff,
          held: kept,
          left_out: left,
          ...(backup === undefined ? {} : { backup }),
        });
        return exitCode.done;
      }
      if (diff !== "") io.stdout.write(plainText(diff));
      for (const entry of held) print(io, `kept: ${oneLine(heldText(entry))}; --loosen KEY=REASON lets it`);
      for (const { path, help } of left)
        print(io, `left out: ${pathText(path)}, which has no effect in this file; ${help}`);
      print(io, endLine({ shown, changed: diff !== "", written: result?.changed === true, backup }));
      return exitCode.done;
    },
  });
}

/** Danger in the user's own file is refused by now; in another it is the user's word. */
function layerFor(file: string, { target, profile }: WriteFlags, io: Io): WritableLayer {
  if (profile !== undefined) return "profile";
  return layerOfFile(file, target, io) === "user" ? "user" : "profile";
}

/** A held value in words. */
const heldText = ({ path, value }: HeldEntry): string =>
  `${pathText(path)}: the preset's ${JSON.stringify(value)} is less strict`;

function fileFor({ target, profile, file }: WriteFlags, io: Io): string {
  if (file !== undefined) return userPath(file, io);
  return profile === undefined ? userFile(target, io) : profileFile(target, profile, io);
}

const endLine = ({
  shown,
  changed,
  written,
  backup,
}: {
  readonly shown: string;
  readonly changed: boolean;
  readonly written: boolean;
  readonly backup: string | undefined;
}): string => {
  if (!changed) return `${shown}: everything is as the preset wants it`;
  if (!written) return `${shown}: nothing was written (--dry-run)`;
  return backup === undefined ? `wrote ${shown}` : `wrote ${shown}; what was there at first is kept as ${backup}`;
};
