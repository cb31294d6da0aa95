import { types } from "node:util";

/** What belongs to every program, taken before any file runs: a file that changes it changes nothing here. */
const { ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { freeze, is } = Object;
const { process } = globalThis;

/** A property as it stood. */
interface Kept {
  readonly key: PropertyKey;
  readonly value: unknown;
  readonly get: unknown;
  readonly set: unknown;
}
interface KeptObject {
  readonly object: object;
  readonly prototype: object | null;
  readonly properties: readonly Kept[];
  readonly isExtensible: boolean;
}

/** How deep what our modules export is looked at: the function or object, its prototype, and their members. */
const depth = 2;

/**
 * Watches over what the files that are loaded into one process share: the globals, everything that the language brings and what it hangs on, the
 * process, and our own modules. {@link RealmWatch.isUnchanged} says whether all of it is as it was. What no program sets anything on is made so that it
 * cannot change, and need not be looked at after each file: our own modules, and functions of the language that are nothing but functions.
 */
export class RealmWatch {
  readonly #kept: readonly KeptObject[];
  readonly #env: string;
  readonly #cwd: string;
  readonly #listeners: string;
  readonly #umask: number;
  /** @param ours - What our modules export, and things that they make. */
  constructor(ours: readonly object[]) {
    // Node makes these when they are first asked for; what compiles a file asks.
    for (const name of madeWhenAsked) void Reflect.get(globalThis, name);
    const seen = new Set<object>();
    const shared = [...walk(globalThis, 3, seen), ...walk(process, depth, seen)].filter((kept) => !isFixed(kept));
    const own = ours.flatMap((root) => [...walk(root, depth, seen)]).filter(({ object }) => !isFixedAsOurs(object));
    this.#kept = [...shared, ...own];
    this.#env = envOf();
    this.#cwd = process.cwd();
    this.#listeners = listenersOf();
    this.#umask = process.umask();
  }
  isUnchanged(): boolean {
    if (this.#env !== envOf() || this.#cwd !== process.cwd() || this.#umask !== process.umask()) return false;
    if (this.#listeners !== listenersOf() || process.exitCode !== undefined) return false;
    for (let at = 0; at < this.#kept.length; at += 1) {
      const kept = this.#kept[at];
      if (kept !== undefined && !isAsKept(kept)) return false;
    }
    return true;
  }
}

const madeWhenAsked = ["TextDecoder", "TextEncoder", "URL", "URLSearchParams", "performance", "structuredClone", "Buffer", "atob", "btoa", "AbortController", "AbortSignal", "queueMicrotask"]; // biome-ignore format: one list

/** Members that Node itself fills in or counts up while it works. */
const movingNames = [
  "_events",
  "_eventsCount",
  "exitCode",
  "_exiting",
  "stdin",
  "stdout",
  "stderr",
  "env",
  "report",
  "channel",
];

function* walk(object: object, left: number, seen: Set<object>): Generator<KeptObject> {
  if (seen.has(object) || left < 0) return;
  seen.add(object);
  const properties: Kept[] = [];
  const inner: object[] = [];
  for (const key of ownKeys(object)) {
    if (object === process && typeof key === "string" && movingNames.includes(key)) continue;
    const found = getOwnPropertyDescriptor(object, key);
    if (found === undefined) continue;
    properties.push({ key, value: found.value, get: found.get, set: found.set });
    if ((typeof found.value === "object" && found.value !== null) || typeof found.value === "function")
      inner.push(found.value);
  }
  const prototype = getPrototypeOf(object);
  yield { object, prototype, properties, isExtensible: Object.isExtensible(object) };
  if (prototype !== null) inner.push(prototype);
  for (const each of inner) yield* walk(each, left - 1, seen);
}

const namesOfFunctions: readonly PropertyKey[] = ["name", "length", "prototype"];

/** Fixes a function that holds nothing of its own: `Error` holds the depth of stacks, which programs set. */
function isFixed({ object, properties }: KeptObject): boolean {
  if (typeof object !== "function" || properties.some(({ key }) => !namesOfFunctions.includes(key))) return false;
  freeze(object);
  return true;
}

/** Fixes what a module of ours exports; the module itself nobody else can change. */
function isFixedAsOurs(object: object): boolean {
  if (types.isModuleNamespaceObject(object)) return true;
  // What has elements in memory cannot be frozen.
  if (ArrayBuffer.isView(object)) return false;
  freeze(object);
  return true;
}

function isAsKept({ object, prototype, properties }: KeptObject): boolean {
  if (getPrototypeOf(object) !== prototype) return false;
  const keys = ownKeys(object);
  const isMoving = object === process;
  if (!isMoving && keys.length !== properties.length) return false;
  for (let at = 0; at < properties.length; at += 1) {
    const kept = properties[at];
    if (kept === undefined) continue;
    const now = getOwnPropertyDescriptor(object, kept.key);
    if (now === undefined || !is(now.value, kept.value) || now.get !== kept.get || now.set !== kept.set) return false;
  }
  return true;
}

const envOf = (): string => JSON.stringify(process.env);

const events = ["exit", "beforeExit", "uncaughtException", "unhandledRejection", "warning", "message", "SIGINT", "SIGTERM", "SIGHUP", "rejectionHandled", "uncaughtExceptionMonitor", "multipleResolves", "worker", "disconnect"]; // biome-ignore format: one list

function listenersOf(): string {
  let said = "";
  for (let at = 0; at < events.length; at += 1) said += ` ${process.listenerCount(events[at] ?? "")}`;
  return said;
}
