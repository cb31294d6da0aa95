import { statSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { isGlob } from "@goalpost/core/glob";
import { requireOptions } from "./bad-option.ts";
import type { CheckContext, ReachFinder } from "./check/context.ts";
import { argvOf } from "./check/run-check.ts";
import { type Decidable, placesOf, runOf } from "./checks-of.ts";
import { type RunSettings, runSettingNames } from "./context.ts";
import type { TestReport } from "./counting/report.ts";
import { collectDefiners } from "./definers/collect.ts";
import { scriptsOf } from "./definers/package-member.ts";
import { inside } from "./files/inside.ts";
import { walk } from "./files/walk.ts";
import type { GitPlace } from "./git/git.ts";
import { recordHeldOut } from "./held-out/record.ts";
import { type CheckTime, checkTime } from "./positive/check-time.ts";
import { type FlakyCheck, requireRepeat, Tally } from "./positive/tally.ts";
import { missingAfter } from "./reach/after.ts";
import { missingBefore } from "./reach/before.ts";
import type { MissingKind } from "./reach/missing.ts";
import type { ReceiptCheck } from "./receipt/receipt.ts";
import { changedSince, inBaseRoom, type StartFacts } from "./room/base-room.ts";
import { makeLayer } from "./room/layer.ts";
import { refuseClosedScope } from "./room/refuse-closed-scope.ts";
import { sealGit } from "./room/sealed-git.ts";
import type { RoomSettings } from "./room/settings.ts";
import { type CheckEvent, type Checked, runChecks } from "./run-checks.ts";
import { contractSha256 } from "./seal/canonical.ts";
import type { Seal } from "./seal/seal.ts";
import { usesGit } from "./seal/seal-contract.ts";
import { realRoot } from "./seal/state-dir.ts";
import { recordTree } from "./store/record-tree.ts";
import { openStore } from "./store/store-place.ts";
import { compareWithTree, nothingCompared, onlyChecks, type RoomDiffers } from "./twin/compare-with-tree.ts";
import { bringing, lacking } from "./twin/say-lacks.ts";

/**
 * How a check stands at the start. `fails`: good, it will show the work. `already-green`: it proves nothing, unless it guards. `guards`: it
 * holds, and is there to go on holding. `fails-already`: a guard that does not hold at the start. `room-differs`: it comes out otherwise in the room than in the tree,
 * so that it would be judged by what the room lacks. `needs-network`, `needs-person`: not ours to decide.
 */
export type PreflightState =
  | "fails"
  | "already-green"
  | "guards"
  | "fails-already"
  | "cannot-run"
  | "room-differs"
  | "needs-network"
  | "needs-person";

/** One check at the start. */
export interface PreflightCheck {
  readonly id: string;
  readonly block: "constraints" | "done_when";
  readonly kind: string;
  readonly title: string;
  readonly state: PreflightState;
  /** One line for people: `fails now, as it should: exit 1 in 80 ms, expected exit 0`. */
  readonly what: string;
  /** How to correct it, where it cannot run. */
  readonly help?: string;
  /** What it runs is not there: a file (a test among them), which the work may make; or a program, a script, a module, a subcommand or target. */
  readonly not_there?: MissingKind;
  /** How it came out in a copy of the tree with what is installed there, when that is otherwise, and what it found there. */
  readonly differs?: RoomDiffers;
  /** The last lines of what it ran, secrets masked, when it did not pass: at most 20 lines and 2,000 characters. */
  readonly output?: string;
  readonly duration_ms: number;
}

/** How a contract stands in the untouched tree. */
export interface Preflight {
  readonly version: 1;
  readonly contract: { readonly id: string; readonly sha256: string };
  /**
   * True when no check of done_when that a machine decides is red by what it found: there is nothing to reach, or nothing that would show it. One
   * that names a program, script, module or command that is not there shows nothing; a file may be what the work makes.
   */
  readonly proves_nothing: boolean;
  /** True when a check comes out otherwise in a copy of the tree than in the room that decides: what that lacks has to be brought first. */
  readonly room_differs: boolean;
  readonly interrupted: boolean;
  readonly checks: readonly PreflightCheck[];
  /** Checks that came out in more than one way, with `repeat`. */
  readonly flaky: readonly FlakyCheck[];
  /** How long the checks took once, beside the budget. */
  readonly time: CheckTime;
  /** Paths and globs that match nothing, and scripts that do not exist yet. */
  readonly warnings: readonly string[];
}

/** Options of {@link preflight}. */
export interface PreflightOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
  /** A seal of an earlier start, whose tree is looked at. Default: the tree as it is. */
  readonly seal?: Seal | undefined;
  /**
   * Whether the checks run once more in a copy of the tree, with your environment, your home and your network. Not where an agent may have worked in it.
   * Default: true without a seal; with one they never do.
   */
  readonly compare?: boolean | undefined;
  /** How the room is made: `room` in goalpost.json. A seal has its own. */
  readonly room?: RoomSettings | undefined;
  /** By id of a held-out check that the contract leaves open: its folder, absolute. A seal has its own. */
  readonly heldOut?: Readonly<Record<string, string>> | undefined;
  /** How often the checks run, each time in a fresh room. Whole number from 1 to 100, default 1. */
  readonly repeat?: number | undefined;
  /** Programs that run at once. Default 1. */
  readonly parallel?: number | undefined;
  /** Told when a check starts and when it has ended. */
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
  /** Called before each command that makes the dependencies of the room; where they are made already, none is run. */
  readonly onSetup?: ((command: string) => void) | undefined;
  /** @deprecated since 0.2.0, removed in 0.4.0: write `onEvent`. */
  readonly onProgress?: ((event: CheckEvent) => void) | undefined;
  /** Is given all that a check's command said, secrets masked; of more than 256 KB the first and the last half. */
  readonly onOutput?: ((id: string, output: string) => void) | undefined;
}

