import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { expect, test } from "vitest";
import { project } from "./testing/cache.ts";
import { call } from "./testing/call.ts";

const contract = `# Goal

Amounts are rounded to two places.

## Constraints

- Never skip a test.

## Done when

- \`node check.mjs\` exits 0
- a person looks at \`sums.txt\`: three amounts are rounded

## Stop when

- three turns bring nothing
`;
const files = {
  "goals/sums.goal.md": contract,
  "goals/vague.goal.md": "# Goal\n\nMake it better.\n\n## Done when\n\n- the code is clean\n",
  "prompt.md": "Goal: amounts are rounded.\n\nDone when:\n- `node check.mjs` exits 0\n- it reads well\n",
  "check.mjs":
    'import { readFileSync } from "node:fs";\nif (!readFileSync("sums.txt", "utf8").includes("1.23")) process.exit(1);\n',
  "sums.txt": "1.4\n",
  "SPEC.md": "# Sums\n\n## Requirements\n\n- R1: amounts are rounded: `node check.mjs` exits 0\n",
  "config.toml": 'model = "gpt-5.5"\nsandbox_mod = "read-only"\n',
  ".claude/skills/tidy/SKILL.md":
    "---\nname: tidy\ndescription: Tidies up after a change.\n---\n\nRemove what nothing uses.\n",
};

interface Typed {
  readonly line: string;
  /** It takes a second or more, and is shown as it is at 80 columns alone. */
  readonly isLong?: true;
}

const long = (line: string): Typed => ({ line, isLong: true });

/** What a newcomer types, in this order: every command once, with what it says where something is missing. */
const typed: readonly Typed[] = [
  { line: "goalpost" },
  { line: "goalpost --help" },
  { line: "goalpost preflight --help" },
  { line: "goalpost lnt" },
  { line: "goalpost lint goals" },
  { line: "goalpost lint --explain done-when-has-check" },
  { line: "goalpost import prompt.md" },
  long("goalpost preflight sums"),
  long("goalpost redteam sums"),
  { line: "goalpost render sums" },
  long("goalpost build sums --seal"),
  { line: "goalpost run sums --client /nowhere/client" },
  { line: "goalpost rehearse sums --client /nowhere/client" },
  { line: "goalpost demo --client /nowhere/client" },
  { line: "goalpost status" },
  { line: "goalpost status sums" },
  { line: "goalpost stop sums" },
  { line: "goalpost watch --text" },
  { line: "goalpost runs" },
  { line: "goalpost runs show sums" },
  { line: "goalpost runs clean --dry-run" },
  long("goalpost verify sums"),
  long("goalpost review sums"),
  { line: "goalpost approve sums D2 --yes --who Ada" },
  { line: "goalpost check-receipt receipt.json" },
  { line: "goalpost diff" },
  { line: "goalpost diff goals/sums.goal.md goals/vague.goal.md" },
  { line: "goalpost config validate config.toml" },
  { line: "goalpost config explain guarded" },
  { line: "goalpost config write guarded --file config.toml --dry-run" },
  { line: "goalpost config render guarded --as codex" },
  { line: "goalpost config set config.toml model_reasoning_effort high --dry-run" },
  { line: "goalpost config unset config.toml model --dry-run" },
  { line: "goalpost config doctor" },
  { line: "goalpost hook status" },
  { line: "goalpost hook install --help" },
  { line: "goalpost hook uninstall --target codex" },
  { line: "goalpost audit session.jsonl" },
  { line: "goalpost spec draft" },
  { line: "goalpost spec trace SPEC.md sums" },
  { line: "goalpost spec interview --dry-run" },
  { line: "goalpost spec refine" },
  { line: "goalpost spec all" },
  { line: "goalpost skills lint" },
  { line: "goalpost skills list" },
  { line: "goalpost skills install forge" },
  { line: "goalpost skills update" },
  { line: "goalpost skills uninstall" },
  { line: "goalpost fleet template.goal.ts table.csv" },
  { line: "goalpost preset diff acme@1 acme@2" },
  { line: "goalpost ci github --help" },
  { line: "goalpost clean --dry-run" },
  { line: "goalpost init tidy" },
];

/** What these print is a text to be used as it is: a source, a launch, a change. */
const documents = /^goalpost (?:import|render|lint --explain|config (?:render|write|set|unset)|spec trace)/;

