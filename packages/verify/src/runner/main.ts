import { readFileSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "@goalpost/core";
import type { CheckContext, SchemaValidator } from "../check/context.ts";
import { messageOf, oneLine } from "../check/outcome.ts";
import { makeContext } from "../context.ts";
import type { StartTests } from "../counting/sealed-tests.ts";
import { sha256 } from "../files/file-facts.ts";
import { checkLines } from "../format/text.ts";
import type { ReceiptCheck } from "../receipt/receipt.ts";
import { admissionOf } from "../room/admission.ts";
import { type CheckEvent, type Checked, runChecks } from "../run-checks.ts";
import type { Base } from "../seal/base.ts";
import { realRoot } from "../seal/state-dir.ts";

/**
 * The agent's own run, beside the contract in `.goalpost/<id>/`. It prints one line for each check, with enough for a judge that sees the
 * transcript alone, and ends with `AGENT CHECKS: passed` (at least one check ran, and all hold) or `AGENT CHECKS: failed`. What only a person
 * can decide is printed as `left to a person`. It writes nothing but what the commands write.
 */
export async function runMain(validate: SchemaValidator | undefined): Promise<void> {
  const folder = dirname(fileURLToPath(import.meta.url));
  const abort = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => abort.abort());
  try {
    const contract = readContract(folder);
    const root = realRoot(join(folder, "../.."));
    const start = readJson<Start>(folder, "base.json", true);
    const context = makeContext(
      root,
      { signal: abort.signal },
      {
        contractSha256: "",
        base: start,
        tests: start?.tests,
        agent: true,
        validateSchema: validator(validate),
      },
    );
    for (const line of await leftOutLines(contract, context)) say(line);
    finish(await runChecks(contract, context, { parallel: 1, onProgress: sayStart }), abort.signal.aborted);
  } catch (error) {
    say(`stopped: ${messageOf(error).split("\n")[0]}`);
    end(false);
  }
}

/** What the seal told of the start. */
type Start = Base & { readonly tests?: Readonly<Record<string, StartTests>> };

/** Changes that are listed one by one. */
const shownLeftOut = 20;

/** This run is advice: what it finds here, the room that decides may not have. */
async function leftOutLines(contract: Contract, { changes }: CheckContext): Promise<readonly string[]> {
  // A sandbox that lets nothing be written has no place for the index that this needs: it is advice, and no check.
  const tree = await changes.since().catch((): undefined => undefined);
  if (tree === undefined) return [];
  if (tree.fault !== undefined) return [];
  const admission = admissionOf(contract);
  const left = [...tree.changes]
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .flatMap(([path, change]) => {
      const refusal =
        path.startsWith(".goalpost/") || admission.isData(path) ? undefined : admission.refuse(path, change);
      return refusal === undefined ? [] : [`  ${change}: ${oneLine(path)} ${oneLine(refusal.what)}`];
    });
  if (left.length === 0) return [];
  const more = left.length > shownLeftOut ? [`  … and ${left.length - shownLeftOut} more`] : [];
  return ["the room that decides would leave out:", ...left.slice(0, shownLeftOut), ...more];
}

/** Writes at once, and to the descriptor itself: in a sandbox node's own stream may drop what it is given. */
function say(line: string): void {
  for (let rest = Buffer.from(`${line}\n`); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
    }
  }
}

/** A long silence looks like a hang: what may take long is said when it starts. */
function sayStart(event: CheckEvent): void {
  if (event.type === "check-started" && event.runs) say(`     ${event.id} runs ${event.kind}: ${oneLine(event.title)}`);
}

function finish(checked: readonly Checked[], aborted: boolean): void {
  for (const { check, withoutGit } of checked) {
    const lines = withoutGit ? [skipped(check)] : isLeft(check) ? [left(check)] : checkLines(check);
    for (const line of lines) say(line);
  }
  if (aborted) say("interrupted");
  const ran = checked.filter(({ check, withoutGit }) => !withoutGit && !isLeft(check));
  if (ran.length === 0) say("nothing was checked: this contract holds no check that can be decided here");
  end(!aborted && ran.length > 0 && ran.every(({ check }) => check.status === "pass"));
}

/** What only a person can decide is not a pass, and keeps nobody from going on. */
const isLeft = ({ status }: ReceiptCheck): boolean => status === "needs-person";

const left = (check: ReceiptCheck): string =>
  check.kind === "held_out"
    ? `${check.id.padEnd(4)} judged outside: ${check.title} decides`
    : `${check.id.padEnd(4)} left to a person ${check.kind}: ${oneLine(check.title)}: ${oneLine(check.what)}`;

/** Without git nobody inside can tell; outside, the seal can. */
const skipped = (check: ReceiptCheck): string =>
  `${check.id.padEnd(4)} ${"not here".padEnd(12)} ${check.kind}: ${oneLine(check.title)}: ${check.what}; it is judged outside`;

function end(passed: boolean): void {
  say(`AGENT CHECKS: ${passed ? "passed" : "failed"}`);
  process.exitCode = passed ? 0 : 1;
}

const validator =
  (validate: SchemaValidator | undefined): CheckContext["validateSchema"] =>
  (...args) =>
    new Promise((resolve) => {
      if (validate === undefined) throw new Error("this runner was built for a contract without JSON Schema");
      resolve(validate(...args));
    });

/** The contract beside the runner, which must be the one that was built. */
function readContract(folder: string): Contract {
  const text = readFileSync(join(folder, "contract.json"), "utf8");
  const manifest = readJson<{ files?: unknown }>(folder, "manifest.json", true);
  const expected = manifest === undefined ? undefined : recordedSha256(manifest.files, "contract.json");
  if (expected !== undefined && expected !== sha256(text)) {
    throw new Error(`.goalpost/${basename(folder)}/contract.json is not the one that was built; build it again`);
  }
  return JSON.parse(text) as Contract;
}

/** Finds a hash in a manifest: `{ "path": "sha256" }` or `[{ path, sha256 }]`. */
function recordedSha256(files: unknown, path: string): string | undefined {
  const list: readonly unknown[] = Array.isArray(files)
    ? files
    : Object.entries(files ?? {}).map(([name, value]) => ({ path: name, ...hashOf(value) }));
  const found = list.find((each) => (each as { path?: unknown } | null)?.path === path) as
    | { sha256?: unknown }
    | undefined;
  return typeof found?.sha256 === "string" ? found.sha256 : undefined;
}

const hashOf = (value: unknown): object =>
  typeof value === "string" ? { sha256: value } : ((value as object | null) ?? {});

function readJson<Value>(folder: string, name: string, optional: boolean): Value | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8")) as Value;
  } catch (error) {
    if (optional && (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`${name} beside the runner cannot be read: ${messageOf(error)}`);
  }
}
