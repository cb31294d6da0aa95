import { secondIn } from "../fold/second.ts";
import { isObject, listIn, numberIn, textIn } from "../record.ts";
import { cleanLine, duration, figure, html } from "./clean.ts";
import type { Collected, KeptDiff, TimelineLine } from "./collect.ts";
import { contractText } from "./contract-text.ts";
import { barPlot, checkPlot, linePlot, sayDollars, sayTokens } from "./plots.ts";
import { reportStyle } from "./report-style.ts";

/**
 * Writes a run as one HTML file that needs no server and no network: no script is in it, and its policy lets none run. All that came from elsewhere is
 * text, never markup.
 */
export function htmlOf(given: Collected): string {
  const { summary, turns, checks, receipt, contract, diffs } = given;
  const title = `${cleanLine(summary.contract_id) || "run"}: ${cleanLine(summary.verdict ?? summary.reason ?? "no receipt")}`;
  const sections = [
    head(given),
    section("Checks", checks.length === 0 ? muted("No check was looked at.") : checkPlot(checks)),
    section("Tokens and dollars", turns.length === 0 ? muted("No turn was told.") : plots(given)),
    section("Receipt", isObject(receipt) ? receiptHtml(receipt) : muted("There is no receipt.")),
    section(
      `Changed files (${diffs.length})`,
      diffs.length === 0 ? muted("No change was kept.") : diffs.map(diffHtml).join(""),
    ),
    section(
      "Contract",
      contract === undefined ? muted("The log holds no contract.") : `<pre>${html(contractText(contract))}</pre>`,
    ),
    section("Turns", turnTable(given)),
    section("Timeline", timelineHtml(given)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
${sections.join("\n")}
</main>
<footer>Written by goalpost from the log of the run. It says what the log says; the receipt is checked with <code>goalpost check-receipt</code>.</footer>
</body>
</html>
`;
}

function head({ summary, read }: Collected): string {
  const { use, counts } = summary;
  const facts: readonly (readonly [string, string])[] = [
    ["client", `${summary.client || summary.target} ${summary.client_version}`],
    ["model", summary.model],
    ["sandbox", summary.sandbox],
    ["started", summary.started_at],
    ["took", duration(summary.started_at, summary.updated_at)],
    ["turns", figure(use.turns)],
    ["tokens", `${figure(use.tokens)} (${figure(use.cached_input_tokens)} from the cache)`],
    ["dollars", use.dollars === null ? "" : sayDollars(use.dollars)],
    ["commands", `${figure(counts.commands)}, ${figure(counts.failed_commands)} failed`],
    ["taken up again", figure(counts.reactivations)],
    ["run", summary.run_id],
  ];
  const rows = facts
    .filter(([, value]) => value.trim() !== "")
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${html(cleanLine(value))}</dd></div>`);
  const verdict = summary.verdict ?? "no receipt";
  const end = summary.reason === null ? "has not ended" : `ended: ${summary.reason}`;
  const why = summary.why === "" ? "" : `<p>${html(cleanLine(summary.why))}</p>`;
  const damage =
    read.damaged + counts.lost === 0
      ? ""
      : `<p class="warn">Damaged lines of the log: ${figure(read.damaged)}. Records lost to a full disk: ${figure(counts.lost)}.</p>`;
  return `<header><p class="eyebrow">Run of a contract</p><h1>${html(cleanLine(summary.contract_id) || "unnamed")}</h1><p><span class="badge ${badge(verdict)}">${html(verdict)}</span> <span class="muted">${html(end)}; goal ${html(cleanLine(summary.goal))}</span></p>${why}${damage}<dl>${rows.join("")}</dl></header>`;
}

const badge = (verdict: string): string =>
  verdict === "done" ? "pass" : verdict === "not done" ? "fail" : verdict === "needs person" ? "person" : "other";

const section = (title: string, body: string): string => `<section><h2>${html(title)}</h2>${body}</section>`;
const muted = (text: string): string => `<p class="muted">${html(text)}</p>`;

function plots({ turns, summary }: Collected): string {
  const tokens = turns.map((turn) => turn.tokens);
  const dollars = turns.map((turn) => turn.dollars ?? 0);
  const drawn = [
    barPlot({ title: "Tokens of each turn", values: tokens, say: sayTokens }),
    linePlot({ title: "Tokens so far", values: tokens, bound: summary.bounds.tokens, say: sayTokens }),
  ];
  if (dollars.some((value) => value > 0))
    drawn.push(linePlot({ title: "Dollars so far", values: dollars, bound: summary.bounds.dollars, say: sayDollars }));
  return `<div class="plots">${drawn.join("")}</div>`;
}

function receiptHtml(receipt: Readonly<Record<string, unknown>>): string {
  const room = isObject(receipt.room) ? receipt.room : undefined;
  const facts = [
    `Verdict: ${textIn(receipt, "verdict")}`,
    `contract ${textIn(receipt.contract, "sha256").slice(0, 12)}`,
    ...(room === undefined
      ? ["judged in the tree itself"]
      : [`judged in a room, tree ${textIn(room, "tree_sha256").slice(0, 12)}, sandbox ${textIn(room, "sandbox")}`]),
    `made ${textIn(receipt, "started_at")} in ${figure((numberIn(receipt, "duration_ms") ?? 0) / 1000)} s`,
  ];
  const rows = listIn(receipt, "checks").map((check) => {
    const output = textIn(check, "output");
    const help = textIn(check, "help");
    const more = [
      help === "" ? "" : `<p class="muted">help: ${html(cleanLine(help))}</p>`,
      output === "" ? "" : `<pre>${html(output)}</pre>`,
      approvalOf(check),
    ].join("");
    const status = textIn(check, "status");
    return `<tr><th scope="row">${html(textIn(check, "id"))}</th><td><span class="badge ${status === "pass" ? "pass" : status === "fail" ? "fail" : status === "needs-person" ? "person" : "other"}">${html(status)}</span></td><td>${html(`${textIn(check, "kind")}: ${cleanLine(textIn(check, "title"))}`)}<br><span class="muted">${html(cleanLine(textIn(check, "what")))}</span>${more}</td></tr>`;
  });
  const second = secondIn(receipt);
  const said = second === null ? [] : [`second key: ${second.says}`];
  const notes = [...said, ...listIn(receipt, "open"), ...listIn(receipt, "notes")].filter(
    (note): note is string => typeof note === "string",
  );
  const list =
    notes.length === 0 ? "" : `<ul>${notes.map((note) => `<li>${html(cleanLine(note))}</li>`).join("")}</ul>`;
  return `<p class="muted">${html(facts.join("; "))}</p><table><thead><tr><th scope="col">check</th><th scope="col">status</th><th scope="col">what was seen</th></tr></thead><tbody>${rows.join("")}</tbody></table>${list}`;
}

function approvalOf(check: unknown): string {
  const approval = isObject(check) ? check.approval : undefined;
  const who = textIn(approval, "who");
  if (who === "") return "";
  const gone = textIn(approval, "void");
  return `<p>${html(cleanLine(`approved by ${who}, ${textIn(approval, "when")}, ${textIn(approval, "by")}${gone === "" ? "" : `; void: ${gone}`}`))}</p>`;
}

function diffHtml({ path, change, patch, left_out }: KeptDiff): string {
  const body =
    patch === ""
      ? muted(left_out === "" ? "No diff was kept." : left_out)
      : `<pre class="diff">${patch
          .split("\n")
          .filter((line) => !/^(?:---|\+\+\+|={5,}|\\ No newline)/.test(line))
          .map(diffLine)
          .join("")}</pre>`;
  return `<details><summary><code>${html(cleanLine(path))}</code> <span class="muted">${html(change)}</span></summary>${body}</details>`;
}

function diffLine(line: string): string {
  const kind = line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : line.startsWith("@@") ? "hunk" : "";
  return `<span class="${kind}">${html(line)}\n</span>`;
}

/** Turns that are listed; of more, the first and the last half. */
const mostTurns = 400;

function turnTable({ turns }: Collected): string {
  if (turns.length === 0) return muted("No turn was told.");
  const half = mostTurns / 2;
  const shown = turns.length <= mostTurns ? turns : [...turns.slice(0, half), ...turns.slice(-half)];
  const rows = shown.map(
    (row) =>
      `<tr><th scope="row">${row.turn}</th><td>${html(row.status ?? "running")}</td><td>${html(row.ended_at === null ? "" : duration(row.started_at, row.ended_at))}</td><td>${html(figure(row.tokens))}</td><td>${row.commands}</td><td>${row.failed_commands}</td><td>${row.file_changes}</td></tr>`,
  );
  const left = turns.length - shown.length;
  const names = ["turn", "end", "took", "tokens", "commands", "failed", "changes"]
    .map((name) => `<th scope="col">${name}</th>`)
    .join("");
  return `<details${turns.length > 12 ? "" : " open"}><summary>${turns.length} turns${left > 0 ? `, of which ${left} in the middle are left out` : ""}</summary><table class="figures"><thead><tr>${names}</tr></thead><tbody>${rows.join("")}</tbody></table></details>`;
}

function timelineHtml({ timeline }: Collected): string {
  const left =
    timeline.dropped === 0 ? "" : `<li class="muted">… ${figure(timeline.dropped)} lines are left out …</li>`;
  const items = [...timeline.first.map(lineHtml), left, ...timeline.last.map(lineHtml)].join("");
  return `<ol class="timeline">${items}</ol>`;
}

const lineHtml = ({ at, tone, text }: TimelineLine): string =>
  `<li class="${tone}"><time>${html(at.slice(11, 19))}</time> <span>${html(cleanLine(text))}</span></li>`;