const widths = { "80 wide": 80, "120 wide": 120, piped: undefined } as const;

/** What differs from one machine, day and run to the next. */
function scrubbed(text: string, cwd: string): string {
  return text
    .replaceAll(`${cwd}.state`, "STATE")
    .replaceAll(cwd, "PROJECT")
    .replaceAll(resolve(import.meta.dirname, "../../.."), "GOALPOST")
    .replaceAll(homedir(), "HOME")
    .replaceAll(tmpdir(), "TEMP")
    .replace(/\b[0-9a-f]{64}\b/g, (hash) => `${"0".repeat(hash.length)}`)
    .replace(/\b[0-9a-f]{12}\b/g, "0".repeat(12))
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?/g, "2026-01-01T00:00:00Z")
    .replace(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, "0.1 s")
    .replace(/STATE\/project-[^/\s]+/g, "STATE/project")
    .replace(/\/runs\/20\S+/g, "/runs/2026-01-01T00-00-00-000Z-1")
    .replace(/(base|commit) [0-9a-f]{7,}/g, "$1 0000000")
    .replace(/ +$/gm, "");
}

/** Where Node is, and what every machine has; the sandbox mounts what it finds there. */
const tools = [dirname(process.execPath), "/usr/bin", "/bin"].join(":");

async function screensAt(columns: number | undefined): Promise<readonly string[]> {
  const cwd = project(files);
  const git = (...words: string[]) =>
    spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...words], { cwd });
  for (const words of [
    ["init", "-q"],
    ["add", "-A"],
    ["commit", "-qm", "All there is"],
  ])
    git(...words);
  const said: string[] = [];
  for (const { line, isLong = false } of typed) {
    if (isLong && columns !== 80) {
      said.push("");
      continue;
    }
    const argv = line.split(" ").slice(1);
    const env = {
      PATH: tools,
      NO_COLOR: "1",
      // the length of a path decides where a line is broken
      GOALPOST_CODEX: "/nowhere/codex",
      GOALPOST_CLAUDE: "/nowhere/claude",
    };
    let both = "";
    const { code } = await call(argv, {
      onText: (text) => {
        both += text;
      },
      cwd,
      env,
      ...(columns === undefined ? {} : { screen: columns }),
    });
    said.push(scrubbed(`${both.trimEnd()}\n(exit code ${code})`, cwd));
  }
  return said;
}

// without the sandbox a verdict says another thing
const hasSandbox = existsSync("/usr/bin/bwrap");
if (!hasSandbox) console.log("skipped: no bubblewrap, so that a verdict would say another thing than docs/screens.md");
test.skipIf(!hasSandbox)(
  "docs/screens.md shows what every command says, and no line is wider than its terminal",
  {
    timeout: 300_000,
  },
  async () => {
    const seen = new Map<string, readonly string[]>();
    for (const [name, columns] of Object.entries(widths)) seen.set(name, await screensAt(columns));
    const lines = [
      "# Screens",
      "",
      "What each command says where it has something to say, in a terminal that is 80 or 120 columns wide, and where its output is piped. The tests of the",
      "command line print this page: paths, hashes, times and durations are replaced. What the three have in common is shown once; what takes long is shown at 80 columns.",
      "",
    ];
    for (const [at, { line }] of typed.entries()) {
      const byText = new Map<string, string[]>();
      for (const [name, screens] of seen)
        byText.set(screens[at] ?? "", [...(byText.get(screens[at] ?? "") ?? []), name]);
      lines.push(`## ${line}`, "");
      byText.delete("");
      for (const [text, names] of byText) {
        if (byText.size > 1) lines.push(`${names.join(", ")}:`, "");
        lines.push("````text", `$ ${line}`, text, "````", "");
      }
    }
    await expect(lines.join("\n")).toMatchFileSnapshot(resolve(import.meta.dirname, "../../../docs/screens.md"));
    const wide = Object.entries(widths).flatMap(([name, columns = Number.POSITIVE_INFINITY]) =>
      (seen.get(name) ?? []).flatMap(
        (screen, at) =>
      documents.test(typed[at]?.line ?? "") ? [] : screen.split("\n").filter((each) => each.length > columns && / \S* /.test(each.trim())), // biome-ignore format: one
      ),
    );
    // One word, such as a path, is not broken.
    expect(wide).toEqual([]);
  },
);