const optionNames = namesOf<PreflightOptions>({
  ...runSettingNames,
  cwd: true,
  seal: true,
  compare: true,
  room: true,
  heldOut: true,
  repeat: true,
  parallel: true,
  onEvent: true,
  onSetup: true,
  onProgress: true,
  onOutput: true,
});

/**
 * Runs each check of a contract at the start, and says what it will be worth: one that is green already proves nothing. They run in a room
 * that holds a copy of the tree, so that nothing of the tree is touched, and what they need must be made there too.
 *
 * @throws GoalpostError `verify/no-project`, `verify/state-not-writable`, `verify/tree-too-large`, `verify/tree-unreadable`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version")).build();
 * const { checks } = await preflight(contract, { cwd: "." });
 * for (const { id, what } of checks) console.log(`${id} ${what}`);
 */
export async function preflight(contract: Contract, options: PreflightOptions): Promise<Preflight> {
  requireOptions("preflight", options, optionNames);
  requireRepeat("preflight", options.repeat);
  const { env = process.env, parallel = 1, onOutput, onEvent = options.onProgress } = options;
  const root = realRoot(options.cwd);
  const sha256 = contractSha256(contract);
  const validateSchema: CheckContext["validateSchema"] = async (...args) =>
    (await import("./check/json-schema.ts")).validateJsonSchema(...args);
  const start =
    options.seal ??
    (await startOf(
      contract,
      { root, env, signal: options.signal },
      options.room ?? {},
      options.heldOut ?? {},
      options.onSetup,
    ));
  const said = new Map<string, string>();
  const own = { contractSha256: sha256, validateSchema };
  const onSaid = (id: string, output: string): void => {
    said.set(id, output);
    onOutput?.(id, output);
  };
  const { checked, compared } = await inBaseRoom({ ...start, contract }, root, options, { ...own, onOutput: onSaid }, async (context, sandbox) => {
    const tests = new Map<string, TestReport>();
    const inRoom: CheckContext = { ...context, reach: finderFor(context, root), onTests: (id, report) => void tests.set(id, report) };
    const checked = await runChecks(contract, inRoom, { parallel, onProgress: onEvent });
    // With an earlier seal the tree is not the start any more: there is nothing to compare with.
    const isStart = options.seal === undefined && options.compare !== false && options.signal?.aborted !== true;
    const seen = { checked, said, root: context.root, checkEnv: context.checkEnv, sandbox, tests: new Map(tests), again: async (id: string) => { tests.delete(id); await runChecks(onlyChecks(contract, (each) => each === id), inRoom, { parallel }); return tests.get(id); } };
    return { checked, compared: isStart ? await compareWithTree(contract, root, { ...options, parallel }, seen, { ...own, finder: (each) => finderFor(each, root) }) : nothingCompared };
  }); // biome-ignore format: one
  const tally = new Tally();
  tally.add(checked.map(({ check }) => check));
  for (let time = 1; time < (options.repeat ?? 1) && options.signal?.aborted !== true; time += 1) {
    const again = await inBaseRoom({ ...start, contract }, root, options, own, (context) =>
      runChecks(contract, { ...context, reach: finderFor(context, root) }, { parallel, onProgress: onEvent }),
    );
    if (!isAborted(options.signal)) tally.add(again.map(({ check }) => check));
  }
  const items = placesOf(contract).map(({ item }) => item);
  const checks = checked.map((each, index) =>
    describe(compared.absent.get(each.check.id) ?? each, items[index], compared.differs.get(each.check.id)),
  );
  const deciding = checks.filter(({ block, state }) => block === "done_when" && state !== "needs-person");
  return {
    version: 1,
    contract: { id: contract.id, sha256 },
    proves_nothing: !deciding.some(
      ({ state, not_there }) =>
        state === "fails" ||
        state === "needs-network" ||
        state === "room-differs" ||
        (state === "cannot-run" && (not_there === undefined || not_there === "file")),
    ),
    interrupted: options.signal?.aborted === true,
    checks,
    flaky: tally.flaky(),
    time: checkTime(contract, checks),
    room_differs: checks.some(({ state }) => state === "room-differs"),
    warnings: [
      ...(compared.fault === undefined ? [] : [compared.fault]),
      ...unmatched(contract, root),
      ...missingScripts(contract, root),
      ...withoutLayer(start.layer, root),
    ],
  };
}

