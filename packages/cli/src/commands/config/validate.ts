import { join, resolve } from "node:path";
import { type ConfigTarget, configValue, maskFor, type Validation, validateConfig } from "@goalpost/config";
import {
  type AskedText,
  type FactFlags,
  factsFor,
  judgedAs,
  nativeCodex,
  targetOfFile,
  withInstalledWord,
  withoutNamed,
} from "@goalpost/config/node";
import { GoalpostError } from "@goalpost/core";
import { cacheRoot } from "@goalpost/rehearsal";
import { type Command, Option } from "commander";
import { wire } from "../../answers/wire.ts";
import { configTargetOption } from "../../config/client-files.ts";
import { manyOption, trustedOption } from "../../config/loosen.ts";
import { modelsHere } from "../../config/models-here.ts";
import { type NewerClient, newerClient, tellNote } from "../../config/newer-client.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { expandFiles } from "../../files/expand.ts";
import { readPiped, readTextFile } from "../../files/read-text.ts";
import { type Io, print, printJson } from "../../io.ts";
import { countText, findingLines } from "../../output/findings-text.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";

interface ValidateFlags extends CommonOptions, FactFlags {
  readonly target?: ConfigTarget;
  readonly strict?: boolean;
}

/** `goalpost config validate`: what the client makes of files, and what in them has no effect. */
export function registerValidate(config: Command, session: Session): void {
  addCommand<ValidateFlags>(config, session, {
    name: "validate",
    group: "Daily:",
    summary: "say whether the client accepts a file, and what in it has no effect or is dangerous",
    description:
      "Validates config.toml and settings.json files offline. The verdict is the client's own; findings say more.\nrequirements.toml and managed settings are judged as what they are.\nExit code 0 when every file is accepted without an error, 1 when one is rejected or has an error, 2 on misuse.",
    arguments: [["<files...>", "files or globs; - is standard input, with --target"]],
    options: [
      configTargetOption("the client that they are for; default: .toml is Codex, .json is Claude Code"),
      new Option(
        "--as <what>",
        "what the file is, where its name does not say so: requirements, managed, config, profile, project",
      ).choices(Object.keys(judgedAs)),
      new Option("--strict", "as codex --strict-config: unknown keys reject"),
      new Option("-p, --profile <name>", "the profile that will be named with codex -p"),
      manyOption(
        "--needs <what>",
        "what the work needs of the sandbox: port, commit, network; may be repeated",
      ).choices(["port", "commit", "network"]),
      trustedOption(),
      formatOption(),
    ],
    examples: [
      "goalpost config validate ~/.codex/config.toml .claude/settings.json",
      "goalpost config validate config.toml --strict --format json",
      "goalpost config validate team.toml --as requirements",
    ],
    run: async ([given], flags, io) => {
      const results: Validation[] = [];
      for (const file of await expandFiles(given as readonly string[], io.cwd))
        results.push(await validateFile(file, flags, io));
      if (flags.format === "json") printJson<"config validate">(io, { files: wire(results) });
      else for (const result of results) printValidation(result, io);
      return codeOf(results);
    },
  });
}

async function validateFile(file: string, flags: ValidateFlags, io: Io): Promise<Validation> {
  const target = targetOfFile(file, flags.target ?? judgedAs[flags.as ?? ""]?.target);
  let text: string;
  try {
    text =
      file === "-"
        ? await readPiped(io, "goalpost config validate - --target codex < config.toml")
        : await readTextFile(resolve(io.cwd, file), file);
  } catch (error) {
    if (GoalpostError.is(error) && error.code === "source/not-utf8") return notUtf8(file, error);
    throw error;
  }
  const { trusted, needs, profile, as } = flags;
  const told = { trusted, needs, ...(profile === undefined ? {} : { profile }), ...(as === undefined ? {} : { as }) };
  const facts = await factsFor(file, text, target, told, io, () => modelsHere(io));
  const strict = flags.strict === true;
  const ours = validateConfig(text, { ...facts, target, file, strict });
  const newer = await newerClient(target, io);
  // Claude Code says nothing of a file that is not its own, and Codex reads a config.toml in a home of its own
  const asked =
    newer === undefined || target === "claude-code" || facts.layer === "managed" || facts.layer === "requirements"
      ? { result: ours, note: newer?.note }
      : await byInstalled(ours, { text, bare: withoutNamed(text, file, io) }, newer, strict, io);
  const mask = maskFor(tryValue(text, target));
  tellNote(asked.note === undefined ? undefined : mask(asked.note), io);
  return masked(asked.result, text, target);
}

/** What the installed client, which is newer than our tables, says of a file. */
async function byInstalled(
  ours: Validation,
  texts: AskedText,
  { client, note }: NewerClient,
  strict: boolean,
  { env, signal }: Io,
): Promise<{ readonly result: Validation; readonly note: string }> {
  const how = { binary: nativeCodex(client.path), cache: join(cacheRoot(env), "doctor"), strict, signal };
  const { result, said } = await withInstalledWord(ours, texts, how);
  return { result, note: `${note}; ${said}` };
}

/** Both clients refuse a file that is not UTF-8. */
const notUtf8 = (file: string, { what, help }: GoalpostError): Validation => ({
  file,
  verdict: "reject",
  findings: [{ ruleId: "valid-utf8", severity: "error", where: "", what, help, at: { file, line: 1 } }],
});

/** No finding repeats a secret. */
function masked(result: Validation, text: string, target: ConfigTarget): Validation {
  const mask = maskFor(tryValue(text, target));
  return {
    ...result,
    findings: result.findings.map((each) => ({
      ...each,
      where: mask(each.where),
      what: mask(each.what),
      help: mask(each.help),
    })),
  };
}

function tryValue(text: string, target: ConfigTarget): readonly unknown[] {
  try {
    return [configValue(text, target, "")];
  } catch {
    return [];
  }
}

const codeOf = (results: readonly Validation[]): ExitCode =>
  results.every(({ verdict, findings }) => verdict === "accept" && !hasError(findings))
    ? exitCode.done
    : exitCode.notDone;

const hasError = (findings: Validation["findings"]): boolean => findings.some(({ severity }) => severity === "error");

function printValidation({ file, verdict, findings }: Validation, io: Io): void {
  for (const finding of findings) for (const line of findingLines(finding, file, io.style)) print(io, line);
  const word =
    verdict === "reject"
      ? io.style.red("reject")
      : hasError(findings)
        ? io.style.red("wrong")
        : io.style.green("accept");
  const counts = countText(findings);
  const loads = verdict === "accept" && hasError(findings) ? "; the client loads it all the same" : "";
  print(io, `${word} ${oneLine(file)}${counts === "" ? "" : `: ${counts}`}${loads}`);
}
