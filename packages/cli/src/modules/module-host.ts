import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { maskFor } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { endGroup, startLoader } from "../contracts/loader-process.ts";
import { cacheFolder } from "../files/cache-folder.ts";
import type { Io } from "../io.ts";
import { plainText } from "../output/plain-text.ts";
import type { ModuleAnswer, ModuleFacts, ModuleOrder, ModuleQuestion, ModuleReply } from "./message.ts";

/** Modules that were loaded in a process of their own, which answers what their rules are asked. */
export interface ModuleHost {
  readonly modules: readonly ModuleFacts[];
  /**
   * Asks a rule, and waits for its answer.
   *
   * @throws GoalpostError `lint/rule-threw`, `lint/rule-timeout`.
   */
  ask<Key extends "findings" | "contract" | "cases" | "rows">(
    question: ModuleQuestion,
    key: Key,
    rule: string,
  ): Extract<ModuleReply, Readonly<Record<Key, unknown>>>[Key];
}

/** How modules are loaded. */
export interface ModuleOptions {
  /** Whether it may run what is named; default true. */
  readonly exec?: boolean | undefined;
  /** Whole seconds that loading them may take, and that a rule may take for one contract. Default 20. */
  readonly timeoutSeconds?: number | undefined;
}

/** What loading touches of the world. */
export type ModuleIo = Pick<Io, "cwd" | "env"> & Partial<Io>;

/** An hour: the process ends with the command, long before. */
const lifeSeconds = 3600;
const maxAnswerBytes = 16 * 1024 * 1024;
const maxPrintedBytes = 64 * 1024;

/**
 * Loads presets and rules that the user names, in a process of its own, with a time limit and without our secrets. It ends when the command does.
 *
 * @throws GoalpostError `cli/no-exec`, `cli/module-missing`, `cli/module-threw`, `cli/module-timeout`, `config/bad-preset`.
 */
export async function openModules(
  specifiers: readonly string[],
  io: ModuleIo,
  { exec = true, timeoutSeconds = 20 }: ModuleOptions = {},
): Promise<ModuleHost> {
  const [first] = specifiers;
  if (first === undefined)
    return {
      modules: [],
      ask: (_, __, rule) => {
        throw ruleThrew(rule, "no module was loaded");
      },
    };
  if (!exec) throw noExec(first);
  const cache = cacheFolder(io.env);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "modules-"));
  const order: ModuleOrder = { specifiers, cache: join(cache, "jiti"), folder, lifeSeconds };
  const child = startLoader([...childArgv(), JSON.stringify(order)], {
    lifeSeconds,
    cwd: io.cwd,
    env: io.env,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const end = (): void => {
    endGroup(child);
    rmSync(folder, { recursive: true, force: true });
    process.removeListener("exit", end);
  };
  process.once("exit", end);
  io.signal?.addEventListener("abort", end, { once: true });
  io.closers?.push(end);
  printed(child, io);
  try {
    const answer = await answerOf(child, specifiers.join(", "), timeoutSeconds);
    if (!answer.ok) throw errorOf(answer);
    let number = 0;
    const ask: ModuleHost["ask"] = (question, key, rule) => {
      number += 1;
      const reply = asked(join(folder, String(number)), question, timeoutSeconds);
      if (reply === undefined) {
        end();
        throw late(rule, timeoutSeconds);
      }
      if (holds(reply, key)) return reply[key];
      throw ruleThrew(rule, "fault" in reply ? String(reply.fault) : "it gave no answer");
    };
    // Nobody waits for it: it ends when we do, or when the command has ended.
    for (const each of [child, child.stdout, child.stderr, child.stdio[3]])
      (each as { unref?(): void } | null)?.unref?.();
    // Who keeps no list of what to close wants the data alone.
    if (io.closers === undefined) end();
    return { modules: answer.modules, ask };
  } catch (error) {
    end();
    throw error;
  }
}

const holds = <Key extends PropertyKey>(
  reply: ModuleReply,
  key: Key,
): reply is Extract<ModuleReply, Readonly<Record<Key, unknown>>> => Object.hasOwn(reply, key);

/** Puts a question and waits for the answer; nothing when none came in time. */
function asked(file: string, question: ModuleQuestion, timeoutSeconds: number): ModuleReply | undefined {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  writeFileSync(`${file}.part`, JSON.stringify(question));
  renameSync(`${file}.part`, `${file}.ask`);
  const until = performance.now() + timeoutSeconds * 1000;
  for (let idle = 0; !existsSync(`${file}.told`); idle += 1) {
    if (performance.now() > until) return undefined;
    Atomics.wait(cell, 0, 0, idle < 100 ? 0.2 : 2);
  }
  const reply = Object(jsonOf(readFileSync(`${file}.told`, "utf8"))) as ModuleReply;
  for (const ending of ["ask", "told"]) rmSync(`${file}.${ending}`, { force: true });
  return reply;
}

/** From sources the child is TypeScript too, and the condition that finds our packages' sources is passed on. */
function childArgv(): readonly string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  if (!import.meta.url.endsWith(".ts")) return [join(here, "module-child.js")];
  return [
    "--conditions=@goalpost/source",
    join(here, "../../../house/from-sources.mjs"),
    join(here, "module-child.ts"),
  ];
}

