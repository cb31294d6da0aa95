import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { lint } from "@goalpost/core/internal/lint";
import { type FoundClient, findClient } from "@goalpost/rehearsal";
import { approve, exitCode as codeOf, formatReceipt, preflight, type Receipt, verify } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { loadFile } from "../contracts/load.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print, printText, say } from "../io.ts";
import { figure } from "../output/figure.ts";
import { launchLine } from "../output/launch-text.ts";
import { plainText } from "../output/plain-text.ts";
import { preflightText } from "../output/preflight-text.ts";
import { withProgress } from "../output/progress.ts";
import { wantsColour } from "../output/style.ts";
import { addCommand, type CommonOptions, defaultLoadSeconds, type Session } from "../program.ts";
import { type DemoExample, demoExample, notInTheTree } from "../rehearsal/demo-example.ts";
import { loadScript } from "../rehearsal/load-script.ts";
import { Parts } from "../rehearsal/parts.ts";
import { type Stage, setStage } from "../rehearsal/stage.ts";
import { bothWords } from "../run/both-words.ts";
import { buildAndSeal, type Ready } from "../run/build-and-seal.ts";
import { type DemoEnd, demoTable } from "../run/demo-table.ts";
import { drive } from "../run/drive.ts";
import { Follower } from "../run/follow.ts";
import { goalText, type PrintableLaunch, type TargetName, targetNamed, targetNames } from "../targets.ts";
import { checkProgress, setupProgress } from "./check-options.ts";

interface DemoFlags extends CommonOptions {
  readonly keep?: boolean;
  readonly client?: string;
  readonly target?: string;
}

/** `goalpost demo`: the whole trip of a contract, on an example, in a minute. */
export function registerDemo(program: Command, session: Session): void {
  addCommand<DemoFlags>(program, session, {
    name: "demo",
    group: "Advanced:",
    summary: "watch a contract's whole trip, with the real client and a scripted model",
    description:
      "Compiles an example contract, runs it through the real Codex and the real Claude Code, one after the other, with a scripted model (no key, no network), and verifies.\nThe work is really done, in a copy of the example below the cache folder, which is removed at the end.",
    options: [
      new Option("--keep", "leave the copy on disk, and say where"),
      new Option("--target <client>", `one client alone: ${targetNames.join(", ")}`),
      new Option(
        "--client <program>",
        "the client's program, with --target; default: node_modules/.bin here or above, else PATH",
      ),
    ],
    examples: ["goalpost demo", "goalpost demo --target claude-code", "goalpost demo --keep"],
    run: async (_args, flags, io) => {
      const clients = await clientsFor(flags, io);
      return clients.length === 0 ? exitCode.misuse : demo(clients, flags, io);
    },
  });
}

const installs: Readonly<Record<TargetName, string>> = {
  codex: "@openai/codex",
  "claude-code": "@anthropic-ai/claude-code",
};

/** The clients that are here, in order; who is missing is said. A program that was named is the first client's. */
async function clientsFor(flags: DemoFlags, io: Io): Promise<readonly FoundClient[]> {
  const names = targetNames.filter((name) => flags.target === undefined || name === targetNamed(flags.target).name);
  const clients: FoundClient[] = [];
  for (const [index, name] of names.entries()) {
    const path = index === 0 && flags.client !== undefined ? { path: flags.client } : {};
    const found = await withProgress(io, "looking for the client", () =>
      findClient(name, { cwd: io.cwd, env: io.env, signal: io.signal, ...path }),
    );
    if (found.found) clients.push(found);
    else if (found.code !== undefined) {
      // It is there: what is missing is a place to start it in, and that is the same for every client.
      say(io, `The demo has no place for the ${targetNamed(name).title} client: ${found.reason}.`);
      say(io, `  help: ${found.help}`);
      return [];
    } else {
      say(io, `The demo runs the real ${targetNamed(name).title} client, and there is none: ${found.reason}.`);
      say(io, `  install it:  npm install --global ${installs[name]}\n  or:          ${found.help}`);
    }
  }
  if (clients.length === 0) say(io, "It needs no account and no key: the model is a script on this machine.");
  return clients;
}

