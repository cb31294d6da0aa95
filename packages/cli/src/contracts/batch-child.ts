/**
 * The program that loads many TypeScript contracts that are plain, one after the other, in a process of their own. What a file leaves behind ends
 * it: the parent then loads that file by itself, as ever, and the others in a new process.
 */
import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { sep } from "node:path";
import { expectShortRun } from "../short-run.ts";
import { answerOf, type Recorded } from "./child-answer.ts";
import type { BatchOrder, BatchSaid } from "./message.ts";
import { ourModules, ourPackages } from "./our-modules.ts";
import { RealmWatch } from "./realm-watch.ts";
import { placeIn } from "./stack.ts";
import { watchOwnTime } from "./watched.ts";

const require = createRequire(import.meta.url);
const { createJiti } = require("jiti") as typeof import("jiti");
const { exit, kill, pid } = process;
const setImmediateNow = setImmediate;
const resourcesNow = process.getActiveResourcesInfo.bind(process);
const { stringify } = JSON;
const bytesOf = Buffer.from.bind(Buffer);

const answerDescriptor = 3;
const order = JSON.parse(process.argv[2] ?? "{}") as BatchOrder;
process.argv.splice(1);

// Plain files build and export: nothing runs long enough for optimized code to pay.
expectShortRun();
await watchOwnTime(order.lifeSeconds);

const root = process.cwd();
const ownFolders = ourPackages.flatMap((name) => folderOf(name) ?? []);
const isOurs = (path: string): boolean => ownFolders.some((folder) => path.startsWith(folder + sep));
let recorded: Recorded[] = [];
Object.assign(globalThis, {
  [Symbol.for("goalpost.recorder")](items: readonly object[], stack: string) {
    const place = placeIn(stack, root, isOurs);
    if (place !== undefined) recorded.push({ items, place });
  },
});

let printed = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.write = () => {
    printed = true;
    return true;
  };
}
let failed = false;
process.on("unhandledRejection", () => {
  failed = true;
});
process.on("uncaughtException", () => {
  failed = true;
});

// What files import of ours is loaded once: only their own files are made anew.
const ours = await Promise.all(order.modules.map(async (name) => [name, await ourModules[name]?.()] as const));
const virtualModules = Object.fromEntries(
  ours.flatMap(([name, module]) => (module === undefined ? [] : [[name, module]])),
);
const builder = (await ourModules["@goalpost/core"]?.()) as { goal(text: string): object };
const jiti = createJiti(order.files[0]?.file ?? root, {
  fsCache: order.cache,
  interopDefault: false,
  moduleCache: false,
  virtualModules,
});
// What compiles TypeScript changes things of its own, and is loaded only where a file was not compiled before.
const isCompilerLoaded = (): boolean => Object.keys(require.cache).some((path) => /[\\/]babel\.cjs$/.test(path));
if (order.compiles) {
  const source = 'import { goal } from "goalpost";\nexport default goal("One.") as unknown;\n';
  createJiti(root, { fsCache: false }).transform({ source, filename: "one.goal.ts", ts: true, async: true });
}
let watch: RealmWatch | undefined;

for (const [index, { file, id }] of order.files.entries()) {
  say({ kind: "starts", index });
  recorded = [];
  watch ??= new RealmWatch([
    ...ours.map(([, module]) => module as object),
    Object.getPrototypeOf(builder.goal("x")) as object,
  ]);
  const before = resourcesNow().length;
  let json: string | undefined;
  try {
    const answer = await answerOf(await jiti.import(file), id, recorded);
    if (answer.ok) json = stringify(answer);
  } catch {
    // Why, is said when the file is loaded by itself.
  }
  // What was left to run after the file has its chance to fail here.
  await new Promise<void>((done) => setImmediateNow(() => setImmediateNow(done)));
  const isClean = !printed && !failed && resourcesNow().length <= before && watch.isUnchanged();
  if (!isClean) {
    say({ kind: !order.compiles && isCompilerLoaded() ? "compiles" : "dirty", index });
    break;
  }
  say(json === undefined ? { kind: "failed", index } : { kind: "answer", index, json });
}
exit.call(process, 0);
kill.call(process, pid, "SIGKILL");

function folderOf(name: string): string | undefined {
  try {
    const path = require.resolve(name);
    return path.slice(0, path.lastIndexOf(sep));
  } catch {
    return undefined;
  }
}

function say(message: BatchSaid): void {
  const bytes = bytesOf(`${stringify(message)}\n`);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(answerDescriptor, bytes, at);
    } catch (error) {
      // A full pipe that does not block says so; the parent is reading, so it empties.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}
