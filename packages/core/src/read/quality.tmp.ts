import { readFileSync } from "node:fs";
import { readEntry } from "./read-entry.ts";
import { languagesFor } from "./words/languages.ts";

const file = process.argv[2]!;
const show = process.argv[3] ?? "";
const half = process.argv[4] ?? "dev";
const rows = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((l) => JSON.parse(l))
  .filter((r, i) =>
    process.argv[5] && r.lang !== process.argv[5]
      ? false
      : half === "all"
        ? true
        : half === "dev"
          ? i % 2 === 0
          : i % 2 === 1,
  );
const plainKinds = new Set(["claim", "must", "step", "rule", "blocked", "note", "outcome"]);
const norm = (s: any) =>
  String(s ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
const isTyped = (i: any, block: string) =>
  (!plainKinds.has(i.kind) && !(i.kind === "final_answer" && !i.max_words && !i.code_only)) ||
  (i.kind === "blocked" && block !== "stop_when");
function key(i: any): string {
  switch (i.kind) {
    case "command":
    case "shell":
      return i.kind === "shell" ? "command" : i.kind;
    default:
      return i.kind;
  }
}
function fits(want: any, got: any): boolean {
  const wk = key(want),
    gk = key(got);
  if (wk !== gk) return false;
  switch (wk) {
    case "command":
      return (
        norm(want.run) === norm(got.run) &&
        (want.exit_code ?? 0) === got.exit_code &&
        (want.stdout === undefined) === (got.stdout === undefined)
      );
    case "artifact":
      return (
        want.path === got.path &&
        (want.contains === undefined) === (got.contains === undefined) &&
        (want.json === undefined) === (got.json === undefined)
      );
    case "absent":
      return norm(want.in) === norm(got.in) && (want.last_lines ?? 0) === (got.last_lines ?? 0);
    case "metric":
      return (
        norm(want.run) === norm(got.run.run) &&
        ((want.op.startsWith("<") && got.at_most === want.value && got.at_least === undefined) ||
          (want.op.startsWith(">") && got.at_least === want.value && got.at_most === undefined) ||
          (want.op === "==" && got.at_most === want.value && got.at_least === want.value))
      );
    case "unchanged":
    case "scope":
      return norm((want.paths ?? []).join()) === norm(got.paths.join());
    case "after":
      return norm(want.run) === norm(got.check.run);
    case "gate":
      return norm(want.run) === norm(got.check.run);
    case "deliver":
      return want.path === got.path;
    case "final_answer":
      return (want.max_words ?? 0) === (got.max_words ?? 0) && !!want.code_only === !!got.code_only;
    case "completion_signal":
      return norm(want.text) === norm(got.text);
    case "budget":
      return ["turns", "minutes", "tokens", "dollars"].every((k) => want[k] === got[k]);
    case "never":
      return (want.instead === undefined) === (got.instead === undefined);
    default:
      return true;
  }
}
let want = 0,
  made = 0,
  right = 0;
const byKind: Record<string, number[]> = {};
for (const e of rows) {
  if (["goal", "context"].includes(e.block)) continue;
  let got: any[] = [];
  try {
    got = readEntry(e.block, e.entry, languagesFor(e.entry))
      .filter((r) => r.typed)
      .map((r) => r.item);
  } catch (err) {
    console.log("THROW", e.id, err);
  }
  const options = [e.items, ...(e.alt ?? [])];
  let best: any;
  for (const o of options) {
    const w = o.filter((i: any) => isTyped(i, e.block));
    const left = [...got];
    let r = 0;
    const missed: any[] = [];
    for (const x of w) {
      const at = left.findIndex((g) => fits(x, g));
      if (at >= 0) {
        left.splice(at, 1);
        r++;
      } else missed.push(x);
    }
    const g2 = got.filter((g: any) => isTyped(g, e.block));
    const wrong = left.filter((g: any) => isTyped(g, e.block)).length;
    const score = r - wrong - missed.length;
    if (!best || score > best.score) best = { w: w.length, r, made: g2.length, score, missed, left };
  }
  want += best.w;
  made += best.made;
  right += best.r;
  for (const x of best.missed) {
    (byKind[x.kind] ??= [0, 0, 0])[0]++;
  }
  for (const x of best.left) (byKind[x.kind] ??= [0, 0, 0])[1]++;
  for (const x of options[0]) if (isTyped(x, e.block)) (byKind[x.kind] ??= [0, 0, 0])[2]++;
  if (
    show &&
    (best.missed.length || best.left.filter((g: any) => isTyped(g, e.block)).length) &&
    (show === "all" || e.block === show || e.lang === show || e.id === show)
  )
    console.log(`${e.id} [${e.block}] ${e.entry}\n   want ${JSON.stringify(e.items)}\n   got  ${JSON.stringify(got)}`);
}
console.log({ want, made, right, recall: (right / want).toFixed(3), precision: (right / made).toFixed(3) });
console.log(
  Object.entries(byKind)
    .map(([k, v]) => `${k}: of ${v[2]} missed ${v[0]} wrong ${v[1]}`)
    .join("\n"),
);