async function demo(clients: readonly FoundClient[], flags: DemoFlags, io: Io): Promise<ExitCode> {
  const parts = new Parts(io);
  const ends: DemoEnd[] = [];
  for (const client of clients) ends.push(await show(client, parts, flags, io));
  print(io);
  parts.tell();
  if (ends.length > 1) {
    print(io);
    for (const line of demoTable(ends)) print(io, line);
  }
  print(io);
  const worst = ends.find(({ receipt }) => codeOf(receipt) !== exitCode.done) ?? ends[0];
  if (worst !== undefined && codeOf(worst.receipt) === exitCode.done) for (const line of next) print(io, line);
  print(io, `VERDICT: ${worst?.receipt.verdict ?? "not done"}`);
  return worst === undefined ? exitCode.notDone : codeOf(worst.receipt);
}

/** What comes after the demo. */
const next: readonly string[] = [
  "Next, in a project of your own:",
  "  npx goalpost init                      write a first contract",
  "  npx goalpost init --from PROMPT.md     make one of a prompt that you have",
  "  npx goalpost spec interview SPEC.md    begin with an idea: a client asks you",
  "",
];

/** The whole trip through one client. */
async function show(client: FoundClient, parts: Parts, flags: DemoFlags, io: Io): Promise<DemoEnd> {
  const example = demoExample();
  const target = targetNamed(client.client);
  const { title } = target;
  const script = await loadScript(join(example.folder, example.script), io.env);
  let listen: Follower | undefined;
  await using stage = await withProgress(io, "copying the example", () =>
    setStage({
      from: example.folder,
      client: client.client,
      script,
      env: io.env,
      leaveOut: notInTheTree,
      keep: flags.keep === true,
      onEvent: (event) => listen?.model(event),
    }),
  );
  print(io);
  print(io, `${title} ${client.version}, the real client; the model is a script on this machine: no key, no network.`);
  print(io, `The work is done in a copy of the example, ${figure(stage.files)} files.`);
  const { contract, launch } = await parts.run(`The contract, and what ${title} gets`, () =>
    compileThere(stage, example, client, io),
  );
  await parts.run("Preflight: is there anything to reach?", () => preflightThere(contract, stage, io));
  const ready = await parts.run("Sealed; the receipt before", async () => {
    const file = join(stage.cwd, example.contract);
    const here = { clientVersion: client.version };
    const order = { cwd: stage.cwd, file, env: stage.env, force: true, target: target.name, here, signal: io.signal };
    const made = await buildAndSeal(contract, order);
    print(io, `sealed as ${made.seal.contract_sha256.slice(0, 12)}, outside of what the agent can write`);
    tellShort(await verifyThere(made, stage, io), io);
    return made;
  });
  io.signal.throwIfAborted();
  const driven = await parts.run(`The rehearsal, in ${title}`, async () => {
    listen = new Follower(io, stage.cwd);
    const options = { client: [client.path], signal: io.signal };
    return drive({ ...ready, cwd: stage.cwd, env: stage.env, follower: listen, options }).finally(() => listen?.stop());
  });
  io.signal.throwIfAborted();
  await parts.run("The receipt, as the agent left it", async () => {
    for (const line of bothWords(driven.result, driven.receipt, io.style)) print(io, line);
    const shown = flags.keep === true ? driven.receipt : { ...driven.receipt, evidence_dir: null };
    printText(io, formatReceipt(shown, "text", { color: wantsColour(io.stdout, io.env) }));
  });
  const receipt =
    driven.receipt.verdict === "needs person"
      ? await parts.run("A person's part", () => approveThere(ready, driven.receipt, stage, io))
      : driven.receipt;
  if (flags.keep === true) print(io, `kept: ${stage.cwd}`);
  return {
    title: `${title} ${client.version}`,
    length: launch.length,
    limit: target.limit,
    result: driven.result,
    receipt,
  };
}

