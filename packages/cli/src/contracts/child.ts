/**
 * The program that loads one TypeScript contract, in a process of its own. It needs nothing of ours for that: what the contract file
 * gives is told apart by global symbols, and goes back as JSON. Our packages are loaded for a file that cannot find its own.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { sep } from "node:path";
import { answerOf } from "./child-answer.ts";
import { entryOfName } from "./entry-of-name.ts";
import type { ChildAnswer, ChildFault, ChildOrder, Place } from "./message.ts";
import { missingImport } from "./missing-import.ts";
import { ourModules, ourPackages } from "./our-modules.ts";
import { placeIn } from "./stack.ts";
import { watchOwnTime } from "./watched.ts";
import { writeAnswer } from "./write-answer.ts";

// Required and not imported: Node reads a CommonJS module once more for the names that an import may ask for, and jiti is large.
const { createJiti } = createRequire(import.meta.url)("jiti") as typeof import("jiti");

/** The descriptor that the parent reads: what the contract file prints goes to the usual ones and cannot be mistaken for the answer. */
const answerDescriptor = 3;

const order = JSON.parse(process.argv[2] ?? "{}") as ChildOrder;
process.argv.splice(1);

await watchOwnTime(order.lifeSeconds);

const root = process.cwd();
const ownFolders = ourPaths().map((path) => path.slice(0, path.lastIndexOf(sep)));
const isOurs = (path: string): boolean => ownFolders.some((folder) => path.startsWith(folder + sep));
const recorded: { items: readonly object[]; place: Place }[] = [];
Object.assign(globalThis, {
  [Symbol.for("goalpost.recorder")](items: readonly object[], stack: string) {
    const place = placeIn(stack, root, isOurs);
    if (place !== undefined) recorded.push({ items, place });
  },
});

process.once("beforeExit", () => {
  answer(
    fault(
      "contract/no-export",
      "waits for something that never comes, so it exports nothing",
      "await only what settles",
    ),
  );
});
process.once("exit", (code) => {
  const help = "remove process.exit(); a contract file exports a contract and does nothing else";
  answer(fault("contract/no-export", `ended the process with exit code ${code} while it was loaded`, help));
});
process.once("uncaughtException", (error) => {
  answer({ ok: false, fault: faultOf(error) });
  process.exit(0);
});

let answered = false;
try {
  answer(await answerOf(await loaded(), order.id, recorded));
} catch (error) {
  const found = await entryOfName(error);
  const elsewhere = found && { help: `write import { ${found.name} } from "${found.entry}"` };
  answer({ ok: false, fault: { ...faultOf(error), ...elsewhere } });
}
process.exit(0);

async function loaded(): Promise<unknown> {
  const jiti = createJiti(order.file, {
    fsCache: order.cache,
    interopDefault: false,
    virtualModules: await missingModules(),
  });
  return await jiti.import(order.file);
}

/**
 * Our own copy of each package that the user's file cannot find, loaded when it is asked for: jiti waits for what it is given. From sources
 * always, since nothing is built there. A `require` does not wait, so for a file that requires one of ours all are loaded before: they need each other.
 */
async function missingModules(): Promise<Readonly<Record<string, object>>> {
  const fromFile = createRequire(order.file);
  const sources = import.meta.url.endsWith(".ts");
  const requires = /\brequire\s*\(\s*["'`]@?goalpost(?:\/|["'`])/.test(readFileSync(order.file, "utf8"));
  const modules = {};
  for (const [name, load] of Object.entries(ourModules)) {
    if (!sources && resolved(fromFile, name) !== undefined) continue;
    if (requires) Object.defineProperty(modules, name, { value: await load(), enumerable: true });
    else Object.defineProperty(modules, name, { get: load, enumerable: true });
  }
  return modules;
}

function ourPaths(): readonly string[] {
  const require = createRequire(import.meta.url);
  return ourPackages.flatMap((name) => resolved(require, name) ?? []);
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

function fault(code: string, what: string, help: string): ChildAnswer {
  return { ok: false, fault: { code, what, help } };
}

function answer(message: ChildAnswer): void {
  if (answered) return;
  answered = true;
  writeAnswer(answerDescriptor, message);
}

function faultOf(error: unknown): ChildFault {
  if (!(error instanceof Error)) {
    return {
      code: "contract/file-threw",
      what: `threw ${String(error)}`,
      help: "correct the contract file; throw errors, not values",
    };
  }
  const place = placeIn(error.stack, root, isOurs);
  const more = {
    ...(place === undefined ? {} : { place }),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
  const { code, where, what, help } = error as Partial<ChildFault>;
  if (code !== undefined && what !== undefined && help !== undefined) {
    return { code, ...(where === undefined ? {} : { where }), what, help, ...more };
  }
  return { ...threw(error), ...more };
}

function threw(error: Error): ChildFault {
  const message = error.message.split("\n").slice(0, 10).join("\n").slice(0, 1000);
  if (/^ParseError/.test(message) || error.name === "SyntaxError") return unreadable(error);
  const missing = missingImport(message);
  if (missing !== undefined) return { code: "contract/file-threw", ...missing };
  return { code: "contract/file-threw", what: `threw ${error.name}: ${message}`, help: "correct the contract file" };
}

/** jiti says where a file does not parse in the message alone: `ParseError: … \n /path/x.goal.ts:3:5`. */
function unreadable(error: Error): ChildFault {
  const [first = "", second = ""] = error.message.split("\n");
  const [, file, line] = /([^\s]+\.[mc]?[tj]sx?):(\d+):\d+/.exec(error.message) ?? [];
  const said = first.replace(/^ParseError:?\s*/, "").trim() || second.trim();
  return {
    code: "contract/file-syntax",
    what: `is not ${/js$/.test(order.file) ? "JavaScript" : "TypeScript"}: ${said.replace(/\s*\(\d+:\d+\)\s*$/, "")}`,
    help: "correct the syntax",
    ...(file === undefined ? {} : { place: { file, line: Number(line) } }),
  };
}
