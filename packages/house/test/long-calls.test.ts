import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { publicNames } from "../src/public-names.ts";
import { linkModules } from "../src/run-page.ts";
import { tsc } from "../src/tools.ts";
import { publicPackages, root, sourceEntries } from "../src/workspace.ts";

/** What a public call that gives a promise takes: `signal`, also `onEvent` where something happens meanwhile, or nothing, with the reason. */
type Takes = "signal" | "signal and onEvent" | { readonly neither: string };

const readsFiles = { neither: "reads or writes a few files of known size" } as const;

const adapters = { neither: "a part of an adapter, whose own calls take a signal and hand it on" } as const;

const calls: Readonly<Record<string, Readonly<Record<string, Takes>>>> = {
  "@goalpost/codex": {
    start: "signal and onEvent",
    resume: "signal and onEvent",
    checkClient: "signal",
    knownValues: "signal",
    openAskSession: "signal",
    stop: "signal",
  },
  "@goalpost/claude-code": {
    start: "signal and onEvent",
    resume: "signal and onEvent",
    checkClient: "signal",
    knownValues: "signal",
    openAskSession: "signal",
    stop: "signal",
  },
  "@goalpost/config/node": {
    askClient: { neither: "takes its signal with the options, before the place" },
    askCodex: "signal",
    configuredHere: readsFiles,
    explainHere: readsFiles,
    factsFor: { neither: "reads a few files, and asks what the caller hands it" },
    layersHere: readsFiles,
    doctorClaude: "signal",
    doctorCodex: "signal",
    installedModels: "signal",
    withInstalledWord: "signal",
  },
  "@goalpost/core/adapter": { o200k: { neither: "imports one module" } },
  "@goalpost/watch": { startWatch: { neither: "listens until it is closed" } },
  "@goalpost/rehearsal": {
    findClient: "signal",
    requireClient: "signal",
    clientForTests: "signal",
    runProcess: "signal",
    isolatedHome: readsFiles,
    rehearsalFolder: readsFiles,
    startModelServer: { neither: "opens one port on loopback" },
  },
  "@goalpost/target": {
    openAskSession: "signal",
    startRun: "signal and onEvent",
    resumeRun: "signal and onEvent",
    stopRun: "signal",
  },
  "@goalpost/target/adapter": { clientVersion: adapters },
  "@goalpost/target/internal": {
    endRun: { neither: "ends processes, within its own patience; half of it would leave some" },
  },
  "@goalpost/verify": {
    verify: "signal and onEvent",
    preflight: "signal and onEvent",
    sealContract: "signal",
    changesSinceSeal: "signal",
    positiveControl: "signal and onEvent",
    commitFolder: "signal",
    findMine: "signal",
    nameMine: { neither: "writes one small file, and starts one short program, which may ask for a passphrase" },
    approve: "signal",
    checkReceipt: "signal",
    heldInTreeAlone: "signal",
    loadAllParts: { neither: "imports a few modules" },
    treeToApprove: "signal",
    workSinceSeal: "signal",
    rememberOwnFile: readsFiles,
    writeStatement: { neither: "starts one short program, which may ask for a passphrase" },
    cleanState: { neither: "reads and removes files of the state folder; half of it is done again the next time" },
    closeSeal: readsFiles,
    findSeal: readsFiles,
    readApprovals: readsFiles,
    readOpenSeal: readsFiles,
    readSeal: readsFiles,
    reviewEvidence: readsFiles,
    runnerFiles: readsFiles,
    stateDirOfFile: readsFiles,
    writeSeal: readsFiles,
  },
  "@goalpost/spec": { interview: "signal", modelDrafts: "signal", pipeline: "signal", refine: "signal" },
  "@goalpost/verify/redteam": { redteam: "signal and onEvent" },
  "@goalpost/vitest": {
    beRehearsedBy: "signal and onEvent",
    beGuardedBy: "signal",
    resistLiars: "signal and onEvent",
    unguarded: "signal",
  },
};

const directory = join(root, ".cache/long-calls");

const help = `type Last<Each> = Each extends (...args: infer All) => unknown ? (Required<All> extends [...unknown[], infer One] ? NonNullable<One> : never) : never;
type Wanted = { signal: AbortSignal; onEvent: (event: never) => void };
type Takes<Each, Key extends keyof Wanted> = Key extends keyof Last<Each> ? (Wanted[Key] extends Last<Each>[Key] | Wanted[Key] ? true : false) : false;
type Promises<Each> = Each extends (...args: never) => PromiseLike<unknown> ? true : false;
`;

type Claim = readonly [from: string, name: string, claim: string];
const named = ([from, name, claim]: Claim): string => `${from} ${name}: ${claim}`;

/** Compiles one line for each claim, and gives those that do not hold. */
async function untrue(claims: readonly Claim[]): Promise<readonly string[]> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  linkModules(directory, undefined);
  const head = help.split("\n").length;
  const lines = claims.map(
    ([from, name, claim], index) =>
      `export const t${index}: ${claim.replace("IT", `(typeof import("${from}"))["${name}"]`)} = true;`,
  );
  writeFileSync(join(directory, "calls.ts"), `${help}${lines.join("\n")}\n`);
  writeFileSync(
    join(directory, "tsconfig.json"),
    '{ "extends": "../../tsconfig.base.json", "include": ["./calls.ts"] }\n',
  );
  const { output } = await tsc(["-p", directory, "--pretty", "false"]);
  const failed = new Set(
    output.split("\n").flatMap((line) => {
      const at = /calls\.ts\((\d+),\d+\): error/.exec(line)?.[1];
      return at === undefined ? [] : [Number(at) - head];
    }),
  );
  return claims.filter((_claim, index) => failed.has(index)).map(named);
}

/** Every name that a public entry gives; a type among them holds no claim. */
const everyName = publicPackages().flatMap((each) =>
  [...sourceEntries(each)].flatMap(([subpath, source]) => {
    const from = join(each.manifest.name, subpath);
    return publicNames(join(each.path, source)).map(({ name }) => [from, name] as const);
  }),
);

const promises = everyName.map(([from, name]): Claim => [from, name, "Promises<IT>"]);
const taken = Object.entries(calls).flatMap(([from, names]) =>
  Object.entries(names).flatMap(([name, takes]) =>
    typeof takes === "string" ? takes.split(" and ").map((key): Claim => [from, name, `Takes<IT, "${key}">`]) : [],
  ),
);
const wrong: Claim = ["@goalpost/rehearsal", "isolatedHome", 'Takes<IT, "signal">'];
let not: ReadonlySet<string>;
// the compiler reads all packages for one claim as for a thousand
beforeAll(async () => {
  not = new Set(await untrue([...promises, ...taken, wrong]));
});

test("every public call that gives a promise is in the table", () => {
  expect(promises.length).toBeGreaterThan(400);
  const found = promises.filter((claim) => !not.has(named(claim))).map(([from, name]) => `${from} ${name}`);
  const known = Object.entries(calls).flatMap(([from, names]) => Object.keys(names).map((name) => `${from} ${name}`));
  expect(found.sort()).toEqual(known.sort());
});

test("each takes a signal, and onEvent where something happens meanwhile", () => {
  expect(taken.map(named).filter((claim) => not.has(claim))).toEqual([]);
});

test("a call that does not is seen", () => {
  expect(not).toContain(named(wrong));
});
