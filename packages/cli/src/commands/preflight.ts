import { type Contract, GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import {
  type PositiveControl,
  type PositiveControlOptions,
  type Preflight,
  type PreflightCheck,
  positiveControl,
  preflight,
  readOpenSeal,
  type Seal,
  stateDir,
} from "@goalpost/verify";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { openContract } from "../contracts/open.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { mayCompare } from "../hook/sealed-here.ts";
import { type Io, print, printJson } from "../io.ts";
import { type LintGateFlags, noLintOption, refuseLintErrors } from "../lint/refuse-errors.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { positiveText } from "../output/positive-text.ts";
import { preflightText } from "../output/preflight-text.ts";
import { withProgress } from "../output/progress.ts";
import { addCommand, type CommonOptions, formatOption, loadOptions, type Session, wholeNumber } from "../program.ts";
import { type HeldOutFlags, heldOutFolders, heldOutOption } from "../run/held-out-option.ts";
import { roomSettings } from "../run/room-settings.ts";
import { type CheckFlags, checkOptions, checkProgress, runSettings, setupProgress } from "./check-options.ts";

interface PreflightFlags extends CommonOptions, LintGateFlags, CheckFlags, HeldOutFlags {
  readonly output?: string;
  readonly good?: string;
  readonly repeat?: number;
}

/** `goalpost preflight`: each check at the start, and what it will be worth. */
export function registerPreflight(program: Command, session: Session): void {
  addCommand<PreflightFlags>(program, session, {
    name: "preflight",
    group: "Daily:",
    summary: "run each check before the work: shows which ones fail now",
    description:
      "Runs each check in a room that holds a copy of the tree; nothing in the tree is touched. One that fails is good: it will show the work. One that is green already proves nothing, unless it guards.\nOne that names a program, script, module or command that is not there cannot run, and shows nothing.\nThey run once more in a throw-away copy of the tree, with what is installed there: where one comes out otherwise, the room lacks something, which is named. After a start that has not come to a verified done they run in a room of that start alone, --good too, and after one of another contract not in the tree: an agent may have worked in it.\n--good gives a tree in which the goal is reached, and runs every check in a room made from it: one that is red there is unsatisfiable or broken.\nExit code 1 when no check of done_when would show the work, when one names what nobody can run, when the room lacks what one needs, when a check is red in the good tree, when one disagrees with itself, or when the checks alone use up the minutes of the budget.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      noLintOption(),
      new Option(
        "--output <id>",
        "show all that this check's command says; default: the last lines of each that fails",
      ),
      new Option("--good <ref|patch>", "a commit, or a patch file, in which the goal is reached: every check must pass there"),
      new Option("--repeat <times>", "run the checks so often, and name those that disagree with themselves; default 1").argParser(wholeNumber(1, 100)),
      heldOutOption(),
      formatOption(),
      ...checkOptions(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost preflight port-billing",
      "goalpost preflight port-billing --good origin/solved",
      "goalpost preflight port-billing --good solved.patch --repeat 5",
      "goalpost preflight port-billing --output D1",
      "goalpost preflight goals/port-billing.goal.ts --format json",
    ],
    run: async ([argument], flags, io) => {
      const loaded = await openContract(String(argument), flags, io);
      const { contract } = loaded;
      await refuseLintErrors(loaded, flags, io);
      requireCheck(contract, flags.output);
      let output = "";
      const onOutput = (id: string, text: string): void => {
        if (id === flags.output) output = text;
      };
      const settings = {
        ...runSettings(flags, io),
        room: await roomSettings(io),
        heldOut: heldOutFolders(contract, flags.heldOut, io.cwd),
        ...(flags.repeat === undefined ? {} : { repeat: flags.repeat }),
      };
      const seal = await readOpenSeal(stateDir({ cwd: io.cwd, id: contract.id, env: io.env }));
      const good = await inGoodTree(contract, { ...settings, seal }, flags, io);
      const { compare, warnings } = await mayCompare(contract.id, io);
      const result = await withProgress(io, "running the checks", (progress) =>
        preflight(contract, { ...settings, seal, compare, onEvent: checkProgress(progress), onSetup: setupProgress(progress), onOutput }),
      );
      tell(withOutput(withStart(result, seal, contract, warnings), flags.output, output), good, flags, io);
      if (flags.format !== "json" && flags.output !== undefined) print(io, `\n${outputText(result, flags.output, output)}`);
      return codeOf(result, good);
    },
  });
} // biome-ignore format: one

async function inGoodTree(contract: Contract, settings: Omit<PositiveControlOptions, "good">, { good }: PreflightFlags, io: Io): Promise<PositiveControl | undefined> {
  if (good === undefined) return undefined;
  return withProgress(io, `running the checks in ${oneLine(good)}`, (progress) => positiveControl(contract, { ...settings, good, onEvent: checkProgress(progress) }));
} // biome-ignore format: one

function tell(
  result: Preflight,
  good: PositiveControl | undefined,
  { format, repeat = 1 }: PreflightFlags,
  io: Io,
): void {
  if (format === "json") {
    printJson<Answers["preflight"]>(io, { ...result, ...(good === undefined ? {} : { good }) });
    return;
  }
  for (const line of preflightText(result, io.style)) print(io, line);
  const isSteady = result.flaky.length === 0 && (good?.flaky ?? []).length === 0 && !result.interrupted;
  if (repeat > 1 && isSteady) print(io, `steady: each check came out alike ${repeat} times`);
  if (good !== undefined) for (const line of positiveText(good, io.style)) print(io, line);
}

function codeOf(result: Preflight, good: PositiveControl | undefined): ExitCode {
  if (result.interrupted || good?.interrupted === true) return exitCode.interrupted;
  const atStart = result.proves_nothing || result.room_differs || result.checks.some(namesNothing);
  const unsteady = result.flaky.length > 0 || !result.time.fits;
  const unreached = good !== undefined && (!good.holds || good.flaky.length > 0 || !good.time.fits);
  return atStart || unsteady || unreached ? exitCode.notDone : exitCode.done;
}

/** A file may be what the work makes; the name of a script or a program is somebody's slip, or a thing to add before the start. */
const namesNothing = ({ not_there }: PreflightCheck): boolean => not_there !== undefined && not_there !== "file";

function requireCheck({ blocks }: Contract, id: string | undefined): void {
  const ids = blocks.flatMap(({ kind, items }) =>
    kind === "constraints" || kind === "done_when" ? items.map((item) => item.id) : [],
  );
  if (id === undefined || ids.includes(id)) return;
  const meant = nearest(id, ids);
  throw new GoalpostError({
    code: "cli/no-such-check",
    where: `--output ${id}`,
    what: "is not a check of this contract",
    help: meant === undefined ? `name one of ${ids.join(", ")}` : `write ${meant}`,
  });
}

const outputText = ({ checks }: Preflight, id: string, output: string): string => {
  const check = checks.find((each) => each.id === id);
  const text = plainText(output).trimEnd();
  return `output of ${id} (${check?.title ?? ""}):\n${text === "" ? "(nothing)" : text}`;
};

/** Says of what start the checks ran, where it is not the tree as it is. */
const withStart = (
  result: Preflight,
  seal: Seal | undefined,
  { id }: Contract,
  warnings: readonly string[],
): Preflight =>
  seal === undefined
    ? { ...result, warnings: [...result.warnings, ...warnings] }
    : {
        ...result,
        warnings: [
          ...result.warnings,
          `the checks ran in a room of the start that was sealed at ${seal.sealed_at}, not of the tree as it is now: an agent may have worked in it; goalpost verify ${id} judges it`,
        ],
      };

/** In JSON the check's own output is all of it. */
const withOutput = (result: Preflight, id: string | undefined, output: string): Preflight => ({
  ...result,
  checks: result.checks.map((check) => (check.id === id ? { ...check, output } : check)),
});