/** Asked anew: it may have changed while something was awaited. */
const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

/**
 * Looks for what is missing in the room, with the environment that the commands get. In a sandbox the room stands at the project's path, so that
 * what commands say names that one.
 */
function finderFor({ root: room, checkEnv }: CheckContext, project: string): ReachFinder {
  const own = { root: room, env: checkEnv };
  return {
    before: (run, cwd) => missingBefore(run, { ...own, cwd }),
    after: (run, { exitCode, output }, cwd) => {
      const missing = missingAfter(run, { exitCode, output: output.replaceAll(project, room) }, { ...own, cwd });
      return missing === undefined ? undefined : { ...missing, what: missing.what.replaceAll(room, project) };
    },
  };
}

function describe({ check, withoutGit, notThere }: Checked, item: Decidable | undefined, differs: RoomDiffers | undefined): PreflightCheck {
  const state = differs !== undefined ? "room-differs" : notThere !== undefined ? "cannot-run" : stateOfCheck(check, item);
  const { id, block, kind, title, duration_ms, output } = check;
  const what = state === "cannot-run" && withoutGit ? `${check.what}; with a seal it can be told` : check.what;
  const help = differs !== undefined ? bringing(differs, id) : state === "cannot-run" ? check.help : undefined;
  return {
    id,
    block,
    kind,
    title,
    state,
    what: `${sayings[state]}${differs === undefined ? what : `${check.status} in the room: ${what}; in the tree ${differs.in_tree}${lacking(differs)}`}`,
    ...(help === undefined ? {} : { help }),
    ...(notThere === undefined || differs !== undefined ? {} : { not_there: notThere }),
    ...(differs === undefined ? {} : { differs }),
    ...(output === undefined ? {} : { output }),
    duration_ms,
  };
} // biome-ignore format: one