/** Lines of the objective, and characters of each, that are shown. */
const shownLines = 8;
const shownWidth = 110;

function cut(line: string): string {
  const plain = plainText(line);
  return plain.length > shownWidth ? `${plain.slice(0, shownWidth)}…` : plain;
}

async function compileThere(
  stage: Stage,
  example: DemoExample,
  { client, version }: FoundClient,
  io: Io,
): Promise<{ readonly contract: Contract; readonly launch: PrintableLaunch }> {
  const { contract } = await withProgress(io, "loading the contract", () =>
    loadFile(join(stage.cwd, example.contract), {
      cwd: stage.cwd,
      env: io.env,
      timeoutSeconds: defaultLoadSeconds,
      exec: true,
      printed: (line) => print(io, line),
      signal: io.signal,
    }),
  );
  const target = targetNamed(client);
  const launch = await target.compile(contract, { clientVersion: version });
  const items = contract.blocks.reduce((total, block) => total + block.items.length, 0);
  print(
    io,
    `${example.contract}: ${contract.blocks.length} blocks, ${items} items, ${lint(contract).length} findings by lint`,
  );
  print(io, launchLine(launch, target.limit));
  for (const line of goalText(launch).split("\n").slice(0, shownLines))
    print(io, io.style.dim(`  | ${cut(line)}`.trimEnd()));
  print(io, io.style.dim("  | …"));
  return { contract, launch };
}

async function preflightThere(contract: Contract, stage: Stage, io: Io): Promise<void> {
  const result = await withProgress(io, "running the checks", (progress) =>
    preflight(contract, {
      cwd: stage.cwd,
      env: stage.env,
      signal: io.signal,
      onEvent: checkProgress(progress),
      onSetup: setupProgress(progress),
    }),
  );
  for (const line of preflightText(result, io.style)) print(io, line);
}

const verifyThere = ({ seal, state }: Ready, stage: Stage, io: Io): Promise<Receipt> =>
  withProgress(io, "running the checks", (progress) =>
    verify(seal.contract, {
      cwd: stage.cwd,
      env: stage.env,
      seal,
      stateDir: state,
      signal: io.signal,
      onEvent: checkProgress(progress),
    }),
  );

/** The checks in one line each, without their output. */
function tellShort({ checks, verdict }: Receipt, io: Io): void {
  for (const { id, status, kind, title } of checks)
    print(io, `${id.padEnd(4)} ${status.padEnd(12)} ${kind}: ${plainText(title).split("\n")[0]}`);
  print(io, io.style.bold(`VERDICT: ${verdict}`));
}

/** Shows the evidence of each review and approves it, saying whose part this is. */
async function approveThere(ready: Ready, { checks }: Receipt, stage: Stage, io: Io): Promise<Receipt> {
  const { style } = io;
  for (const { id, status, title, evidence } of checks) {
    if (status !== "needs-person") continue;
    print(io, `${id} asks a person: ${plainText(title)}`);
    if (evidence !== undefined) {
      print(io, `the evidence, ${evidence.path}, sha256 ${evidence.sha256.slice(0, 12)}:`);
      const text = await readFile(join(stage.cwd, evidence.path), "utf8");
      for (const line of plainText(text).trimEnd().split("\n")) print(io, style.dim(`  | ${line}`.trimEnd()));
    }
    const who = "goalpost demo, in a person's place";
    await approve(ready.seal.contract, {
      cwd: stage.cwd,
      id,
      who,
      now: () => new Date(),
      seal: ready.seal,
      stateDir: ready.state,
      env: stage.env,
    });
    print(
      io,
      `${style.yellow("approved by the demo, in your place")}: you would write goalpost approve ${ready.seal.contract.id} ${id}`,
    );
  }
  const receipt = await verifyThere(ready, stage, io);
  tellShort(receipt, io);
  return receipt;
}