/** What a module prints is for people: it goes to standard error, and never into our output. */
function printed(child: ChildProcess, { stderr }: ModuleIo): void {
  let left = maxPrintedBytes;
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      if (left <= 0) return;
      left -= text.length;
      for (const line of text.replace(/\n$/, "").split("\n")) stderr?.write(`module | ${plainText(line)}\n`);
    });
}

function answerOf(child: ChildProcess, shown: string, timeoutSeconds: number): Promise<ModuleAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow(shown, timeoutSeconds)), timeoutSeconds * 1000);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = child.stdio[3] as Readable;
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxAnswerBytes) settle(() => reject(died(shown, "it says more than any preset holds")));
      else chunks.push(chunk);
    });
    child.once("error", (error) => settle(() => reject(died(shown, error.message))));
    stream.once("end", () =>
      settle(() => {
        const text = Buffer.concat(chunks).toString("utf8");
        const answer = text === "" ? undefined : readAnswer(text);
        if (answer !== undefined) resolve(answer);
        else reject(died(shown, text === "" ? "it gave no answer" : "it answered what cannot be read; a module that changes globals may do so")); // biome-ignore format: one
      }),
    );
  });
}

/** The answer, where it has the form of one: what was loaded may have changed what wrote it. */
function readAnswer(text: string): ModuleAnswer | undefined {
  const answer = jsonOf(text);
  const { ok, modules, specifier, fault } = Object(answer) as Readonly<Record<string, unknown>>;
  const { code, what, help } = Object(fault) as Readonly<Record<string, unknown>>;
  const isFault = ok === false && [specifier, code, what, help].every((each) => typeof each === "string");
  const lists = ["presets", "templates", "ruleSets"] as const;
  const isLoaded = ok === true && Array.isArray(modules) && modules.every((each) => lists.every((list) => Array.isArray(Object(each)[list]))); // biome-ignore format: one
  return isFault || isLoaded ? (answer as ModuleAnswer) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf({ specifier, fault }: Extract<ModuleAnswer, { ok: false }>): GoalpostError {
  const mask = maskFor([]);
  const { code, where = specifier, what, help } = fault;
  return new GoalpostError({
    code,
    where: where === specifier || where.startsWith("preset ") ? where : `${specifier}: ${where}`,
    what: mask(what),
    help: mask(help),
  });
}

const failure = (code: string, where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code, where, what, help });

const noExec = (specifier: string): GoalpostError =>
  failure(
    "cli/no-exec",
    specifier,
    "is a package or file, and loading it runs it, which --no-exec forbids",
    "leave out --no-exec if you trust it",
  );

const tooSlow = (shown: string, seconds: number): GoalpostError =>
  failure(
    "cli/module-timeout",
    shown,
    `had not loaded after ${seconds} s, and was ended`,
    "let it only define presets and rules; what takes long does not belong there",
  );

const died = (shown: string, how: string): GoalpostError =>
  failure("cli/module-threw", shown, `the process that loads it gave no answer: ${how}`, "see what it printed above");

const late = (rule: string, seconds: number): GoalpostError =>
  failure(
    "lint/rule-timeout",
    rule,
    `gave no answer within ${seconds} s, and was ended`,
    "correct the rule: it reads a contract, and waits for nothing",
  );

/** The error for a rule that fails. */
export const ruleThrew = (rule: string, what: string): GoalpostError =>
  failure(
    "lint/rule-threw",
    rule,
    `failed: ${maskFor([])(what)}`,
    "correct the rule, or leave out the package that brings it",
  );
