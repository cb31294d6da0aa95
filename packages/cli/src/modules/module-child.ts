/**
 * The program that loads presets and rules, in a process of its own. It gives what they are as data, and then answers what their rules are asked,
 * one question after the other, in files of a folder that is the parent's: a question is put there whole, and so is its answer.
 */
import { closeSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PresetRecorder } from "@goalpost/config";
import type { Rule } from "@goalpost/core/lint";
import type { ChildFault } from "../contracts/message.ts";
import { missingImport } from "../contracts/missing-import.ts";
import { ourModules } from "../contracts/our-modules.ts";
import { watchOwnTime } from "../contracts/watched.ts";
import { writeAnswer } from "../contracts/write-answer.ts";
import { factsOf } from "./facts-of.ts";
import type { ModuleAnswer, ModuleFacts, ModuleOrder, ModuleQuestion, ModuleReply, RowReply } from "./message.ts";
import { moduleMissing, requireModuleName } from "./missing.ts";

const { createJiti } = createRequire(import.meta.url)("jiti") as typeof import("jiti");
const { exit } = process;
const parent = process.ppid;
const order = JSON.parse(process.argv[2] ?? "{}") as ModuleOrder;
process.argv.splice(1);
await watchOwnTime(order.lifeSeconds);

/** The descriptor that the parent reads: what a module prints goes to the usual ones. */
const answerDescriptor = 3;
let current = "";
let answered = false;
const rules: Rule[] = [];
const templates: ((row: unknown) => unknown)[] = [];

process.once("beforeExit", () => fail("it waits for something that never comes"));
process.exit = (code) => {
  throw new Error(`it called process.exit(${code ?? ""})`);
};
process.once("exit", (code) => fail(`it ended the process with exit code ${code}`));

const base = join(process.cwd(), "goalpost.js");
const virtualModules = {};
for (const [name, load] of Object.entries(ourModules))
  Object.defineProperty(virtualModules, name, { get: load, enumerable: true });
const jiti = createJiti(base, { fsCache: order.cache, interopDefault: false, virtualModules });

/** The file in which each preset is made. */
const origins = new Map<object, string>();
const recorder: PresetRecorder = (preset, stack) => {
  const lines = stack.split("\n");
  const caller = lines[lines.findIndex((line) => /\bdefinePreset\b/.test(line)) + 1] ?? "";
  const [, file] = /((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):\d+:\d+\)?$/.exec(caller.trim()) ?? [];
  if (file !== undefined) origins.set(preset, file.startsWith("file://") ? file : pathToFileURL(file).href);
};
Object.assign(globalThis, { [Symbol.for("goalpost.preset-recorder")]: recorder });

const modules: ModuleFacts[] = [];
try {
  for (const specifier of order.specifiers) {
    current = specifier;
    requireModuleName(specifier);
    const url = urlOf(specifier);
    if (url === undefined) throw moduleMissing(specifier, process.cwd());
    modules.push(
      factsOf(specifier, url, await jiti.import<Record<string, unknown>>(url), { rules, origins, templates }),
    );
  }
  answer({ ok: true, modules });
} catch (error) {
  const fault = ownFault(error);
  if (fault !== undefined) answer({ ok: false, specifier: current, fault });
  else {
    const said = error instanceof Error ? messageOf(error) : String(error);
    const missing = missingImport(said);
    fail(missing?.what ?? said, missing?.help);
  }
  exit.call(process, 0);
}
serve();

function urlOf(specifier: string): string | undefined {
  try {
    return jiti.esmResolve(specifier, pathToFileURL(base).href);
  } catch {
    return undefined;
  }
}

/** An error of ours, which says all that is to be said. */
function ownFault(error: unknown): ChildFault | undefined {
  const { code, where, what, help } = Object(error) as Partial<Record<keyof ChildFault, unknown>>;
  const isText = (value: unknown): value is string => typeof value === "string";
  return isText(code) && isText(where) && isText(what) && isText(help) ? { code, where, what, help } : undefined;
}

function messageOf({ message }: Error): string {
  return message.split("\n").slice(0, 6).join("\n").slice(0, 1000);
}

function fail(why: string, help = "correct it, or leave it out"): void {
  const fault = { code: "cli/module-threw", where: current, what: `failed while it was loaded: ${why}`, help };
  answer({ ok: false, specifier: current, fault });
}

function answer(message: ModuleAnswer): void {
  if (answered) return;
  answered = true;
  writeAnswer(answerDescriptor, message);
  closeSync(answerDescriptor);
}

/** Answers until the folder is gone, or the parent. Nothing else of the module runs meanwhile: no timer, no promise. */
function serve(): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  for (let number = 1; ; number += 1) {
    const file = join(order.folder, String(number));
    for (let idle = 0; !existsSync(`${file}.ask`); idle += 1) {
      if (process.ppid !== parent || !existsSync(order.folder)) exit.call(process, 0);
      Atomics.wait(cell, 0, 0, idle < 100 ? 0.2 : 3);
    }
    try {
      const reply = replyTo(JSON.parse(readFileSync(`${file}.ask`, "utf8")) as ModuleQuestion);
      writeFileSync(`${file}.part`, JSON.stringify(reply));
      renameSync(`${file}.part`, `${file}.told`);
    } catch (error) {
      // Who no longer waits for an answer has removed the folder.
      if (!existsSync(order.folder)) exit.call(process, 0);
      throw error;
    }
  }
}

/** What a template makes of one row; what it throws is about that row alone. */
function rowReply(template: (row: unknown) => unknown, row: unknown): RowReply {
  try {
    const made = template(row) as { build?(): unknown };
    return { contract: made.build?.() ?? made };
  } catch (error) {
    const fault = ownFault(error);
    if (fault !== undefined) return { fault };
    const said = error instanceof Error ? messageOf(error) : String(error);
    return {
      fault: { code: "template/threw", where: "template", what: `threw ${said}`, help: "correct the template" },
    };
  }
}

function replyTo(question: ModuleQuestion): ModuleReply {
  if (question.ask === "template") {
    const template = templates[question.template];
    if (template === undefined) return { fault: "there is no such template" };
    return { rows: question.rows.map((row) => rowReply(template, row)) };
  }
  const rule = rules[question.rule];
  try {
    if (rule === undefined) return { fault: "there is no such rule" };
    if (question.ask === "cases") return { cases: rule.cases() };
    if (question.ask === "fix") return { contract: rule.fix?.(question.contract) };
    const { has = [], ...context } = question.context;
    const known = new Set(has);
    const hasFile = question.context.has === undefined ? undefined : (path: string) => known.has(path);
    return { findings: [...rule.check(question.contract, { ...context, hasFile })] };
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${messageOf(error)}` : String(error) };
  }
}
