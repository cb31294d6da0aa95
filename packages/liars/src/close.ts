import type { Contract } from "@goalpost/core";
import type { Verdict } from "@goalpost/verify";
import { redteam, withLines } from "@goalpost/verify/redteam";
import { throughGates } from "./gates.ts";
import type { Project } from "./lie.ts";
import { makeTree } from "./tree.ts";

/** A contract that was closed by the lines of `goalpost redteam`. */
export interface Closed {
  /** Null where redteam has nothing to close it with: the untouched tree is taken for done. */
  readonly contract: Contract | null;
  /** The lines that were put in, as code. */
  readonly lines: readonly string[];
  /** The verdict on the honest work under it. */
  readonly twin: Verdict | null;
}

/** Plays redteam on a project, puts in what it asks for, a held-out check by the project's person among it, and plays the honest work. */
export async function close(project: Project): Promise<Closed> {
  const report = await (async () => {
    using tree = makeTree(project.files, { git: project.git ?? true });
    return await redteam(project.contract, { cwd: tree.root, env: tree.env });
  })();
  if (report.proves_nothing) return { contract: null, lines: [], twin: null };
  const wanted = report.lines.filter(({ stops }) => stops.length > 0);
  const lines = wanted.map((line) => (line.kind === "held-out" ? { ...line, item: heldOutItem(project) } : line));
  const contract = withLines(project.contract, lines);
  const { receipt } = await throughGates(project, contract, project.honest, undefined, true);
  return { contract, lines: lines.flatMap(({ code, item }) => (item === null ? [] : [code])), twin: receipt.verdict };
}

const heldOutItem = ({ heldOut }: Project) =>
  heldOut === undefined
    ? null
    : { kind: "held_out", check: { kind: "command", run: heldOut.run }, files: "~/held-out" };

/** The same project is closed once. */
export class Closing {
  readonly #known = new Map<string, Promise<Closed>>();

  of(project: Project): Promise<Closed> {
    const key = keyOf(project);
    const known = this.#known.get(key) ?? close(project);
    this.#known.set(key, known);
    return known;
  }
}

/** Tells projects apart by what they hold. */
export const keyOf = ({ files, contract, git, language }: Project): string =>
  JSON.stringify([language, git ?? true, files, contract]);
