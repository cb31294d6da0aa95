import { relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { type FoundClient, requireClient, script as scriptOf } from "@goalpost/rehearsal";
import { formatReceipt } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { wire } from "../answers/wire.ts";
import { launchOptions, type SettingFlags, settingOptions } from "../config/launch-options.ts";
import type { LoadedFile } from "../contracts/loaded.ts";
import { openContract } from "../contracts/open.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print, printJson, printText } from "../io.ts";
import { figure, launchLine } from "../output/launch-text.ts";
import { plainText } from "../output/plain-text.ts";
import { settingLines, whoSetJson } from "../output/settings-text.ts";
import { type Style, wantsColour } from "../output/style.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { setDoubleStage } from "../rehearsal/double-stage.ts";
import { loadScript } from "../rehearsal/load-script.ts";
import { type Stage, setStage } from "../rehearsal/stage.ts";
import { bothWords, runCode } from "../run/both-words.ts";
import { buildAndSeal } from "../run/build-and-seal.ts";
import { type Driven, drive } from "../run/drive.ts";
import { Follower } from "../run/follow.ts";
import { type HeldOutFlags, heldOutFolders, heldOutOption } from "../run/held-out-option.ts";
import { type PrintableLaunch, type TargetEntry, targetNamed, targetOption } from "../targets.ts";

interface RehearseFlags extends CommonOptions, LoadFlags, HeldOutFlags, SettingFlags {
  readonly target: string;
  readonly script?: string;
  readonly client?: string;
  readonly keep?: boolean;
}

/** `goalpost rehearse`: the real client with a scripted model. */
export function registerRehearse(program: Command, session: Session): void {
  addCommand<RehearseFlags>(program, session, {
    name: "rehearse",
    group: "Advanced:",
    summary: "run the real client with a scripted model: no key, no network",
    description:
      "Works on a copy of the project, with an isolated home: your tree and your settings of the client are not touched.\nWithout a script the model does nothing: it shows that the client accepts the goal, and what the model is sent. With one, the work is done by the client's own tools and verified.\nA rehearsal says nothing about whether a model can do the work.",
    arguments: [["<contract>", "file or id; - is standard input"]],
    options: [
      targetOption(),
      new Option("--script <file>", "what the model does: a file that exports script(…) of @goalpost/rehearsal"),
      new Option("--client <program>", "the client's program; default: node_modules/.bin here or above, else PATH"),
      ...settingOptions(),
      heldOutOption(),
      new Option("--keep", "leave the copy and the home on disk, and say where"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: ["goalpost rehearse port-billing", "goalpost rehearse port-billing --script rehearsal/port-billing.ts"],
    run: async ([argument], flags, io) => {
      const target = targetNamed(flags.target);
      const loaded = await openContract(String(argument), flags, io);
      if (target.client === undefined) return rehearseDouble(loaded, target, flags, io);
      const script = flags.script === undefined ? undefined : await loadScript(resolve(io.cwd, flags.script), io.env);
      const client = await requireClient(target.client, {
        cwd: io.cwd,
        env: io.env,
        signal: io.signal,
        ...(flags.client === undefined ? {} : { path: flags.client }),
      });
      const follower = new Follower(flags.format === "json" ? { ...io, stdout: io.stderr } : io);
      try {
        await using stage = await setStage({
          from: io.cwd,
          client: target.client,
          script: script ?? scriptOf(),
          env: io.env,
          onEvent: (event) => follower.model(event),
          keep: flags.keep === true,
        });
        const driven = await rehearse(loaded, stage, { client, scripted: script !== undefined, follower }, flags, io);
        follower.stop();
        return tellRehearsal(driven, stage, script !== undefined, flags, io);
      } finally {
        follower.stop();
      }
    },
  });
}

/** A client of somebody else's is rehearsed with the program that its adapter brings in its place. */
async function rehearseDouble(
  { contract, file }: LoadedFile,
  target: TargetEntry,
  flags: RehearseFlags,
  io: Io,
): Promise<ExitCode> {
  const double = target.double?.(flags.script === undefined ? undefined : resolve(io.cwd, flags.script));
  if (double === undefined) throw noDouble(target.name);
  const follower = new Follower(flags.format === "json" ? { ...io, stdout: io.stderr } : io);
  try {
    await using stage = await setDoubleStage({ from: io.cwd, double, env: io.env, keep: flags.keep === true });
    const { cwd, env } = stage;
    const { options: compile } = await launchOptions(target, flags, io);
    const ready = await buildAndSeal(contract, {
      cwd,
      file: file.startsWith("<") ? file : resolve(cwd, relative(io.cwd, file)),
      env,
      force: true,
      target: target.name,
      compile,
      signal: io.signal,
      heldOut: heldOutFolders(contract, flags.heldOut, io.cwd),
      leaveHeldOutOpen: true,
      home: io.env.HOME,
      built: async (launch) => {
        follower.say(`${contract.id}: ${launchLine(launch, target.limit)}`);
        follower.say(`target: ${target.name}, of ${target.from}`);
      },
    });
    const options = { client: double.client, signal: io.signal, maxReactivations: 3 };
    const { result, receipt } = await drive({ ...ready, cwd, env, follower, options });
    follower.stop();
    if (flags.format === "json")
      printJson<"rehearse">(io, { id: receipt.contract.id, target: target.name, client: wire(result), receipt });
    else {
      printText(io, formatReceipt(receipt, "text", { color: wantsColour(io.stdout, io.env) }));
      for (const line of bothWords(result, receipt, io.style)) print(io, line);
      if (flags.keep === true) print(io, `kept: ${stage.root}`);
    }
    return io.signal.aborted ? exitCode.interrupted : runCode(result, receipt, false);
  } finally {
    follower.stop();
  }
}

const noDouble = (name: string): GoalpostError =>
  new GoalpostError({
    code: "cli/no-double",
    where: `--target ${name}`,
    what: "brings no program that could stand in place of its client",
    help: "let its adapter export double(), as examples/third-target does",
  });

/** How a rehearsal ended, and who had set what. */
interface Rehearsed extends Driven {
  readonly whoSet: PrintableLaunch["whoSet"];
}

/** Builds, seals and drives the contract on the copy. */
async function rehearse(
  { contract, file }: LoadedFile,
  { cwd, env }: Stage,
  {
    client,
    scripted,
    follower,
  }: { readonly client: FoundClient; readonly scripted: boolean; readonly follower: Follower },
  flags: RehearseFlags,
  io: Io,
): Promise<Rehearsed> {
  const { client: name, path } = client;
  const target = targetNamed(name);
  // the home of the rehearsal stands in the place of the user's
  const { options: compile, notes } = await launchOptions(target, flags, io, { client, place: { cwd, env } });
  for (const note of notes) follower.say(`note: ${note}`);
  const ready = await buildAndSeal(contract, {
    cwd,
    file: file.startsWith("<") ? file : resolve(cwd, relative(io.cwd, file)),
    env,
    force: true,
    target: name,
    compile,
    signal: io.signal,
    heldOut: heldOutFolders(contract, flags.heldOut, io.cwd),
    leaveHeldOutOpen: true,
    home: io.env.HOME,
    built: async (launch) => {
      follower.say(`${contract.id}: ${launchLine(launch, target.limit)}`);
      for (const line of settingLines(launch.whoSet, target.title, io.style, flags.verbose === true))
        follower.say(line);
    },
  });
  const options = { client: [path], signal: io.signal, maxReactivations: scripted ? 3 : 0 };
  return { ...(await drive({ ...ready, cwd, env, follower, options })), whoSet: ready.launch.whoSet };
}

function tellRehearsal(
  { result, receipt, whoSet }: Rehearsed,
  stage: Stage,
  scripted: boolean,
  flags: RehearseFlags,
  io: Io,
): ExitCode {
  if (flags.format === "json") {
    printJson<"rehearse">(io, {
      id: receipt.contract.id,
      target: flags.target,
      client: wire(result),
      receipt,
      ...(whoSet === undefined ? {} : { who_set: whoSetJson(whoSet) }),
      saw: sawOf(stage),
    });
  } else if (scripted) {
    printText(io, formatReceipt(receipt, "text", { color: wantsColour(io.stdout, io.env) }));
    for (const line of bothWords(result, receipt, io.style)) print(io, line);
  } else for (const line of sawLines(sawOf(stage), io.style)) print(io, line);
  if (flags.format !== "json" && flags.keep === true) print(io, `kept: ${stage.home.root}`);
  if (io.signal.aborted) return exitCode.interrupted;
  if (scripted) return runCode(result, receipt, false);
  // Nothing was to be done: the goal was accepted, shown and given up, and that is the whole of it.
  return (result.client === "blocked" || result.client === "impossible") && result.error === undefined
    ? exitCode.done
    : exitCode.notDone;
}

/** What the scripted model was sent. */
export interface Saw {
  readonly requests: number;
  readonly objective: string | null;
  readonly texts: readonly string[];
  readonly outside: readonly string[];
}

/** What the model was sent, each text once. */
const sawOf = ({ server }: Stage): Saw => ({
  requests: server.seen.requests.length,
  objective: server.seen.objective() ?? null,
  texts: server.seen.texts(),
  outside: server.outside,
});

function* sawLines({ objective, texts, requests }: Saw, style: Style): Generator<string> {
  yield `${style.bold("the model was sent")} ${figure(requests)} requests, ${figure(texts.length)} texts`;
  for (const text of texts) {
    const first = plainText(text).trim().split("\n", 1)[0] ?? "";
    const more = first.length < text.trim().length ? style.dim(` … ${figure(text.length)} characters`) : "";
    yield `  ${style.dim("·")} ${text === objective ? style.bold("goal: ") : ""}${first.slice(0, 120)}${more}`;
  }
  if (objective === null) return;
  yield style.bold("the goal, as the model sees it");
  for (const line of plainText(objective).split("\n")) yield `  ${line}`.trimEnd();
}