const sayings: Readonly<Record<PreflightState, string>> = {
  fails: "fails now, as it should: ",
  "already-green": "ALREADY GREEN: proves nothing unless it guards: ",
  guards: "guards: ",
  "fails-already": "FAILS ALREADY: a guard that does not hold at the start: ",
  "cannot-run": "cannot run: ",
  "room-differs": "ROOM DIFFERS: ",
  "needs-network": "needs the network: ",
  "needs-person": "needs a person: ",
};

const networkPrograms = new Set(["curl", "wget", "ssh", "scp", "rsync", "gh"]);
const networkWords =
  /\b(?:ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|Could not resolve host|Temporary failure in name resolution|Network is unreachable|getaddrinfo)\b/;

function stateOfCheck(check: ReceiptCheck, item: Decidable | undefined): PreflightState {
  if (item?.kind === "review" || item?.kind === "claim") return "needs-person";
  const guard = check.block === "constraints" || item?.kind === "unchanged" || item?.kind === "scope";
  if (check.status === "pass") return guard ? "guards" : "already-green";
  const run = item === undefined ? undefined : runOf(item);
  const program = run === undefined ? "" : (argvOf(run)?.[0] ?? "");
  if (networkWords.test(check.output ?? "") || networkPrograms.has(program)) return "needs-network";
  if (check.status === "cannot-run") return "cannot-run";
  return guard ? "fails-already" : "fails";
}

/** Names every path and glob that matches nothing: a guard over nothing guards nothing. */
function unmatched(contract: Contract, root: string): readonly string[] {
  const named = contract.blocks.flatMap(({ items }) =>
    items.flatMap((item): readonly (readonly [string, string])[] => {
      if (item.kind === "read") return [[item.id, item.path]];
      if (item.kind === "unchanged" || item.kind === "scope") return item.paths.map((path) => [item.id, path] as const);
      return item.kind === "absent" && isGlob(item.in) ? [[item.id, item.in]] : [];
    }),
  );
  return named.flatMap(([id, path]) => {
    const place = inside(root, path);
    if (place.fault !== undefined) return [`${id}: ${place.fault}`];
    if (/package\.json#/.test(path) || walk(root, [path]).length > 0) return [];
    return [`${id}: ${path} matches no file`];
  });
}

/** Names the scripts that checks run and that are not there: whoever writes one says what the check is. */
function missingScripts(contract: Contract, root: string): readonly string[] {
  return [...collectDefiners(contract, root)].flatMap(([path, { kind, defines }]) => {
    const [file = "", script = ""] = path.split("#scripts.", 2);
    if (kind !== "script" || scriptsOf(root, file).has(script)) return [];
    return [
      `${[...defines].join(", ")}: ${file} has no script "${script}"; whoever adds it says what the check is. Let it be added with scope("${path}")`,
    ];
  });
}

/** What is installed in the project is not in the room; where no lockfile says what is to be, somebody has to. */
function withoutLayer(layer: StartFacts["layer"], root: string): readonly string[] {
  if (layer !== null) return [];
  const found = ["node_modules", ".venv", "venv"].filter((name) => statSync(join(root, name), { throwIfNoEntry: false }));
  return found.map((name) => `${name}/ is not in the room, and no lockfile says how it is made; a check that needs it fails there: { "room": { "setup": ["npm ci"] } } in goalpost.json`);
} // biome-ignore format: one

/** What a seal would hold of the tree as it is. */
async function startOf(
  contract: Contract,
  place: GitPlace,
  room: RoomSettings,
  folders: Readonly<Record<string, string>>,
  onCommand: PreflightOptions["onSetup"],
): Promise<StartFacts> {
  const store = openStore(place.root, place.env);
  try {
    const { sealed: tree, tree: base } = await recordTree(contract, place, store, room.ignore ?? []);
    refuseClosedScope(contract, base);
    const layer = await makeLayer({ base, settings: room, place, store, onCommand });
    const held_out = await recordHeldOut(contract, place, store, { folders, complete: false });
    const git = await usesGit(place);
    const repository = git ? await sealGit(base, store, place, room) : null;
    return { contract, tree, room, layer, held_out, git, repository, since: await changedSince(contract, place) };
  } finally {
    store.close();
  }
}
