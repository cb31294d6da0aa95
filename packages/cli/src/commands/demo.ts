import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, lint } from "@goalpost/core";
import { type FoundClient, findClient } from "@goalpost/rehearsal";
import { approve, exitCode as codeOf, formatReceipt, preflight, type Receipt, verify } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { loadFile } from "../contracts/load.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print } from "../io.ts";
import { figure, launchLine } from "../output/launch-text.ts";
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
import { drive } from "../run/drive.ts";
import { Follower } from "../run/follow.ts";
import { targetNamed } from "../targets.ts";
import { checkProgress } from "./check-options.ts";

interface DemoFlags extends CommonOptions {
  readonly keep?: boolean;
  readonly client?: string;
}

/** `goalpost demo`: the whole trip of a contract, on an example, in a minute. */
export function registerDemo(program: Command, session: Session): void {
  addCommand<DemoFlags>(program, session, {
    name: "demo",
    group: "Advanced:",
    summary: "watch a contract's whole trip, with the real client and a scripted model",
    description:
      "Compiles an example contract, runs it through the real Codex with a scripted model (no key, no network), and verifies.\nThe work is really done, in a copy of the example below the cache folder, which is removed at the end.",
    options: [
      new Option("--keep", "leave the copy on disk, and say where"),
      new Option("--client <program>", "the client's program; default: node_modules/.bin here or above, else PATH"),
    ],
    examples: ["goalpost demo", "goalpost demo --keep"],
    run: async (_args, flags, io) => {
      const client = await clientFor(flags, io);
      return client === undefined ? exitCode.misuse : demo(client, flags, io);
    },
  });
}

async function clientFor(flags: DemoFlags, io: Io): Promise<FoundClient | undefined> {
  const found = await withProgress(io, "looking for the client", () =>
    findClient("codex", { cwd: io.cwd, env: io.env, ...(flags.client === undefined ? {} : { path: flags.client }) }),
  );
  if (found.found) return found;
  io.stderr.write(`The demo runs the real Codex client, and there is none: ${found.reason}.\n`);
  io.stderr.write(`  install it:  npm install --global @openai/codex\n  or:          ${found.mend}\n`);
  io.stderr.write("It needs no account and no key: the model is a script on this machine.\n");
  return undefined;
}

async function demo(client: FoundClient, flags: DemoFlags, io: Io): Promise<ExitCode> {
  const example = demoExample();
  const parts = new Parts(io);
  const script = await loadScript(join(example.folder, example.script), io.env);
  let listen: Follower | undefined;
  await using stage = await withProgress(io, "copying the example", () =>
    setStage({
      from: example.folder,
      script,
      env: io.env,
      leaveOut: notInTheTree,
      keep: flags.keep === true,
      onEvent: (event) => listen?.model(event),
    }),
  );
  print(io, `Codex ${client.version}, the real client; the model is a script on this machine: no key, no network.`);
  print(io, `The work is done in a copy of the example, ${figure(stage.files)} files.`);
  print(io);
  const contract = await parts.run("The contract, and what Codex gets", () => compileThere(stage, example, io));
  await parts.run("Preflight: is there anything to reach?", () => preflightThere(contract, stage, io));
  const ready = await parts.run("Sealed; the receipt before", async () => {
    const file = join(stage.cwd, example.contract);
    const made = await buildAndSeal(contract, { cwd: stage.cwd, file, env: stage.env, force: true, signal: io.signal });
    print(io, `sealed as ${made.seal.contract_sha256.slice(0, 12)}, outside of what the agent can write`);
    tellShort(await verifyThere(made, stage, io), io);
    return made;
  });
  io.signal.throwIfAborted();
  const driven = await parts.run("The rehearsal", async () => {
    listen = new Follower(io, stage.cwd);
    const options = { client: [client.path], signal: io.signal };
    return drive({ ...ready, cwd: stage.cwd, env: stage.env, follower: listen, options }).finally(() => listen?.stop());
  });
  io.signal.throwIfAborted();
  await parts.run("The receipt, as the agent left it", async () => {
    for (const line of bothWords(driven.result, driven.receipt, io.style)) print(io, line);
    io.stdout.write(formatReceipt(driven.receipt, "text", { color: wantsColour(io.stdout, io.env) }));
  });
  const receipt =
    driven.receipt.verdict === "needs person"
      ? await parts.run("A person's part", () => approveThere(ready, driven.receipt, stage, io))
      : driven.receipt;
  print(io);
  parts.tell();
  if (flags.keep === true) print(io, `kept: ${stage.cwd}`);
  print(io, `VERDICT: ${receipt.verdict}`);
  return codeOf(receipt);
}

/** Lines of the objective, and characters of each, that are shown. */
const shownLines = 8;
const shownWidth = 110;

function cut(line: string): string {
  const plain = plainText(line);
  return plain.length > shownWidth ? `${plain.slice(0, shownWidth)}…` : plain;
}

async function compileThere(stage: Stage, example: DemoExample, io: Io): Promise<Contract> {
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
  const target = targetNamed("codex");
  const launch = await target.compile(contract);
  const items = contract.blocks.reduce((total, block) => total + block.items.length, 0);
  print(
    io,
    `${example.contract}: ${contract.blocks.length} blocks, ${items} items, ${lint(contract).length} findings by lint`,
  );
  print(io, launchLine(launch, target.limit));
  for (const line of launch.objective.split("\n").slice(0, shownLines))
    print(io, io.style.dim(`  | ${cut(line)}`.trimEnd()));
  print(io, io.style.dim("  | …"));
  return contract;
}

async function preflightThere(contract: Contract, stage: Stage, io: Io): Promise<void> {
  const result = await withProgress(io, "running the checks", (progress) =>
    preflight(contract, { cwd: stage.cwd, env: stage.env, signal: io.signal, onProgress: checkProgress(progress) }),
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
      onProgress: checkProgress(progress),
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
