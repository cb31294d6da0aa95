import type { LaunchSettings } from "@goalpost/config/launch";
import { type Contract, GoalpostError } from "@goalpost/core";
import { type FoundClient, requireClient } from "@goalpost/rehearsal";
import {
  closeSeal,
  formatReceipt,
  type Preflight,
  preflight,
  refuseOpenState,
  refuseShownHeldOut,
  type Seal,
  stateDir,
} from "@goalpost/verify";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { wire } from "../answers/wire.ts";
import { type AttemptFlags, attemptOptions, runAttempts } from "../attempts/run-attempts.ts";
import { launchOptions, refuseAtResume, type SettingFlags, settingOptions } from "../config/launch-options.ts";
import { tellNote } from "../config/newer-client.ts";
import { openContract } from "../contracts/open.ts";
import { countingContract } from "../contracts/sealed.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { mayCompare } from "../hook/sealed-here.ts";
import { type Io, print, printJson, printText } from "../io.ts";
import { noLintOption, refuseLintErrors } from "../lint/refuse-errors.ts";
import { Notifier, withoutNotify } from "../notify/notifier.ts";
import { type NotifyFlags, notifyOptions, notifySettings } from "../notify/options.ts";
import { launchLine, warningLines } from "../output/launch-text.ts";
import { oneLine } from "../output/plain-text.ts";
import { preflightText } from "../output/preflight-text.ts";
import { withProgress } from "../output/progress.ts";
import { settingLines, whoSetAnswer } from "../output/settings-text.ts";
import { wantsColour } from "../output/style.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
  wholeNumber,
} from "../program.ts";
import { allowedSigners, allowedSignersOption } from "../run/allowed-signers.ts";
import { bothWords, runCode } from "../run/both-words.ts";
import { buildAndSeal } from "../run/build-and-seal.ts";
import { type Drive, type Driven, drive, runFolder } from "../run/drive.ts";
import { Follower } from "../run/follow.ts";
import { type HeldOutFlags, heldOutFolders, heldOutOption } from "../run/held-out-option.ts";
import { keptSeal, putSealBack, sealedLines } from "../run/kept-seal.ts";
import { conflictLines } from "../run/room-conflict.ts";
import { roomSettings } from "../run/room-settings.ts";
import { RunLog } from "../run/run-log.ts";
import { type RunTarget, runTarget } from "../run/run-target.ts";
import { neverStarted, statusIn } from "../run/status-in.ts";
import { age, takeTree } from "../run/tree-lock.ts";
import { type UnattendedFlags, unattended, unattendedOptions } from "../run/unattended-options.ts";
import { requireSecond, type SecondFlags, secondOptions, withSecond } from "../second/ask-second.ts";
import { changedSinceChallenged } from "../spec/challenged.ts";
import { targetNamed, targetOption } from "../targets.ts";
import { checkProgress, runSettings, setupProgress } from "./check-options.ts";

interface RunFlags
  extends CommonOptions,
    LoadFlags,
    HeldOutFlags,
    UnattendedFlags,
    NotifyFlags,
    SecondFlags,
    SettingFlags,
    Pick<AttemptFlags, "attempts" | "attemptsTokens" | "parallel"> {
  readonly target: string;
  readonly resume?: boolean;
  readonly seal?: string;
  readonly allowedSigners?: string;
  readonly reseal?: boolean;
  readonly lint: boolean;
  readonly preflight: boolean;
  readonly reactivations: number;
  readonly client?: string;
  readonly config: readonly string[];
  readonly trusted: readonly string[];
  readonly trustProject?: boolean;
  readonly force?: boolean;
  readonly timeout?: number;
}

