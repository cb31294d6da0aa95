/**
 * A small agent with a protocol of its own: lines of JSON over stdio. In place of a model it plays the script that LINE_AGENT_SCRIPT names: turns,
 * each a list of steps. It keeps its sessions in its home, and asks before each further turn whether it may go on.
 *
 * in:  {op:"goal",text}  {op:"go",text?}  {op:"answer",id,yes}  {op:"stop"}
 * out: {ev:"ready",session,model}  {ev:"taken"}  {ev:"turn",n}  {ev:"said",text}  {ev:"ran",id,command,exitCode,output}  {ev:"wrote",id,path}
 *      {ev:"over",stopped}  {ev:"may_go_on",id}  {ev:"rests",word}
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";

if (process.argv.includes("--version")) {
  console.log("line-agent 1.0.0");
  process.exit(0);
}

const at = process.argv.indexOf("--session");
const session = at === -1 ? randomUUID() : String(process.argv[at + 1]);
const named = process.argv.indexOf("--model");
const model = named === -1 ? "a script" : String(process.argv[named + 1]);
const file = join(process.env.HOME ?? homedir(), ".line-agent", `${session.replace(/[^\w-]/g, "")}.json`);
const state = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { goal: "", next: 0, turns: 0, word: "none" };
const script = JSON.parse(readFileSync(String(process.env.LINE_AGENT_SCRIPT), "utf8"));

const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
const keep = (change) => {
  Object.assign(state, change);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));
};

let child;
let isStopped = false;
let isWorking = false;
const answers = new Map();

const run = ([program, ...args]) =>
  new Promise((done) => {
    let output = "";
    child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => done({ exitCode: 127, output: error.message }));
    child.on("close", (code, signal) => done({ exitCode: code ?? signal, output }));
  });

async function step({ say, write, run: argv, claim }) {
  if (say !== undefined) tell({ ev: "said", text: say });
  if (write !== undefined) {
    const [path, text] = write;
    mkdirSync(dirname(resolve(path)), { recursive: true });
    writeFileSync(path, text);
    tell({ ev: "wrote", id: randomUUID(), path: resolve(path) });
  }
  if (argv !== undefined) {
    const id = randomUUID();
    tell({ ev: "running", id, command: argv.join(" ") });
    tell({ ev: "ran", id, command: argv.join(" "), ...(await run(argv)) });
  }
  if (claim !== undefined) keep({ word: claim });
}

async function work() {
  if (isWorking) return;
  isWorking = true;
  isStopped = false;
  keep({ word: "working" });
  while (state.word === "working") {
    const steps = script[state.next];
    if (steps === undefined) {
      keep({ word: "stuck" });
      break;
    }
    keep({ next: state.next + 1, turns: state.turns + 1 });
    tell({ ev: "turn", n: state.turns });
    for (const each of steps) if (!isStopped) await step(each);
    tell({ ev: "over", stopped: isStopped });
    if (isStopped || state.word !== "working") break;
    const id = randomUUID();
    const answered = new Promise((answer) => answers.set(id, answer));
    tell({ ev: "may_go_on", id });
    if (!(await answered)) break;
  }
  isWorking = false;
  tell({ ev: "rests", word: state.word });
}

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { op, text, id, yes } = JSON.parse(line);
    if (op === "goal") {
      keep({ goal: text });
      tell({ ev: "taken" });
      void work();
    }
    if (op === "go") {
      if (text !== undefined) tell({ ev: "said", text: `I was told: ${text.split("\n")[0]}` });
      void work();
    }
    if (op === "answer") answers.get(id)?.(yes);
    if (op === "stop") {
      isStopped = true;
      child?.kill("SIGKILL");
      for (const answer of answers.values()) answer(false);
    }
  })
  .on("close", () => process.exit(0));

tell({ ev: "ready", session, word: state.word, model });
