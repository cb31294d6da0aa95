import { posix } from "node:path";
import { type AbsentItem, type Contract, parseContract } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";
import { fileOf, placesOf, runOf } from "../checks-of.ts";
import { collectDefiners } from "../definers/collect.ts";
import { isTestFile } from "../definers/names.ts";
import { protectionOf } from "../room/protected.ts";
import { mayHoldTests, testsInSource } from "../room/tests-in-source.ts";
import type { LineKind, Scene } from "./play.ts";
import { codeEnding } from "./scene.ts";

/** A line that a contract lacks. */
export interface Line {
  readonly kind: LineKind;
  /** As it stands in TypeScript: `scope("src/**")`. */
  readonly code: string;
  readonly block: "constraints" | "done_when";
  /** The item that it takes the place of, by id; null when it is one more. */
  readonly replaces: string | null;
  /** What it is good for, in one line. */
  readonly why: string;
  /** The item as JSON has it; null when a person must say more. */
  readonly item: Readonly<Record<string, unknown>> | null;
}

const quoted = (paths: readonly string[]): string => paths.map((path) => JSON.stringify(path)).join(", ");

/** Lists the lines that a contract lacks, each with what it is good for. */
export function linesFor(scene: Scene, folder: string): readonly Line[] {
  return [...scopeLine(scene), ...unchangedLine(scene), ...producers(scene), ...countedTests(scene, folder), ...newTests(scene), ...heldOutLine(scene)]; // biome-ignore format: one
}

const wideScope = (path: string): boolean => /^(?:\.\/)?(?:\*\*?(?:\/\*\*?)*|\.)$/.test(path);

function scopeLine(scene: Scene): readonly Line[] {
  const scopes = placesOf(scene.contract).flatMap(({ item }) => (item.kind === "scope" ? [item.paths] : []));
  if (scopes.some((paths) => !paths.some(wideScope))) return [];
  const paths = [...sourceFolders(scene), ...reportPaths(scene)];
  if (paths.length === 0) return [];
  const why = scopes.length === 0 ? "says what the work may change; all else comes from the start" : "narrows the scope, which lets in what the checks read and run"; // biome-ignore format: one
  return [{ kind: "scope", code: `scope(${quoted(paths)})`, block: "constraints", replaces: null, why, item: { kind: "scope", paths } }]; // biome-ignore format: one
}

/** What a review looks at is written by the agent. */
const reportPaths = ({ contract }: Scene): readonly string[] =>
  [...new Set(placesOf(contract).flatMap(({ item }) => (item.kind === "review" && !isGlob(item.evidence) ? [posix.normalize(item.evidence)] : [])))]; // biome-ignore format: one

const beside =
  /^(?:scripts?|tools?|bin|build|checks?|ci|docs?|examples?|bench(?:marks?)?|fixtures?|testdata|vendor|third_party|dist|out|target|config|goals)$/;

