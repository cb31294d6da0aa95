import { Collected, isFileName, plainLines, type TestReport, type TestState } from "./report.ts";

const entry = /^( *)([✔✖﹣⚠▶]) (.*)$/u;
const total = /^ℹ tests (\d+)$/u;

interface Open {
  readonly depth: number;
  readonly name: string;
}

/**
 * Reads the spec reporter of node:test. What tests print stands between its lines as it is, so that the number at the end is compared with what
 * was read.
 *
 * @returns Nothing when the text is none.
 */
export function readNodeSpec(text: string): TestReport | undefined {
  const lines = plainLines(text);
  const ends = lines.flatMap((line, at) => (total.test(line) ? [at] : []));
  const end = ends.at(-1);
  if (end === undefined) return undefined;
  const all = new Collected();
  const [said, parents] = [Number(total.exec(lines[end] ?? "")?.[1]), readEntries(lines.slice(0, end), all)];
  // A parent is a test or a suite; the reporter does not say which, and counts tests alone.
  if (ends.length === 1 && (said < all.size || said > all.size + parents)) {
    all.fault(`its end says ${said} tests, and ${all.size} are in it`);
  }
  if (ends.length > 1) checkSum(lines, ends, all, parents);
  return all.report("node-spec");
}

/** Several runs, one after the other: their numbers are added. */
function checkSum(lines: readonly string[], ends: readonly number[], all: Collected, parents: number): void {
  const said = ends.reduce((sum, at) => sum + Number(total.exec(lines[at] ?? "")?.[1]), 0);
  if (said < all.size || said > all.size + parents) all.fault(`its ends say ${said} tests, and ${all.size} are in it`);
}

function readEntries(lines: readonly string[], all: Collected): number {
  let open: Open[] = [];
  let parents = 0;
  let listing = false;
  for (const line of lines) {
    // Failures are listed again behind the numbers of a run.
    if (/^✖ failing tests:$/u.test(line)) listing = true;
    if (/^▶ |^ℹ tests /u.test(line)) listing = false;
    const [, indent, mark, said] = entry.exec(line) ?? [];
    if (indent === undefined || mark === undefined || said === undefined || listing) continue;
    const depth = indent.length / 2;
    open = open.filter((each) => each.depth <= depth);
    const name = said.replace(/ # .*$/u, "").replace(/ \(\d[\d.]*ms\)$/, "");
    if (mark === "▶") {
      open = [...open.filter((each) => each.depth < depth), { depth, name: said }];
      parents += 1;
    } else if (open.at(-1)?.depth === depth && open.at(-1)?.name === name) open.pop();
    else all.add([...open.map((each) => each.name), name], stateOf(mark, said), open.length === 0 && isFileName(name));
  }
  return parents;
}

function stateOf(mark: string, said: string): TestState {
  if (/ # TODO\b/u.test(said)) return "todo";
  if (mark === "﹣" || / # SKIP\b/u.test(said)) return "skipped";
  return mark === "✖" ? "failed" : "passed";
}