/** `goalpost run`: from the contract to the receipt. */
export function registerRun(program: Command, session: Session): void {
  addCommand<RunFlags>(program, session, {
    name: "run",
    group: "Daily:",
    summary: "start the goal in the client, follow it, and verify the result",
    description:
      "Lints, builds, runs the preflight, seals the contract, starts the goal in the client, follows it live, and verifies. When the client says complete and the receipt says not done, the goal is taken up again with what is missing.\nA run that gets nowhere ends by itself and says why; --stuck changes when.\nThe exit code is the receipt's, however the run ended: 0 done, 1 not done, 3 needs review. Ctrl-C ends everything it started; --resume goes on later.",
    arguments: [["<contract>", "file or id"]],
    options: [
      targetOption(),
      new Option("--resume", "go on with a run whose process ended: a closed terminal, a crash, a stop"),
      new Option("--seal <sha256|file>", "with --resume: the seal that must be the one, as the start printed it"),
      new Option(
        "--reseal",
        "give up the start that was sealed before, and what has changed since; the tree as it is becomes the start",
      ),
      heldOutOption(),
      allowedSignersOption(),
      new Option("--reactivations <times>", "how often the goal is taken up again when the receipt says not done")
        .argParser(wholeNumber(0, 100))
        .default(3),
      noLintOption(),
      new Option("--no-preflight", "start without running the checks first"),
      new Option("--client <program>", "the client's program; default: node_modules/.bin here or above, else PATH"),
      new Option("--config <key=value>", "a setting for the client, its value in TOML; may be repeated")
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([] as readonly string[]),
      ...settingOptions(),
      new Option("--trust-project", "honour the project's own .codex/config.toml, for this run alone"),
      new Option("--timeout <seconds>", "for a check that names no limit of its own; default 600").argParser(
        wholeNumber(1, 86_400),
      ),
      ...unattendedOptions(),
      ...notifyOptions(),
      ...secondOptions(),
      ...attemptOptions(),
      new Option("--force", "replace built files that were edited, after a copy"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost run port-billing --target codex",
      "goalpost run port-billing --resume",
      "goalpost run port-billing --second claude-code",
      "goalpost run port-billing --attempts 3 --parallel 3",
      "goalpost run port-billing --model gpt-5.5 --effort high",
    ],
    run: async ([argument], flags, whole) => {
      if (flags.attempts === undefined) return (await runOnce(String(argument), flags, whole)).code;
      const { path } = await clientFor(targetNamed(flags.target), flags, whole);
      // Each attempt is told as it goes; the result on standard output is that of all of them.
      const each = { ...flags, client: path, format: "text" };
      return runAttempts(
        String(argument),
        flags,
        whole,
        async (file, io, heard) => (await runOnce(file, each, io, heard)).driven,
      );
    },
  });
}

/** One run, from the contract to the receipt. */
async function runOnce(argument: string, flags: RunFlags, whole: Io, heard?: Drive["heard"]): Promise<Ended> {
  // what is for the notifier is not for the client, nor for a check
  const io: Io = { ...whole, env: withoutNotify(whole.env) };
  const notify = notifySettings(flags, whole.env);
  if (flags.config.length > 0)
    (await import("../config/run-danger.ts")).refuseRunDanger(flags.config, flags.trusted, io);
  const held = await unattended(flags, io);
  // Before the work: whoever is to read the result has to be there.
  if (flags.second !== undefined) await requireSecond(flags, io);
  const client = await clientFor(await targetFor(argument, flags, io), flags, io);
  // With --format json the result alone goes to standard output, and what happens meanwhile to standard error.
  const told: Io = flags.format === "json" ? { ...io, stdout: io.stderr } : io;
  const taken: (() => void)[] = [];
  const take: TakeTree = (id, cwd) => void taken.push(takeTree(id, { cwd, env: io.env }));
  try {
    const ready =
      flags.resume === true
        ? await toResume(argument, flags, io, take)
        : await toStart(argument, client, flags, told, take);
    const run = { id: ready.seal.contract.id, target: client.target };
    const notifier = new Notifier(notify, { ...told, env: whole.env }, run);
    return await toEnd(ready, client, flags, { held, notifier, told, io, heard });
  } finally {
    for (const give of taken) give();
  }
}

/** How a run ended. */
interface Ended {
  readonly code: ExitCode;
  readonly driven: Driven;
}

type Held = Awaited<ReturnType<typeof unattended>>;

/** What a run is held by, who is told of it, and where it is printed. */
interface World {
  readonly held: Held;
  readonly notifier: Notifier;
  readonly told: Io;
  readonly io: Io;
  readonly heard: Drive["heard"];
}

/** Takes the tree that a run works in. */
type TakeTree = (id: string, cwd: string) => void;

/** Follows what was started to its end. */
async function toEnd(ready: Ready, client: RunClient, flags: RunFlags, world: World): Promise<Ended> {
  const { held, notifier, told, io, heard } = world;
  const follower = new Follower(told);
  const driven = await drive({
    ...ready,
    env: io.env,
    follower,
    heard: (event, end) => {
      notifier.event(event);
      heard?.(event, end);
    },
    timeoutSeconds: flags.timeout,
    options: {
      client: [client.path],
      ...held,
      checked: flags.resume !== true,
      // at a start they are part of the launch
      config: flags.resume === true ? flags.config : [],
      maxReactivations: flags.reactivations,
      signal: io.signal,
      trustProject: flags.trustProject === true,
    },
  })
    .catch(async (error: unknown) => {
      follower.stop();
      await notifier.failed(error);
      throw error;
    })
    .finally(() => follower.stop());
  await putSealBack(ready.state, ready.seal, told);
  const { seal, state, cwd: root } = ready;
  const receipt = await withSecond({ receipt: driven.receipt, seal, root, state, worker: client.target }, flags, io);
  if (receipt !== driven.receipt) new RunLog(runFolder(state), (line) => print(told, line)).note({ type: "receipt", when: "second", receipt }); // biome-ignore format: one
  await closeSeal(state, seal, receipt);
  const code = tellEnd({ ...driven, receipt }, client.target, ready.launch?.whoSet, flags, io);
  await notifier.end({ ...driven, receipt });
  return { code, driven: { ...driven, receipt } };
}

/** The target that is named, or the one that the run was started in. */
async function targetFor(argument: string, flags: RunFlags, io: Io): Promise<RunTarget> {
  if (flags.resume !== true) return targetNamed(flags.target);
  refuseAtResume(flags);
  const { state } = await countingContract(argument, flags, io);
  return runTarget(runFolder(state));
}

/** The client's program. One of ours is found and asked for its version; another is taken by its name, and its adapter looks at it. */
interface RunClient {
  readonly target: string;
  readonly path: string;
  readonly found?: FoundClient;
}

async function clientFor({ name, client, program }: RunTarget, flags: RunFlags, io: Io): Promise<RunClient> {
  const path = flags.client === undefined ? {} : { path: flags.client };
  if (client === undefined) return { target: name, path: flags.client ?? program };
  const found = await requireClient(client, { cwd: io.cwd, env: io.env, signal: io.signal, ...path });
  return { target: name, path: found.path, found };
}

type Ready = Pick<Drive, "launch" | "seal" | "sealFrom" | "state" | "cwd" | "preflight">;

async function toResume(argument: string, flags: RunFlags, io: Io, take: TakeTree): Promise<Ready> {
  const { contract, seal, state, root } = await countingContract(argument, flags, io);
  if (seal === undefined || (await statusIn(state)) === undefined) throw neverStarted(contract.id);
  refuseOpenState({ cwd: root, env: io.env });
  take(contract.id, root);
  return { launch: undefined, seal, sealFrom: flags.seal === undefined ? "state" : "start", state, cwd: root };
}

/** Build, look at the client, preflight, seal. */
async function toStart(argument: string, client: RunClient, flags: RunFlags, io: Io, take: TakeTree): Promise<Ready> {
  const loaded = await openContract(argument, flags, io);
  const { contract, file } = loaded;
  refuseOpenState({ cwd: io.cwd, env: io.env });
  const state = stateDir({ cwd: io.cwd, id: contract.id, env: io.env });
  await refuseUnfinished(contract, state);
  take(contract.id, io.cwd);
  await refuseLintErrors(loaded, flags, io);
  refuseShownHeldOut(contract, { cwd: io.cwd, contractFile: file });
  const heldOut = heldOutFolders(contract, flags.heldOut, io.cwd);
  const { reseal = false } = flags;
  let before: Preflight | undefined;
  const kept = await keptSeal(contract, state, reseal, io);
  const target = targetNamed(flags.target);
  const { options, notes } = await launchOptions(target, flags, io, { client: client.found });
  for (const note of notes) tellNote(note, io);
  const ready = await buildAndSeal(contract, {
    cwd: io.cwd,
    file,
    env: io.env,
    force: flags.force === true,
    signal: io.signal,
    target: flags.target,
    compile: options,
    kept,
    reseal,
    heldOut,
    allowedSigners: kept === undefined ? await allowedSigners(flags.allowedSigners, io) : undefined,
    built: async (launch) => {
      print(io, `${contract.id}: ${launchLine(launch, target.limit)}`);
      if (target.from !== undefined) print(io, `target: ${target.name}, of ${target.from}`);
      const warnings = launch.warnings.filter(({ code }) => code.endsWith("/effort-below-high"));
      for (const line of warningLines({ warnings }, io.style)) print(io, line);
      for (const { what, help } of await changedSinceChallenged(contract, io.cwd))
        print(io, oneLine(`note: ${what}; ${help}`));
      const { trustProject = false } = flags;
      await target.check(launch, { client: [client.path], cwd: io.cwd, env: io.env, trustProject });
      for (const line of settingLines(launch.whoSet, target.title, io.style, flags.verbose === true)) print(io, line);
      if (flags.preflight) before = await preflightHolds(contract, kept, heldOut, flags, io);
    },
  });
  for (const line of sealedLines(ready.seal, ready.state, kept !== undefined)) print(io, line);
  return { ...ready, cwd: io.cwd, preflight: before };
}

/** A run that is going on, or whose process was lost, is not started over in silence. */
async function refuseUnfinished({ id }: Contract, state: string): Promise<void> {
  const seen = await statusIn(state).catch((error: unknown) => {
    if (GoalpostError.is(error) && error.code.endsWith("/state-unreadable")) return undefined;
    throw error;
  });
  if (seen === undefined || seen.phase === "ended") return;
  const lost = seen.phase === "lost";
  throw new GoalpostError({
    code: lost ? "cli/run-was-lost" : "cli/run-goes-on",
    where: id,
    what: lost
      ? `a run of ${seen.updatedAt} lost its process and is not over`
      : `a run goes on in process ${seen.owner.pid}${seen.startedAt === undefined ? "" : `, for ${age(Date.now() - Date.parse(seen.startedAt))}`}`,
    help: `${lost ? `go on with it: goalpost run ${id} --resume` : `see goalpost status ${id}`}; or end it: goalpost stop ${id}`,
  });
}

async function preflightHolds(
  contract: Contract,
  seal: Seal | undefined,
  heldOut: Readonly<Record<string, string>>,
  flags: RunFlags,
  io: Io,
): Promise<Preflight> {
  const room = await roomSettings(io);
  const { compare, warnings } = await mayCompare(contract.id, io);
  const result = await withProgress(io, "preflight", (progress) =>
    preflight(contract, { ...runSettings(flags, io), seal, compare, room, heldOut, onEvent: checkProgress(progress), onSetup: setupProgress(progress) }),
  ); // biome-ignore format: one
  for (const line of preflightText({ ...result, warnings: [...result.warnings, ...warnings] }, io.style)) print(io, line); // biome-ignore format: one
  io.signal.throwIfAborted();
  if (result.room_differs) throw roomDiffers(contract, result);
  if (!result.proves_nothing) return result;
  throw new GoalpostError({
    code: "cli/nothing-to-reach",
    where: contract.id,
    what: "every check of done_when is green already, so the run would prove nothing",
    help: "add a check that the work makes green; or start anyway with --no-preflight",
  });
}

/** Whatever an agent does, such a check would be judged by what the room lacks. */
function roomDiffers({ id }: Contract, { checks }: Preflight): GoalpostError {
  const [first, ...more] = checks.filter(({ state }) => state === "room-differs");
  return new GoalpostError({
    code: "cli/room-differs",
    where: id,
    what: `${first?.id} comes out otherwise in the room that decides than in the tree${more.length === 0 ? "" : `, and so do ${more.map((each) => each.id).join(", ")}`}`,
    help: `${first?.help ?? "let the room make what the check needs"}; or start anyway with --no-preflight`,
  });
}

function tellEnd(
  { result, receipt, conflict }: Driven,
  target: string,
  whoSet: LaunchSettings | undefined,
  flags: RunFlags,
  io: Io,
): ExitCode {
  const code = conflict === undefined ? runCode(result, receipt, io.signal.aborted) : exitCode.needsPerson;
  if (flags.format === "json")
    printJson<Answers["run"]>(io, {
      id: receipt.contract.id,
      target,
      client: wire(result),
      receipt,
      ...(whoSet === undefined ? {} : { who_set: whoSetAnswer(whoSet) }),
      ...(conflict === undefined ? {} : { conflict }),
    });
  else {
    for (const line of bothWords(result, receipt, io.style)) print(io, line);
    printText(io, formatReceipt(receipt, "text", { color: wantsColour(io.stdout, io.env) }));
    if (conflict !== undefined) for (const line of conflictLines(conflict)) print(io, oneLine(line));
  }
  return code;
}