/** Where a project's own source is: `src`, what stands for it, or the files at the root. */
export function sourceFolders({ base, programs }: Pick<Scene, "base" | "programs">): readonly string[] {
  const code = [...base.keys()].filter((path) => codeEnding.test(path) && !isTestFile(path) && protectionOf(path) === undefined && !programs.includes(path)); // biome-ignore format: one
  const tops = [...new Set(code.map((path) => path.split("/")[0] ?? path))];
  const isFolder = (top: string): boolean => code.some((path) => path.startsWith(`${top}/`));
  const nested = [...new Set(code.flatMap((path) => /^((?:packages|apps|crates|libs|modules)\/[^/]+)\/src\//.exec(path)?.[1] ?? []))]; // biome-ignore format: one
  if (tops.includes("src") && isFolder("src")) return ["src/**", ...(nested.length > 0 ? [`${nested[0]?.split("/")[0]}/*/src/**`] : [])]; // biome-ignore format: one
  if (nested.length > 0) return [...new Set(nested.map((path) => `${path.split("/")[0]}/*/src/**`))];
  const folders = tops.filter((top) => isFolder(top) && !beside.test(top)).sort();
  const primary = folders.filter((top) => /^(?:lib|app|source|Sources)$/.test(top) || base.has(`${top}/__init__.py`));
  const chosen = primary.length > 0 ? primary : folders;
  const atRoot = tops.filter((top) => !isFolder(top)).sort();
  return [...chosen.map((top) => `${top}/**`), ...(chosen.length > 0 && primary.length > 0 ? [] : atRoot)];
}

/** What tests and commands read and run, where the scope would let it in. */
function unchangedLine(scene: Scene): readonly Line[] {
  const { programs, fixtures, tests } = scene;
  const [narrowed] = scopeLine(scene);
  const stays = narrowed === undefined ? () => true : inNarrowed(narrowed);
  // What the scope names by itself is what somebody wants changed.
  const named = new Set(placesOf(scene.contract).flatMap(({ item }) => (item.kind === "scope" ? item.paths.filter((path) => !isGlob(path)).map((path) => posix.normalize(path)) : []))); // biome-ignore format: one
  // A program that the tests load is the source itself.
  const readers = tests.map((path) => scene.read(path)).join("\n");
  const isSource = (path: string): boolean =>
    programs.includes(path) && readers.includes(posix.basename(path, posix.extname(path)));
  const paths = [...programs, ...fixtures, ...tests].filter((path) => !isSource(path)).filter((path) => scene.admits(path) && stays(path) && !named.has(path)).sort(); // biome-ignore format: one
  if (paths.length === 0) return [];
  const shown = paths.length <= 6 ? paths : foldersOf(paths);
  return [{ kind: "unchanged", code: `unchanged(${quoted(shown)})`, block: "constraints", replaces: null, why: "keeps what the checks read and run as it was at the start", item: { kind: "unchanged", paths: shown } }]; // biome-ignore format: one
}

const inNarrowed = ({ item }: Line): ((path: string) => boolean) => {
  const paths = (item?.paths ?? []) as readonly string[];
  const starts = paths.map((path) => path.replace(/\*.*$/, ""));
  return (path) => starts.some((start) => path.startsWith(start));
};

const foldersOf = (paths: readonly string[]): readonly string[] =>
  [...new Set(paths.map((path) => (path.includes("/") ? `${posix.dirname(path)}/**` : path)))].sort();

const testCommand =
  /(?:^|[\s:])(?:test|t|tests)(?:$|[\s:])|--test\b|\b(?:pytest|vitest|jest|mocha|unittest|phpunit|rspec)\b/;

/** Tests that are still to be written: each must fail on the source of the start. */
function newTests({ contract, tests, base, read }: Scene): readonly Line[] {
  if (tests.length > 0 || [...base.keys()].some((path) => mayHoldTests(path) && testsInSource(read(path)).length > 0)) return []; // biome-ignore format: one
  return placesOf(contract).flatMap(({ block, item }): readonly Line[] => {
    if (item.kind !== "command" || item.exit_code !== 0 || item.stdout !== undefined || !testCommand.test(item.run)) return []; // biome-ignore format: one
    const { id, why, ...run } = item as typeof item & { readonly why?: string };
    return [{ kind: "tests", code: `tests(command(${JSON.stringify(item.run)}), { newAtLeast: 1 })`, block, replaces: id, why: "asks for tests that fail on the source of the start, so that one which asserts nothing counts for nothing", item: { kind: "tests", id, ...(why === undefined ? {} : { why }), run, new_at_least: 1 } }]; // biome-ignore format: one
  });
}

/**
 * Whether a file that is judged would leave the verdict open, however well the work is done: it is new, and neither made in the room nor named by
 * the scope, that which is offered here among them.
 */
export function leavesOpen({ kind, replaces }: Line, scene: Scene): boolean {
  const item = placesOf(scene.contract).find((each) => each.item.id === replaces)?.item;
  const path = kind !== "produced-by" || item === undefined ? undefined : fileOf(item);
  if (path === undefined || isGlob(path)) return false;
  const scopes = placesOf(withLines(scene.contract, scopeLine(scene))).flatMap(({ item: each }) => (each.kind === "scope" ? [each.paths] : [])); // biome-ignore format: one
  const isNamed = scopes.flat().some((each) => !isGlob(each) && posix.normalize(each) === posix.normalize(path));
  return scopes.length > 0 && !isNamed && !scene.base.has(posix.normalize(path));
}

/** A file that is judged and that nobody makes in the room. */
function producers(scene: Scene): readonly Line[] {
  return placesOf(scene.contract).flatMap(({ block, item }): readonly Line[] => {
    const path = runOf(item) === undefined ? fileOf(item) : undefined;
    if (path === undefined) return [];
    const run = producerOf(posix.normalize(path), scene);
    const by = `producedBy: command(${JSON.stringify(run ?? "…")})`;
    const made = run === undefined ? undefined : { kind: "command", run, exit_code: 0 };
    const why = `lets a command make ${path} in the room, so that one that was written by hand counts for nothing${run === undefined ? "; if it is the work itself, let the scope name it" : ""}`;
    const code = item.kind === "absent" ? absentCode(item, by) : `artifact(${JSON.stringify(path)}, { ${by} })`;
    const wanted = item.kind === "absent" ? { ...item, if_missing: "fail" } : item;
    return [{ kind: "produced-by", code, block, replaces: item.id, why, item: made === undefined ? null : { ...wanted, produced_by: made } }]; // biome-ignore format: one
  });
}

function absentCode({ pattern, in: path, last_lines }: AbsentItem, by: string): string {
  const lines = last_lines === undefined ? "" : ` lastLines: ${last_lines},`;
  return `absent(/${pattern.source}/${pattern.flags}, { in: ${JSON.stringify(path)},${lines} ${by} })`;
}

/** A script or program of the start that names the file. */
function producerOf(path: string, { base, read, contract }: Scene): string | undefined {
  const names = (text: string): boolean => text.includes(path) || text.includes(posix.basename(path));
  const running = placesOf(contract).flatMap(({ item }) => (item.kind === "command" ? [item.run] : []));
  const programs = [...base.keys()].filter((each) => /\.(?:[cm]?js|py|sh)$/.test(each) && !isTestFile(each) && !each.startsWith(".") && names(read(each))).sort(); // biome-ignore format: one
  const manifest = base.get("package.json")?.kind === "file" ? scriptsIn(read("package.json")) : [];
  const script = manifest.find(([, text]) => names(text) || programs.some((each) => text.includes(each)));
  if (script !== undefined) return running.find((run) => run === `npm run ${script[0]}` || run === `pnpm ${script[0]}`) ?? `npm run ${script[0]}`; // biome-ignore format: one
  const [program] = programs;
  if (program === undefined || !/^[\w./-]+$/.test(program)) return undefined;
  return `${program.endsWith(".py") ? "python3" : program.endsWith(".sh") ? "sh" : "node"} ${program}`;
}

function scriptsIn(text: string): readonly (readonly [name: string, text: string])[] {
  try {
    const { scripts } = JSON.parse(text) as { readonly scripts?: Readonly<Record<string, unknown>> };
    return Object.entries(scripts ?? {}).flatMap(([name, each]) => (typeof each === "string" && /^[\w:.-]+$/.test(name) ? [[name, each] as const] : [])); // biome-ignore format: one
  } catch {
    return [];
  }
}

/** Commands that run tests, and whose exit code alone is asked for. */
function countedTests({ contract }: Scene, folder: string): readonly Line[] {
  const ids = new Set([...collectDefiners(contract, folder)].flatMap(([, { kind, defines }]) => (kind === "test" ? [...defines] : []))); // biome-ignore format: one
  return placesOf(contract).flatMap(({ block, item }): readonly Line[] => {
    if (item.kind !== "command" || !ids.has(item.id) || item.exit_code !== 0 || item.stdout !== undefined) return [];
    const { id, why, ...run } = item as typeof item & { readonly why?: string };
    return [{ kind: "tests", code: `tests(command(${JSON.stringify(item.run)}))`, block, replaces: id, why: "counts the tests by name against those of the start; none, fewer or skipped is a fail", item: { kind: "tests", id, ...(why === undefined ? {} : { why }), run } }]; // biome-ignore format: one
  });
}

function heldOutLine({ contract }: Scene): readonly Line[] {
  if (placesOf(contract).some(({ item }) => (item.kind as string) === "held_out")) return [];
  return [{ kind: "held-out", code: "heldOut()", block: "done_when", replaces: null, why: "asks for cases that the agent has never seen, best from another process; a person writes them, outside of the project, and the start names them: --held-out FOLDER", item: null }]; // biome-ignore format: one
}

/**
 * Applies lines to a contract; those that a person must complete are left out.
 *
 * @param lines - As `redteam` gives them; one whose `item` is null is left out.
 * @returns The contract with them, read and checked anew. Items keep their ids.
 * @throws GoalpostError `contract/bad-input` when the contract does not take one.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * withLines(contract, [{ block: "constraints", replaces: null, item: { kind: "scope", paths: ["src/**"] } }]).blocks.length; // 3
 */
export function withLines(contract: Contract, lines: readonly Pick<Line, "block" | "replaces" | "item">[]): Contract {
  const usable = lines.filter(({ item }) => item !== null);
  const blocks = contract.blocks.map((block) => {
    if (block.kind !== "constraints" && block.kind !== "done_when") return block;
    const own = usable.filter((line) => line.block === block.kind);
    const items = block.items.map((item) => own.find(({ replaces }) => replaces === item.id)?.item ?? item);
    return { ...block, items: [...items, ...own.flatMap(({ replaces, item }) => (replaces === null ? [item] : []))] };
  });
  const first = usable.filter(({ block }) => block === "constraints" && !contract.blocks.some(({ kind }) => kind === "constraints")); // biome-ignore format: one
  const at = blocks.findIndex(({ kind }) => kind === "done_when");
  const more = first.length === 0 ? [] : [{ kind: "constraints", items: first.map(({ item }) => item) }];
  return parseContract({ ...contract, blocks: [...blocks.slice(0, at), ...more, ...blocks.slice(at)] });
}
