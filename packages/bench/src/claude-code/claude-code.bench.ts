import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ClaudeCodeLaunch, claudeCode, start, testedVersion } from "@goalpost/claude-code";
import { codex } from "@goalpost/codex";
import { type Contract, command, goal, render } from "@goalpost/core";
import { isolatedHome, judge, requireClient, run, say, script, startModelServer, turn } from "@goalpost/rehearsal";
import { type Bench, round, time } from "../bench.ts";
import { contract890, grown } from "../contract-890.ts";
import { timeImportsAlone } from "../imports/time-imports.ts";
import { median } from "../median.ts";

const cache = fileURLToPath(new URL("../../.cache/claude-code", import.meta.url));
const small = goal("Keep Node running.", { id: "bench" }).doneWhen(command("node --version")).build();
const rounds = 5;
const toolCalls = 20;

const bench: Bench = {
  id: "claude-code",
  title: "The Claude Code target",
  async run() {
    mkdirSync(cache, { recursive: true });
    const { bare, ours, events } = await perRun();
    const lines = await perLine();
    const overCore = timeImportsAlone(cache, ["@goalpost/claude-code"], 25, "@goalpost/core")[0]?.fastest ?? Number.NaN;
    const build = dirname(fileURLToPath(import.meta.resolve("@goalpost/claude-code")));
    const files = readdirSync(build).filter((name) => name.endsWith(".js"));
    const bytes = files.reduce((sum, name) => sum + statSync(join(build, name)).size, 0);
    return {
      head: ["what", "figure"],
      rows: [
        ["bare `claude -p`, one goal, the whole process", time(bare * 1e6)],
        ["`start()`, the same goal, to its result", time(ours * 1e6)],
        [`overhead of \`start()\` per run (${events} events)`, time((ours - bare) * 1e6)],
        ["the same, per event", time(((ours - bare) / events) * 1e6)],
        ["reading and telling one message, without a model", time(lines * 1e6)],
        ...sizes(),
        ['import "@goalpost/claude-code" over core', `${round(overCore)} ms`],
        [
          "size of the build, all of its files, unminified, with its part of the runtime; core apart",
          `${round(bytes / 1024)} KB`,
        ],
      ],
      budgets: [{ what: 'import "@goalpost/claude-code" over core, in ms', value: overCore, atMost: 10 }],
      note: `Medians of ${rounds} interleaved runs against a scripted model on loopback, ${toolCalls} tool calls each. \`start()\` asks the client for its version first, has its settings files checked by \`claude doctor\`, and waits for the transcript and for every process to end; that is the overhead per run. The import is the fastest of 25, in a process that has core. The condition's size does not follow the contract's.`,
    };
  },
};
export default bench;

/** One goal, by the bare client and by `start()`, in turns. */
async function perRun(): Promise<{ readonly bare: number; readonly ours: number; readonly events: number }> {
  const { path } = await requireClient("claude-code");
  const launch = claudeCode({ root: false, allow: ["Bash(node --version)"] }).compile(small);
  const times = { bare: [] as number[], ours: [] as number[] };
  let events = 0;
  for (let round = 0; round < rounds; round += 1) {
    times.bare.push(await staged(launch, async (cwd, env) => bareRun(path, launch, cwd, env)));
    times.ours.push(
      await staged(launch, async (cwd, env, root) => {
        const run = await start(launch, { cwd, env, client: [path], stateDir: join(root, "state") });
        events = 0;
        for await (const _event of run) events += 1;
        const { reason } = await run.result;
        if (reason !== "complete") throw new Error(`the run ended ${reason}`);
      }),
    );
  }
  return { bare: median(times.bare), ours: median(times.ours), events };
}

function bareRun(
  path: string,
  { settings, condition }: ClaudeCodeLaunch,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const args = [
    "-p",
    "--output-format",
    "stream-json",
    "--verbose",
    "--settings",
    JSON.stringify(settings),
    `/goal ${condition}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { cwd, env, stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.resume();
    child.on("error", reject);
    child.on("close", () => resolve());
  });
}

/** Milliseconds of one run on a stage of its own. */
async function staged(
  { files }: ClaudeCodeLaunch,
  play: (cwd: string, env: NodeJS.ProcessEnv, root: string) => Promise<void>,
): Promise<number> {
  const plan = script(turn(...Array.from({ length: toolCalls }, () => run("node --version")), say("Done.")));
  await using server = await startModelServer(plan, { judge: [judge.ok("done")] });
  await using home = await isolatedHome({ client: "claude-code", server, parent: cache });
  const cwd = await home.workspace();
  for (const { path, text } of files) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const began = performance.now();
  await play(cwd, { ...home.env }, home.root);
  return performance.now() - began;
}

/** Milliseconds per message, from a program that stands in for the client and has nothing to wait for. */
async function perLine(): Promise<number> {
  const messages = 20_000;
  const folder = mkdtempSync(join(cache, "lines-"));
  try {
    const launch = claudeCode({ root: false }).compile(small);
    for (const { path, text } of launch.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const program = join(folder, "client.mjs");
    writeFileSync(program, standIn(messages));
    const began = performance.now();
    const run = await start(launch, {
      cwd: folder,
      stateDir: join(folder, "state"),
      client: [process.execPath, program],
      checkSettings: false,
      env: { PATH: process.env.PATH, CLAUDE_CONFIG_DIR: folder },
    });
    let first = 0;
    for await (const event of run) {
      if (event.type === "message" && first === 0) first = performance.now();
      if (event.type === "warning" && event.code === "client") break;
    }
    const took = performance.now() - (first === 0 ? began : first);
    await run.abort();
    return took / messages;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const standIn = (messages: number): string => `
import { createInterface } from "node:readline";
if (process.argv.includes("--version")) { console.log("${testedVersion} (Claude Code)"); process.exit(0); }
const say = (message) => process.stdout.write(JSON.stringify(message) + "\\n");
createInterface({ input: process.stdin }).on("line", (line) => {
  const { type, request_id, request } = JSON.parse(line);
  if (type === "control_request") say({ type: "control_response", response: { subtype: "success", request_id, response: request.subtype === "initialize" ? { current_permission_mode: "acceptEdits" } : {} } });
  if (type !== "user") return;
  for (let index = 0; index < ${messages}; index += 1)
    say({ type: "assistant", parent_tool_use_id: null, session_id: "s", message: { id: "m" + index, model: "m", role: "assistant", content: [{ type: "text", text: "Line " + index }], usage: { input_tokens: 1, output_tokens: 1 } } });
  say({ type: "system", subtype: "informational", content: "all said" });
});
`;

function sizes(): string[][] {
  const words = (contract: Contract) => render(contract).split(/\s+/).length;
  return [contract890(), grown(contract890(), 9)].map((contract) => {
    const { length } = claudeCode({ root: false }).compile(contract);
    const other = codex().compile(contract).length;
    return [
      `condition of a contract of ${words(contract).toLocaleString("en-US")} words`,
      `${length.toLocaleString("en-US")} of 4,000 UTF-16 code units (Codex: ${other.toLocaleString("en-US")} of 4,000)`,
    ];
  });
}
